import { AwsCredentials, Environment } from './aws-credentials';
import { GateError } from './log';
import { signed } from './signature';

export type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';

/** The text of one version of a secret. Undefined if there is no such version. */
export type ReadSecret = (secretArn: string, stage: Stage) => Promise<string | undefined>;

const TIMEOUT_MS = 3000;

export interface SecretsOptions {
  readonly region: string;
  readonly env: Environment;
  readonly credentials: () => Promise<AwsCredentials>;
}

/** Reads from AWS Secrets Manager. */
export function secretsManager(options: SecretsOptions): ReadSecret {
  const url = new URL(endpoint(options));
  return async (secretArn, stage) => {
    const body = JSON.stringify({ SecretId: secretArn, VersionStage: stage });
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'secretsmanager.GetSecretValue' };
    const response = await fetch(url, {
      method: 'POST',
      headers: signed({ url, headers, body }, 'secretsmanager', options.region, await options.credentials(), new Date()),
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = await response.json() as { readonly SecretString?: string; readonly __type?: string };
    if (response.ok) {
      return answer.SecretString;
    }
    const type = String(answer.__type).replace(/^.*#/, '');
    if (type === 'ResourceNotFoundException' && stage === 'AWSPREVIOUS') {
      return undefined;
    }
    throw new GateError(`Secrets Manager refused to tell ${secretArn}: ${response.status} ${type}`);
  };
}

function endpoint({ region, env }: SecretsOptions): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return env.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? env.AWS_ENDPOINT_URL ?? `https://secretsmanager.${region}.${suffix}`;
}
