import { familyParameters } from '../../src/engine/data/family-parameters';
import { PARAMETER_FAMILIES, PARAMETER_ROWS } from '../../src/engine/data/parameters.generated';
import { EngineVersion } from '../../src/engine/engine-version';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyVersion } from '../../src/engine/valkey-version';

const REDIS = PARAMETER_FAMILIES.filter(f => f.line === 'redis').map(f => f.family);
const of = (family: string, name: string) => familyParameters(family).parameters.get(name);

const VERSIONS = [RedisVersion, ValkeyVersion, MemcachedVersion].flatMap(type => Object.values(type) as unknown[])
  .filter((value): value is EngineVersion => value instanceof EngineVersion);

test('every family of a version that the service offers is listed, and has one constant, named after it', () => {
  const families = [...new Set(VERSIONS.map(({ parameterGroupFamily }) => parameterGroupFamily))];
  expect(PARAMETER_FAMILIES.map(({ family }) => family).sort()).toEqual([...families].sort());
  const constants = Object.entries(ParameterGroupFamily)
    .filter((entry): entry is [string, ParameterGroupFamily] => entry[1] instanceof ParameterGroupFamily);
  expect(constants.map(([name, { family }]) => [name, family])).toEqual(families.map(family => [family.toUpperCase().replace('.', '_'), family]));
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
describe.each(REDIS)('in %s', family => {
  test.each(['appendonly', 'appendfsync', 'maxmemory', 'maxclients', 'lua-time-limit'])('%s cannot be set', name => {
    expect(of(family, name)).toMatchObject({ modifiable: false });
  });

  test('the eviction policy is one of eight', () => {
    expect(of(family, 'maxmemory-policy')).toMatchObject({
      modifiable: true,
      default: 'volatile-lru',
      allowed: [
        'volatile-lru', 'allkeys-lru', 'volatile-lfu', 'allkeys-lfu',
        'volatile-random', 'allkeys-random', 'volatile-ttl', 'noeviction',
      ],
    });
  });

  test('cluster mode is set when the group is made', () => {
    expect(of(family, 'cluster-enabled')).toMatchObject({ modifiable: true, onlyWhileUnused: true, allowed: ['yes', 'no'] });
    expect(of(family, 'databases')).toMatchObject({ modifiable: true, onlyWhileUnused: true, min: 1, max: 1200000 });
  });

  test('an idle timeout is none, or twenty seconds and more', () => {
    expect(of(family, 'timeout')).toMatchObject({ allowed: ['0'], min: 20 });
  });

  test('reserved memory is a percentage', () => {
    expect(of(family, 'reserved-memory-percent')).toMatchObject({ default: '25', min: 0, max: 100 });
  });

  test.each([['', true], ['KEA', true], ['Ex', true], ['Kg$lshzxetmdn', true], ['AKEq', false], ['K E', false]])(
    "keyspace events '%s' are flags: %s", (value, flags) => {
      expect(new RegExp(of(family, 'notify-keyspace-events')!.pattern!).test(value)).toBe(flags);
    });
});

test.each([
  ['redis4.0', 'min-slaves-to-write', true],
  ['redis5.0', 'min-slaves-to-write', false],
  ['redis5.0', 'min-replicas-to-write', true],
  ['redis5.0', 'acl-pubsub-default', false],
  ['redis6.x', 'acl-pubsub-default', true],
  ['redis6.x', 'hash-max-ziplist-entries', true],
  ['redis7', 'hash-max-ziplist-entries', false],
  ['redis7', 'hash-max-listpack-entries', true],
  ['valkey7', 'latency-tracking', true],
  ['valkey9', 'latency-tracking', true],
  ['memcached1.4', 'modern', true],
  ['memcached1.6', 'modern', false],
  ['memcached1.6', 'no_modern', true],
  ['memcached1.6', 'chunk_size_growth_factor', true],
  ['memcached1.6', 'timeout', false],
  ['redis7', 'chunk_size', false],
])('%s has %s: %s', (family, name, has) => {
  expect(of(family, name) !== undefined).toBe(has);
});

test('rehashing cannot be switched off any more from Redis 7 on', () => {
  expect(of('redis6.x', 'activerehashing')).toMatchObject({ modifiable: true });
  expect(of('redis7', 'activerehashing')).toMatchObject({ modifiable: false });
  expect(of('valkey9', 'activerehashing')).toMatchObject({ modifiable: false });
});

test('the replication backlog of Valkey 8 is larger', () => {
  expect(of('valkey7', 'repl-backlog-size')?.default).toBe('1048576');
  expect(of('valkey8', 'repl-backlog-size')?.default).toBe('10485760');
});

test.each([['valkey10', 'valkey9'], ['redis8', 'redis7'], ['memcached1.7', 'memcached1.6'], ['newengine1', 'valkey9']])(
  '%s, which is not listed, has what %s has, and maybe more', (future, newest) => {
    expect(familyParameters(future)).toEqual({ ...familyParameters(newest), complete: false });
  });

test('only a family whose parameters the service listed is complete', () => {
  expect(PARAMETER_FAMILIES.filter(f => f.complete).map(f => f.family)).toEqual(['redis5.0']);
});

test.each(PARAMETER_FAMILIES.map(f => f.family))('%s has one fact for each parameter, and defaults that it would take', family => {
  const { parameters } = familyParameters(family);
  const order = PARAMETER_FAMILIES.map(f => f.family);
  const at = (name: string) => order.indexOf(name);
  const line = family.startsWith('memcached') ? 'memcached' : 'redis';
  const rows = PARAMETER_ROWS.filter(r => r.line === line && at(r.since) <= at(family) && at(family) <= at(r.until ?? order.at(-1)!));
  expect(rows.length).toBe(parameters.size);

  for (const facts of parameters.values()) {
    const { default: value, allowed, min, max } = facts;
    if (value === undefined || (allowed ?? min ?? max) === undefined) continue;
    const inRange = (min ?? max) !== undefined && Number(value) >= (min ?? -Infinity) && Number(value) <= (max ?? Infinity);
    expect([facts, allowed?.includes(value) || inRange]).toEqual([facts, true]);
  }
});
