import { Target, User, UsersApi } from './apis';
import { passwordIn, withPassword } from './password-field';
import { Clock, settle } from './wait';

/**
 * The password of a user: the field `password` of a secret in JSON, whose other fields stay as they are.
 *
 * A user has at most two passwords, and is given both at once: sending them again changes nothing.
 */
export class UserTarget implements Target {
  constructor(private readonly api: UsersApi, private readonly userId: string, private readonly clock: Clock) {}

  public credentialIn(text: string): string {
    return passwordIn(text);
  }

  public textWith(text: string, password: string): string {
    return withPassword(text, password);
  }

  public settled({ afterChange } = { afterChange: false }): Promise<void> {
    return settle({
      clock: this.clock,
      subject: `the user '${this.userId}'`,
      afterChange,
      state: async () => {
        const { Status = 'not found' } = await this.user();
        return Status === 'active' ? undefined : Status;
      },
    });
  }

  public async accept(current: string, pending: string): Promise<void> {
    await this.api.modifyUser({ UserId: this.userId, Passwords: [current, pending] });
  }

  /** A stack update that sends the user's one password takes the pending one away. */
  public async holdsBoth(): Promise<boolean> {
    return ((await this.user()).Authentication?.PasswordCount ?? 2) > 1;
  }

  private async user(): Promise<User> {
    return (await this.api.describeUsers({ UserId: this.userId })).Users?.[0] ?? {};
  }
}
