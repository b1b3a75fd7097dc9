import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { GateError } from './log';
import { Login } from './plain';
import { Refresher } from './refresher';
import { ReadSecret } from './secrets';

const REST_MS = 1000;

export interface CredentialsOptions {
  readonly secretArn: string;
  readonly read: ReadSecret;
  readonly onError: (error: unknown) => void;
}

/**
 * The accepted login: the user of the secret, with its current or its previous password.
 *
 * After a rotation, the gate still has the old secret for some seconds. So it reads the secret again before it refuses a login.
 */
export class Credentials {
  // digests with a key of this process have one length for any input, and reveal nothing
  private readonly key = randomBytes(32);
  private accepted: Buffer[] = [];
  private readonly refresher = new Refresher(() => this.read(), REST_MS);

  public constructor(private readonly options: CredentialsOptions) {}

  /** Whether the secret has been read. */
  public get known(): boolean {
    return this.accepted.length > 0;
  }

  /** Resolves even if the secret cannot be read. Then the old credentials stay valid. */
  public refresh(): Promise<void> {
    return this.refresher.refresh();
  }

  public async verify(login: Login): Promise<boolean> {
    if (this.matches(login)) {
      return true;
    }
    await this.refresh();
    return this.matches(login);
  }

  /** Takes the same time for every login. */
  private matches(login: Login): boolean {
    const given = this.digest(login);
    return this.accepted.reduce((found, each) => timingSafeEqual(each, given) || found, false);
  }

  private async read(): Promise<void> {
    const { secretArn, read, onError } = this.options;
    try {
      const [current, previous] = await Promise.all([read(secretArn, 'AWSCURRENT'), read(secretArn, 'AWSPREVIOUS')]);
      const login = loginOf(current);
      if (!login) {
        throw new GateError(`the secret ${secretArn} must be JSON with a 'username' and a 'password'`);
      }
      const before = loginOf(previous);
      this.accepted = [login, ...(before ? [before] : [])].map(each => this.digest(each));
    } catch (error) {
      onError(error);
    }
  }

  private digest({ username, password }: Login): Buffer {
    // neither of them contains NUL
    return createHmac('sha256', this.key).update(`${username}\0${password}`).digest();
  }
}

function loginOf(text: string | undefined): Login | undefined {
  try {
    const { username, password } = JSON.parse(text ?? '') as Partial<Login>;
    return typeof username === 'string' && typeof password === 'string' && username && password ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}
