import { changes, mayReplace } from './changes';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { Alarms } from '../../src/observe/alarms/alarms';
import { LogDestination } from '../../src/observe/logs/log-destination';
import { ReplicationGroup } from '../../src/replication-group/replication-group';
import { logicalIdOf, redis, valkey } from '../helpers';

const quiet = { alarms: Alarms.none() };
const parameterGroup = (family: string) => expect.stringMatching(`^CacheParametersResource${family.replace('.', '')}[0-9A-F]{8}$`);

// a major version needs a parameter group of its family in the same update:
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html
describe.each<[string, () => ReplicationGroup, () => ReplicationGroup, string, string, string[]]>([
  ['Redis 6.2 to 7.1', () => redis({ ...quiet, version: RedisVersion.V6_2 }), () => redis(quiet), 'redis6.x', 'redis7', [
    // versions before 7 accept TLS only, and know no mode of it
    'CacheParameterGroupName', 'EngineVersion', 'TransitEncryptionMode',
  ]],
  ['Valkey 8.2 to 9.0', () => valkey(quiet), () => valkey({ ...quiet, version: ValkeyVersion.V9_0 }), 'valkey8', 'valkey9', [
    'CacheParameterGroupName', 'EngineVersion',
  ]],
  ['Redis to Valkey', () => redis(quiet), () => valkey(quiet), 'redis7', 'valkey8', ['CacheParameterGroupName', 'Engine', 'EngineVersion']],
])('%s', (_, before, after, from, to, properties) => {
  const made = changes(before(), after());

  test('changes the version and the parameter group of the same cache, in one update, and nothing else', () => {
    expect(made.changed).toEqual(properties.map(property => `ReplicationGroup.${property}`));
    expect(logicalIdOf(after())).toBe(logicalIdOf(before()));
  });

  test('makes the parameter group of the new family before it deletes the old one, since it is another resource', () => {
    expect(made).toMatchObject({ added: [parameterGroup(to)], removed: [parameterGroup(from)] });
  });

  test('replaces nothing', () => {
    expect(mayReplace(made)).toEqual([]);
  });
});

test('a minor version of Valkey leaves the parameter group as it is', () => {
  expect(changes(valkey({ ...quiet, version: ValkeyVersion.V8_1 }), valkey({ ...quiet, version: ValkeyVersion.V8_2 })))
    .toEqual({ added: [], removed: [], changed: ['ReplicationGroup.EngineVersion'] });
});

test('alarms stay as they are from one version to the next, and from Redis to Valkey', () => {
  const ofAlarms = ({ added, removed, changed }: ReturnType<typeof changes>) => [...added, ...removed, ...changed].filter(id => id.includes('Alarm'));
  expect(ofAlarms(changes(redis({ version: RedisVersion.V6_2 }), redis()))).toEqual([]);
  expect(ofAlarms(changes(redis(), valkey()))).toEqual([]);
});

test('logs are added with a log group each, and the cache is changed in place', () => {
  const logs = { slow: LogDestination.cloudWatchLogs(), engine: LogDestination.cloudWatchLogs() };
  const made = changes(redis(quiet), redis({ ...quiet, logs }));
  expect(made).toEqual({
    added: [expect.stringMatching(/^CacheEngineLog/), expect.stringMatching(/^CacheSlowLog/)],
    removed: [],
    changed: ['ReplicationGroup.LogDeliveryConfigurations'],
  });
  expect(mayReplace(made)).toEqual([]);
});

test('a log that goes elsewhere is a change in place', () => {
  const to = (slow: LogDestination) => redis({ ...quiet, logs: { slow } });
  expect(changes(to(LogDestination.firehose('one')), to(LogDestination.firehose('other'))).changed).toEqual(['ReplicationGroup.LogDeliveryConfigurations']);
});
