import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { iamToken } from './iam-token';

/** Asked for by the client whenever it connects, so that nothing that was rotated or has expired is used again. */
export type Credentials = () => Promise<{ username?: string; password: string }>;

/** Of a cache with a token (the secret's whole text), or of a user with a password (a field of JSON). */
export function fromSecret(secretArn: string, username?: string): Credentials {
  const secrets = new SecretsManager({});
  return async () => {
    const { SecretString = '' } = await secrets.getSecretValue({ SecretId: secretArn });
    return username === undefined ? { password: SecretString } : { username, password: JSON.parse(SecretString).password };
  };
}

/** Of an IAM user: a token for each connection, signed with the credentials that the function, task or machine runs with. */
export function fromIam(cacheName: string, userId: string, region: string, serverless = false): Credentials {
  const credentials = defaultProvider();
  return async () => ({ username: userId, password: await iamToken({ cacheName, userId, region, credentials, serverless }) });
}
