import { client, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed } from './harness/deployed';
import { ElastiCache } from './harness/elasticache';
import { Emulator } from './harness/emulator';
import { SessionReport, Sessions } from './harness/sessions';

const CLIENTS = 4;
const ROTATIONS = 5;

type Client = ReturnType<typeof client>;

/** A credential that is rotated. */
interface Credential {
  readonly endpoint: string;
  readonly secretArn: string;
  readonly user?: string;
}

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let service: ElastiCache;
let outputs: Outputs;
let caFile: string;

beforeAll(async () => {
  ({ emulator, cdk, deployed, service, outputs, engines: { caFile } } = await deployApp('test/e2e/apps/access'));
});

afterAll(async () => {
  await emulator?.stop();
});

const token = (): Credential => ({ endpoint: outputs.TokenEndpoint, secretArn: outputs.TokenSecretArn });
const password = (): Credential => ({ endpoint: outputs.UsersEndpoint, secretArn: outputs.RotatedSecretArn, user: outputs.RotatedName });
const limited = (): Credential => ({ endpoint: outputs.UsersEndpoint, secretArn: outputs.LimitedSecretArn, user: outputs.LimitedName });
const CREDENTIALS: [string, () => Credential][] = [['the token', token], ['the password of a user', password]];

/** What the secret says now: of a user it has fields, of a token it is the token. */
async function read({ secretArn, user }: Credential): Promise<string> {
  const text = await deployed.secret(secretArn);
  return user ? (JSON.parse(text) as { password: string }).password : text;
}

function connected<T>({ endpoint, user }: Credential, secret: string | undefined, work: (cache: Client) => Promise<T>): Promise<T> {
  return using(client(endpoint, { caFile, user, token: secret }), work);
}

async function answerTo(credential: Credential, secret: string): Promise<string> {
  return connected(credential, secret, cache => cache.ping()).catch((error: Error) => error.message.split(' ')[0]);
}

function reconnecting(credential: Credential): Sessions {
  return new Sessions(CLIENTS, async () => {
    const secret = await read(credential);
    await connected(credential, secret, async cache => {
      const value = Math.random().toString();
      await cache.set(value, value);
      if (await cache.get(value) !== value) {
        throw new Error('a value that was written is not there');
      }
      await cache.del(value);
    });
    return secret;
  });
}

/** Runs the work while clients of each credential reconnect, and others stay connected. */
async function underClients<T>(credentials: readonly Credential[], work: () => Promise<T>) {
  const staying = await Promise.all(credentials.flatMap(credential => Array.from({ length: CLIENTS }, async () => {
    const cache = client(credential.endpoint, { caFile, user: credential.user, token: await read(credential) });
    await cache.connect();
    return cache;
  })));
  const sessions = credentials.map(reconnecting);
  try {
    const result = await work();
    await Promise.all(sessions.map(each => each.another()));
    // none of them connects again by itself
    const stayed = (await Promise.all(staying.map(cache => cache.ping().catch(String)))).filter(answer => answer === 'PONG').length;
    return { result, stayed, reports: await Promise.all(sessions.map(each => each.end())) };
  } finally {
    await Promise.all(sessions.map(each => each.end()));
    staying.forEach(cache => cache.isOpen && cache.destroy());
  }
}

test('the function that is bound to the cache with a token writes to it and reads from it', async () => {
  expect(await deployed.invoke(outputs.TokenFunctionName, { key: 'greeting', value: 'hello' })).toEqual({ wrote: 'OK', read: 'hello' });
});

test('the function that is bound with a user writes and reads as that user, within its keys', async () => {
  expect(await deployed.invoke(outputs.UserFunctionName, { key: 'app:greeting', value: 'hello' })).toEqual({ wrote: 'OK', read: 'hello' });
  await expect(deployed.invoke(outputs.UserFunctionName, { key: 'greeting', value: 'hello' })).rejects.toThrow('NOPERM');
});

test('a user that is limited to app:* gets NOPERM elsewhere', async () => {
  await connected(limited(), await read(limited()), async cache => {
    expect([await cache.set('app:key', 'value'), await cache.get('app:key')]).toEqual(['OK', 'value']);
    await expect(cache.get('other:key')).rejects.toThrow('NOPERM');
    await expect(cache.set('other:key', 'value')).rejects.toThrow('NOPERM');
    await expect(cache.mGet(['app:key', 'other:key'])).rejects.toThrow('NOPERM');
    await expect(cache.flushAll()).rejects.toThrow('NOPERM');
  });
});

test('the user default is off: a client that names no user is refused, with a password and without one', async () => {
  const unnamed = { ...limited(), user: undefined };
  await expect(connected(unnamed, undefined, cache => cache.ping())).rejects.toThrow('NOAUTH');
  await expect(connected(unnamed, await read(limited()), cache => cache.ping())).rejects.toThrow('WRONGPASS');
});

test('a user with the password of another one is refused', async () => {
  await expect(connected(limited(), await read(password()), cache => cache.ping())).rejects.toThrow('WRONGPASS');
});

// the engine here checks no signature: this shows that the user is there, and what it may do
test('the IAM user is known to the engine by its id', async () => {
  await connected({ ...limited(), user: outputs.IamName }, 'would-be-signed', async cache => {
    expect(await cache.set('key', 'value')).toBe('OK');
    await expect(cache.flushAll()).rejects.toThrow('NOPERM');
  });
});

test('the engine accepts every sample of an access string, the presets among them', async () => {
  const names = outputs.SampleNames.split(',');
  expect(names).toEqual(expect.arrayContaining(['an-administrator', 'an-application', 'a-reader', 'a-user-that-is-off', 'selectors']));
  await connected({ ...limited(), user: 'an-administrator' }, 'any', async cache => {
    const users = await cache.aclUsers();
    expect(users).toEqual(expect.arrayContaining([...names, 'default', outputs.LimitedName, outputs.RotatedName, outputs.IamName]));
  });
});

test('the presets let a client in and keep it from what they say', async () => {
  const as = <T>(user: string, work: (cache: Client) => Promise<T>) => connected({ ...limited(), user }, 'any', work);
  await as('an-administrator', async cache => expect([await cache.set('key', 'value'), await cache.keys('ke*')]).toEqual(['OK', ['key']]));
  await as('an-application', async cache => {
    expect([await cache.set('key', 'value'), await cache.info('replication')]).toEqual(['OK', expect.stringContaining('role:master')]);
    await expect(cache.keys('*')).rejects.toThrow('NOPERM');
  });
  await as('a-reader', async cache => {
    expect([await cache.get('key'), await cache.info('replication')]).toEqual(['value', expect.stringContaining('role:master')]);
    await expect(cache.set('key', 'other')).rejects.toThrow('NOPERM');
  });
  await expect(as('a-user-that-is-off', cache => cache.ping())).rejects.toThrow('WRONGPASS');
});

describe('rotation on demand', () => {
  interface Rotated {
    readonly labels: readonly string[];
    readonly functionArn?: string;
    /** What the engine says to the new credential, the one before, and the one before that. */
    readonly answers: readonly string[];
  }
  const outcomes = new Map<string, { readonly rotated: readonly Rotated[]; readonly report: SessionReport; readonly stayed: number }>();

  async function rotate(credential: Credential): Promise<Rotated[]> {
    const known = [await read(credential)];
    const rotated: Rotated[] = [];
    for (let i = 0; i < ROTATIONS; i++) {
      const done = await deployed.rotate(credential.secretArn);
      known.unshift(await read(credential));
      rotated.push({ ...done, answers: await Promise.all(known.slice(0, 3).map(each => answerTo(credential, each))) });
    }
    expect(new Set(known).size).toBe(ROTATIONS + 1);
    return rotated;
  }

  // both at once, five times in a row
  beforeAll(async () => {
    await Promise.all(CREDENTIALS.map(async ([name, credential]) => {
      const { result, reports, stayed } = await underClients([credential()], () => rotate(credential()));
      outcomes.set(name, { rotated: result, report: reports[0], stayed });
    }));
  });

  describe.each(CREDENTIALS)('of %s', name => {
    test('runs as the deployed function, and makes the version current that Secrets Manager asked for', async () => {
      const [{ functionArn, labels }] = outcomes.get(name)!.rotated;
      expect(await deployed.functionNames()).toContain(functionArn!.split(':').pop());
      // the second label is the function's own: ElastiCache has accepted the credential
      expect([...labels].filter(label => label !== 'AWSPENDING').sort()).toEqual(['AWSCURRENT', 'cdk-elasticache:accepted']);
    });

    test('the engine accepts the new one over TLS, still accepts the previous one, and refuses the one before that', () => {
      const [first, ...later] = outcomes.get(name)!.rotated.map(({ answers }) => answers);
      expect(first).toEqual(['PONG', 'PONG']);
      expect(later).toEqual(Array(ROTATIONS - 1).fill(['PONG', 'PONG', 'WRONGPASS']));
    });

    test('five times under four clients that reconnect all the time fails no session', () => {
      const { sessions, failures, credentials } = outcomes.get(name)!.report;
      expect(failures).toEqual([]);
      expect(credentials).toBe(ROTATIONS + 1);
      expect(sessions).toBeGreaterThan(200);
    });

    test('five times disconnects no client that stays connected', () => {
      expect(outcomes.get(name)!.stayed).toBe(CLIENTS);
    });
  });

  test('the function that is bound reads the new token at its next connection', async () => {
    expect(await deployed.invoke(outputs.TokenFunctionName, { key: 'greeting', value: 'again' })).toEqual({ wrote: 'OK', read: 'again' });
  });
});

/** Rotates, deploys under clients, and tells what the engine says to the credentials of now and of before. */
async function deployUnderClients(context: Record<string, string>): Promise<string[][]> {
  const credentials = CREDENTIALS.map(([, of]) => of());
  const previous = await Promise.all(credentials.map(read));
  await Promise.all(credentials.map(({ secretArn }) => deployed.rotate(secretArn)));
  cdk.context = context;
  const { result, reports, stayed } = await underClients(credentials, () => cdk.deploy());
  expect(result.outputs).toEqual(outputs);
  expect(reports.map(({ failures }) => failures)).toEqual(credentials.map(() => []));
  expect(stayed).toBe(CLIENTS * credentials.length);
  return Promise.all(credentials.map(async (of, i) => [await answerTo(of, await read(of)), await answerTo(of, previous[i])]));
}

test('a deployment after a rotation that does not send the credential again leaves every client connected, and both credentials valid', async () => {
  expect(await deployUnderClients({ unrelated: 'after' })).toEqual([['PONG', 'PONG'], ['PONG', 'PONG']]);
});

// the cache and the user change themselves, so that the emulator resolves the references again
test('a deployment after a rotation that sends the current credential again leaves every client connected, though the previous one ends', async () => {
  expect(await deployUnderClients({ unrelated: 'after', changed: 'true' })).toEqual([['PONG', 'WRONGPASS'], ['PONG', 'WRONGPASS']]);
});

test('after such a deployment the next rotation keeps the credential before it valid', async () => {
  await Promise.all(CREDENTIALS.map(async ([, of]) => {
    const before = await read(of());
    await deployed.rotate(of().secretArn);
    expect([await answerTo(of(), await read(of())), await answerTo(of(), before)]).toEqual(['PONG', 'PONG']);
  }));
});

test('destroying the stack leaves no engine, user, secret or function', async () => {
  expect(await service.users()).not.toEqual([]);
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [], memcached: [] });
  expect([await service.users(), await deployed.secretNames(), await deployed.functionNames()]).toEqual([[], [], []]);
});

test('nothing runs when the emulator has stopped', async () => {
  expect(await emulator.stop()).toEqual([]);
});
