import { LabelChange, ReplicationGroup, ReplicationGroupsApi, SecretsApi, TokenChange, User, UsersApi } from '../../../src/access/rotation/handler/apis';
import { Clock } from '../../../src/access/rotation/handler/wait';

const MINUTE = 60_000;

function serviceError(name: string): Error {
  return Object.assign(new Error(`${name} from the service`), { name });
}

/** Time that passes by sleeping only. */
export class FakeClock implements Clock {
  public now = 0;
  private end = 0;

  /** A function is started, and has 15 minutes. */
  public start(): void {
    this.end = this.now + 15 * MINUTE;
  }

  public remaining(): number {
    return this.end - this.now;
  }

  public async sleep(milliseconds: number): Promise<void> {
    this.now += milliseconds;
    if (this.now > this.end) { throw serviceError('FunctionWasEnded'); }
  }
}

/** One secret, with the rules of Secrets Manager about labels; a version without a label is deleted at once. */
export class FakeSecrets implements SecretsApi {
  public readonly versions = new Map<string, { text?: string; labels: Set<string> }>();

  constructor(text: string) {
    this.versions.set('v0', { text, labels: new Set(['AWSCURRENT']) });
  }

  /** What RotateSecret does before it calls the function. */
  public announce(version: string): void {
    this.move('AWSPENDING', version);
    this.deleteUnlabelled();
  }

  public holderOf(label: string): string | undefined {
    return [...this.versions].find(([, { labels }]) => labels.has(label))?.[0];
  }

  public get current(): string {
    return this.versions.get(this.holderOf('AWSCURRENT')!)!.text!;
  }

  public get texts(): string[] {
    return [...this.versions.values()].flatMap(({ text }) => text ?? []);
  }

  public async describeSecret() {
    return { VersionIdsToStages: Object.fromEntries([...this.versions].map(([id, { labels }]) => [id, [...labels]])) };
  }

  public async getSecretValue({ VersionId }: { VersionId: string }) {
    const text = this.versions.get(VersionId)?.text;
    if (text === undefined) { throw serviceError('ResourceNotFoundException'); }
    return { SecretString: text };
  }

  public async putSecretValue(input: { ClientRequestToken: string; SecretString: string; VersionStages: string[] }) {
    const existing = this.versions.get(input.ClientRequestToken)?.text;
    if (existing !== undefined && existing !== input.SecretString) { throw serviceError('ResourceExistsException'); }
    input.VersionStages.forEach(label => this.move(label, input.ClientRequestToken));
    this.versions.get(input.ClientRequestToken)!.text = input.SecretString;
  }

  public async updateSecretVersionStage({ VersionStage, MoveToVersionId, RemoveFromVersionId }: LabelChange) {
    const holder = this.holderOf(VersionStage);
    if (holder !== RemoveFromVersionId) { throw serviceError('InvalidParameterException'); }
    if (MoveToVersionId !== undefined && !this.versions.has(MoveToVersionId)) { throw serviceError('ResourceNotFoundException'); }
    this.move(VersionStage, MoveToVersionId);
    if (VersionStage === 'AWSCURRENT') { this.move('AWSPREVIOUS', holder); }
    this.deleteUnlabelled();
  }

  private deleteUnlabelled(): void {
    this.versions.forEach(({ labels }, id) => labels.size === 0 && this.versions.delete(id));
  }

  private move(label: string, to?: string): void {
    if (to !== undefined && !this.versions.has(to)) { this.versions.set(to, { labels: new Set() }); }
    this.versions.forEach(({ labels }, id) => id === to ? labels.add(label) : labels.delete(label));
  }
}

/** What ElastiCache may do with a ROTATE to a token that it has already: its pages do not say. */
export const REPEATED_ROTATE: Record<string, (tokens: string[], token: string) => string[]> = {
  'makes it the newest': (tokens, token) => [...tokens.filter(other => other !== token), token],
  'changes nothing': tokens => tokens,
  'drops the oldest': (tokens, token) => [...tokens, token],
  'is refused': () => { throw serviceError('InvalidParameterValueException'); },
};

/** What changes, and is being changed for a while. */
abstract class Changing {
  public changes = 0;
  public changeTakes = 3 * MINUTE;
  private until = -1;
  protected before: string[];

  constructor(protected readonly clock: FakeClock, public credentials: string[]) {
    this.before = credentials;
  }

  /** Whether the engine accepts it, now and when a change that is under way has ended. */
  public accepts(credential: string): boolean {
    return this.credentials.includes(credential) && (!this.busy || this.before.includes(credential));
  }

  protected get busy(): boolean {
    return this.clock.now < this.until;
  }

  protected change(credentials: string[]): void {
    this.changes += 1;
    this.before = this.credentials;
    this.credentials = credentials;
    this.until = this.clock.now + this.changeTakes;
  }
}

/** A replication group that keeps the two newest tokens. */
export class FakeReplicationGroup extends Changing implements ReplicationGroupsApi {
  constructor(clock: FakeClock, token: string, private readonly repeated: keyof typeof REPEATED_ROTATE) {
    super(clock, [token]);
  }

  public async describeReplicationGroups(): Promise<{ ReplicationGroups: ReplicationGroup[] }> {
    return { ReplicationGroups: [this.busy ? { Status: 'modifying', PendingModifiedValues: { AuthTokenStatus: 'ROTATING' } } : { Status: 'available' }] };
  }

  public async modifyReplicationGroup({ AuthToken, AuthTokenUpdateStrategy = 'ROTATE' }: Partial<TokenChange>): Promise<void> {
    if (this.busy) { throw serviceError('InvalidReplicationGroupStateFault'); }
    if (AuthTokenUpdateStrategy !== 'ROTATE') { throw new Error('the library never uses another strategy'); }
    const known = this.credentials.includes(AuthToken!);
    this.change((known ? REPEATED_ROTATE[this.repeated](this.credentials, AuthToken!) : [...this.credentials, AuthToken!]).slice(-2));
  }
}

/** A user with at most two passwords. */
export class FakeUser extends Changing implements UsersApi {
  constructor(clock: FakeClock, password: string) {
    super(clock, [password]);
  }

  public async describeUsers(): Promise<{ Users: User[] }> {
    return { Users: [{ Status: this.busy ? 'modifying' : 'active', Authentication: { PasswordCount: this.credentials.length } }] };
  }

  public async modifyUser({ Passwords }: { Passwords: string[] }): Promise<void> {
    if (this.busy) { throw serviceError('InvalidUserStateFault'); }
    if (Passwords.length > 2 || new Set(Passwords).size < Passwords.length) { throw serviceError('InvalidParameterValueException'); }
    this.change(Passwords);
  }
}
