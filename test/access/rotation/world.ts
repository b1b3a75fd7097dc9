import { FakeClock, FakeReplicationGroup, FakeSecrets, FakeUser, REPEATED_ROTATE } from './fakes';
import { Target } from '../../../src/access/rotation/handler/apis';
import { run } from '../../../src/access/rotation/handler/run';
import { TokenTarget } from '../../../src/access/rotation/handler/token-target';
import { UserTarget } from '../../../src/access/rotation/handler/user-target';

export const STEP_NAMES = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];
const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-abcdef';
const FIRST = 'first-credential-0123456789';

/** When a call of an API fails: before it does anything, or after it did and the answer was lost. */
export interface Crash {
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** A secret, what it opens, and Secrets Manager, which calls the function. */
export class World {
  /** A replication group, by what it does with a ROTATE to a token it has. */
  public static withToken(repeated: keyof typeof REPEATED_ROTATE): World {
    const clock = new FakeClock();
    const group = new FakeReplicationGroup(clock, FIRST, repeated);
    return new World(clock, new FakeSecrets(FIRST), group, world => new TokenTarget(world.watched(group), 'shop', clock));
  }

  public static withUser(): World {
    const clock = new FakeClock();
    const user = new FakeUser(clock, FIRST);
    const secret = JSON.stringify({ username: 'shop', password: FIRST, engine: 'valkey' });
    return new World(clock, new FakeSecrets(secret), user, world => new UserTarget(world.watched(user), 'shop', clock));
  }

  /** Calls of APIs since `crashAt`. */
  public calls = 0;
  public readonly logged: string[] = [];
  /** Each moment in which the current credential was not accepted. */
  public readonly lockouts: string[] = [];
  private readonly target: Target;
  private readonly credentialsSeen = new Set([FIRST]);
  private crashes: Crash[] = [];
  private versions = 0;

  private constructor(
    public readonly clock: FakeClock,
    public readonly secrets: FakeSecrets,
    public readonly engine: FakeReplicationGroup | FakeUser,
    target: (world: World) => Target,
  ) {
    this.target = target(this);
  }

  public get current(): string {
    return this.target.credentialIn(this.secrets.current);
  }

  /** Counted from now. */
  public crashAt(...crashes: Crash[]): void {
    this.calls = 0;
    this.crashes = crashes;
  }

  /** RotateSecret: a new version. */
  public announce(): string {
    const version = `v${++this.versions}`;
    this.secrets.announce(version);
    return version;
  }

  public async invoke(Step: string, version: string): Promise<void> {
    // a mock of Jest takes longer than the function
    const { log } = console;
    console.log = line => void this.logged.push(String(line));
    this.clock.start();
    try {
      await run({ SecretId: ARN, ClientRequestToken: version, Step }, this.watched(this.secrets), this.target);
    } catch (e) {
      this.logged.push(`${e} ${JSON.stringify((e as Error).cause)}`);
      throw e;
    } finally {
      console.log = log;
    }
  }

  /** The four steps, each of them `times` times. Whether they were all done. */
  public async attempt(version: string, times = 1): Promise<boolean> {
    try {
      for (const step of STEP_NAMES) {
        for (let i = 0; i < times; i++) { await this.invoke(step, version); }
      }
      return true;
    } catch {
      return false;
    } finally {
      this.clock.now += this.engine.changeTakes;
    }
  }

  /** What was written to the log that is a secret. */
  public get leaks(): string[] {
    return [...this.credentialsSeen].filter(credential => this.logged.some(line => line.includes(credential)));
  }

  /** The same API, with failures, and with a look at the current credential after each call. */
  public watched<T extends object>(api: T): T {
    return new Proxy(api, {
      get: (target, key) => async (input: unknown) => {
        this.calls += 1;
        const crash = this.crashes.find(({ call }) => call === this.calls);
        if (crash?.when === 'before') { throw new Error(`lost: ${JSON.stringify(input)}`); }
        const output = await (Reflect.get(target, key) as (input: unknown) => Promise<unknown>).call(target, input);
        this.look(String(key));
        if (crash) { throw new Error(`lost: ${JSON.stringify(input)}`); }
        return output;
      },
    });
  }

  private look(call: string): void {
    this.secrets.texts.forEach(text => this.credentialsSeen.add(this.target.credentialIn(text)));
    if (!this.engine.accepts(this.current)) { this.lockouts.push(call); }
  }
}

/** The worlds in which a rotation can always be finished. */
export const WORLDS: Array<[string, () => World]> = [
  ...['makes it the newest', 'changes nothing', 'drops the oldest']
    .map((repeated): [string, () => World] => [`a token, where a repeated ROTATE ${repeated}`, () => World.withToken(repeated)]),
  ['a user with two passwords', () => World.withUser()],
];
