import * as fs from 'node:fs';
import { GateError } from './log';

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const ECS_AGENT = 'http://169.254.170.2';
const REFRESH_BEFORE_MS = 5 * 60_000;
const TIMEOUT_MS = 2000;

/** Credentials from the environment, or else of the task role. They are renewed before they expire. */
export class AwsCredentialsSource {
  private cached?: { readonly credentials: AwsCredentials; readonly expires: number };

  public constructor(private readonly env: Environment) {}

  public async get(): Promise<AwsCredentials> {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = this.env;
    if (accessKeyId && secretAccessKey) {
      return { accessKeyId, secretAccessKey, sessionToken };
    }
    const remaining = (this.cached?.expires ?? 0) - Date.now();
    if (remaining > REFRESH_BEFORE_MS) {
      return this.cached!.credentials;
    }
    try {
      this.cached = await this.ask();
    } catch (error) {
      // the old ones are still valid for some minutes
      if (remaining <= 0) { throw error; }
    }
    return this.cached!.credentials;
  }

  private async ask() {
    const { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: relative, AWS_CONTAINER_CREDENTIALS_FULL_URI: full } = this.env;
    const uri = relative ? ECS_AGENT + relative : full;
    if (!uri) {
      throw new GateError('there are no AWS credentials: neither of a task role nor in the environment');
    }
    const response = await fetch(uri, { headers: this.authorization(), signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) {
      throw new GateError(`the credentials of the task role were refused with ${response.status}`);
    }
    const { AccessKeyId, SecretAccessKey, Token, Expiration } = await response.json() as Record<string, string>;
    return {
      credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token },
      expires: Date.parse(Expiration),
    };
  }

  private authorization(): { authorization?: string } {
    const { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file, AWS_CONTAINER_AUTHORIZATION_TOKEN: token } = this.env;
    const authorization = file ? fs.readFileSync(file, 'utf8').trim() : token;
    return authorization ? { authorization } : {};
  }
}
