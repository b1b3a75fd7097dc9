import { readdirSync, readFileSync } from 'fs';
import { AddressInfo, createServer, Server, Socket } from 'net';
import { join } from 'path';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { createClient, RedisClientType } from 'redis';
import { Credentials, fromIam, fromSecret } from '../../examples/clients/credentials';
import { iamToken } from '../../examples/clients/iam-token';
import { authenticateAnew } from '../../examples/clients/node-redis';
import { run, world } from '../../tools/docs/run';
import { blocksOf, snippetsOf } from '../../tools/docs/snippets';

const ROOT = join(__dirname, '..', '..');
const pageOf = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8');

describe('the token of an IAM user', () => {
  const SECRET_KEY = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
  const SESSION = 'FwoGZXIvYXdz//EXAMPLE+token==';
  const START = 'sessions/?Action=connect&User=app-user';
  const SIGNED = '&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20261121%2Feu-central-1%2Felasticache%2Faws4_request'
    + '&X-Amz-Date=20261121T100000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host';
  const WITH_SESSION = '&X-Amz-Security-Token=FwoGZXIvYXdz%2F%2FEXAMPLE%2Btoken%3D%3D';

  // the output of botocore 1.43.106 with its clock at that time, without `https://`:
  // RequestSigner(ServiceId('elasticache'), 'eu-central-1', 'elasticache', 'v4', credentials, emitter).generate_presigned_url(
  //   {'method': 'GET', 'url': 'https://sessions/?Action=connect&User=app-user', 'body': {}, 'headers': {}, 'context': {}},
  //   operation_name='connect', expires_in=900, region_name='eu-central-1')
  test.each([
    ['of a cache with nodes', false, undefined,
      `${START}${SIGNED}&X-Amz-Signature=75553664fe1b6b1115cf4323eb136356c5752a96c92c3e215061ca4ff511c071`],
    ['of a cache with nodes, for a role', false, SESSION,
      `${START}${SIGNED}${WITH_SESSION}&X-Amz-Signature=45092b6967ab100a23994b158450f7d5b5d186d4af7706b3a771797fda8243d7`],
    ['of a serverless cache', true, undefined,
      `${START}&ResourceType=ServerlessCache${SIGNED}&X-Amz-Signature=e82e0b17dab1eb9abf35089627c656f8d4ab5e7802365b7d02dc3af67232b1e8`],
    ['of a serverless cache, for a role', true, SESSION,
      `${START}&ResourceType=ServerlessCache${SIGNED}${WITH_SESSION}&X-Amz-Signature=ae8caf17c0afc70d70d779d54ca2d0812ba05b1151ebbb01c104120f3f6d73a9`],
  ])('%s is what botocore signs', async (_of, serverless, sessionToken, expected) => {
    const token = await iamToken({
      cacheName: 'sessions',
      userId: 'app-user',
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET_KEY, sessionToken },
      serverless,
      signingDate: new Date('2026-11-21T10:00:00Z'),
    });

    expect(partsOf(token)).toEqual(partsOf(expected));
  });

  test('is a new one for each connection', async () => {
    const before = process.env;
    process.env = { ...before, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: SECRET_KEY };
    jest.useFakeTimers({ now: Date.parse('2026-11-21T10:00:00Z'), doNotFake: ['nextTick', 'setImmediate'] });
    try {
      const credentials = fromIam('sessions', 'app-user', 'eu-central-1');
      const first = await credentials();
      jest.setSystemTime(Date.parse('2026-11-21T10:20:00Z'));
      const second = await credentials();

      expect(first.username).toBe('app-user');
      expect(first.password).toContain('X-Amz-Date=20261121T100000Z');
      expect(second.password).toContain('X-Amz-Date=20261121T102000Z');
    } finally {
      jest.useRealTimers();
      process.env = before;
    }
  });

  /** The order of a query does not matter: it is signed as sorted. */
  function partsOf(token: string): string[] {
    const [host, query] = token.split('?');
    return [host, ...query.split('&').sort()];
  }
});

describe('a client', () => {
  let secretText = '';
  let cache: FakeCache;

  beforeEach(async () => {
    jest.spyOn(SecretsManager.prototype, 'getSecretValue').mockImplementation(async () => ({ SecretString: secretText }));
    process.env.AWS_REGION = 'eu-central-1';
    cache = await FakeCache.start();
  });
  afterEach(() => {
    cache.stop();
    jest.restoreAllMocks();
  });

  /** As in the example, without TLS. */
  async function connect(credentials: Credentials) {
    const client = createClient({
      socket: { port: cache.port, reconnectStrategy: () => 1 },
      credentialsProvider: { type: 'async-credentials-provider', credentials },
    });
    client.on('error', () => undefined);
    return client.connect();
  }

  test.each([
    ['the token', undefined, (password: string) => password, 'default'],
    ['the password of its user', 'app', (password: string) => JSON.stringify({ username: 'app', password }), 'app'],
  ])('that lost its connection after a rotation logs in with %s of that time', async (_what, username, textOf, expected) => {
    secretText = textOf('before');
    const client = await connect(fromSecret('arn', username));
    await client.ping();
    secretText = textOf('after');
    cache.cut();
    await new Promise(resolve => client.once('ready', resolve));
    client.destroy();

    expect(cache.logins).toEqual([[expected, 'before'], [expected, 'after']]);
  });

  test('of an IAM user logs in again on its connection before 12 hours are over', async () => {
    let calls = 0;
    const credentials = async () => ({ username: 'app', password: `token ${++calls}` });
    const client = await connect(credentials);
    const setting = jest.spyOn(globalThis, 'setInterval');
    const timer = authenticateAnew(client as RedisClientType, credentials);
    const [again, milliseconds] = setting.mock.calls[0];
    again();
    await cache.seen(2);
    clearInterval(timer);
    client.destroy();

    expect(milliseconds).toBeLessThan(12 * 60 * 60 * 1000);
    expect(cache.logins).toEqual([['app', 'token 1'], ['app', 'token 2']]);
    expect(cache.connections).toBe(1);
  });
});

describe('the snippets of docs/connect/clients.md and docs/security/access.md', () => {
  const examples = readdirSync(join(ROOT, 'examples', 'clients'))
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(join(ROOT, 'examples', 'clients', file), 'utf8'));
  const all = ['connect/clients.md', 'security/access.md'].flatMap(page => snippetsOf(pageOf(page)).map(snippet => ({ ...snippet, page })));
  const quoted = ({ code }: { code: string }) => examples.some(example => example.includes(code));
  const synthesized = all.filter(snippet => !quoted(snippet));

  test('quote examples/clients', () => {
    expect(all.filter(quoted).map(({ title }) => title)).toEqual(expect.arrayContaining(['redis', 'Tokens of IAM users']));
  });

  test.each(synthesized.map(snippet => [`${snippet.page}: ${snippet.title}`, snippet] as const))('can be synthesized: %s', (_title, { code, fixture }) => {
    const given = world();
    run(code, fixture, given);

    expect(() => given.app.synth({ skipValidation: true })).not.toThrow();
  });

  test('of other clients are JavaScript', () => {
    for (const code of blocksOf(pageOf('connect/clients.md'), 'js')) {
      expect(() => new Function(`return async () => {${code.replace(/^import .*$/gm, '')}}`)).not.toThrow();
    }
  });
});

/** Answers what a client says while it connects, and writes down who logs in. */
class FakeCache {
  public static async start(): Promise<FakeCache> {
    const cache = new FakeCache();
    await new Promise<void>(resolve => cache.server.listen(0, 'localhost', resolve));
    return cache;
  }

  public readonly logins: string[][] = [];
  public connections = 0;
  private readonly sockets: Socket[] = [];
  private readonly server: Server = createServer(socket => {
    this.connections += 1;
    this.sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', data => socket.write(commandsOf(data.toString()).map(words => this.answer(words)).join('')));
  });

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public cut(): void {
    this.sockets.splice(0).forEach(socket => socket.destroy());
  }

  public stop(): void {
    this.cut();
    this.server.close();
  }

  public async seen(logins: number): Promise<void> {
    while (this.logins.length < logins) { await new Promise(resolve => setTimeout(resolve, 5)); }
  }

  private answer(words: string[]): string {
    const auth = words.indexOf('AUTH');
    if (auth >= 0) { this.logins.push(words.slice(auth + 1, auth + 3)); }
    if (words[0] === 'HELLO') { return '%1\r\n+server\r\n+redis\r\n'; }
    return words.includes('MAINT_NOTIFICATIONS') ? '-ERR unknown subcommand\r\n' : '+OK\r\n';
  }
}

/** Commands as they go over the wire: `*2\r\n$4\r\nPING\r\n$1\r\na\r\n`. */
function commandsOf(data: string): string[][] {
  return data.split(/^\*\d+\r\n/m).slice(1).map(command => command.split('\r\n').filter((_line, i) => i % 2 === 1));
}
