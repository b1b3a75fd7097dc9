import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Duration } from 'aws-cdk-lib/core';
import { changes, mayReplace } from './changes';
import { Authentication } from '../../src/access/authentication';
import { Backup } from '../../src/engine/backup';
import { Durability } from '../../src/engine/durability';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { DailyWindow, WeeklyWindow } from '../../src/engine/window';
import { IpDiscovery, NetworkType } from '../../src/network/network-type';
import { Alarms } from '../../src/observe/alarms/alarms';
import { DetailedMonitoring } from '../../src/observe/metrics/detailed-monitoring';
import { Given, propertiesOf, redis, templateOf, valkey } from '../helpers';
import { recommended } from '../observe/alarms/alarms-of';

const quiet = { alarms: Alarms.none() };
const { DISABLED, PREFERRED, REQUIRED } = TransitEncryption;
const open = { ...quiet, authentication: Authentication.none() };
const withTopic = (given: (topic: Topic) => object): Given => stack => ({ ...quiet, ...given(new Topic(stack, 'Topic')) });
const dualStack = { ...quiet, networkType: NetworkType.DUAL_STACK };

// each change is one that ElastiCache makes on running nodes: the runbook lists them with their pages
describe.each<[string, Given, Given, string[]]>([
  ['more replicas', { ...quiet, replicas: 1 }, { ...quiet, replicas: 3 }, ['NumCacheClusters']],
  ['fewer replicas', { ...quiet, replicas: 3 }, { ...quiet, replicas: 1 }, ['NumCacheClusters']],
  ['the last replica', { ...quiet, replicas: 1 }, { ...quiet, replicas: 0 }, ['AutomaticFailoverEnabled', 'MultiAZEnabled', 'NumCacheClusters']],
  ['more replicas of shards', { ...quiet, shards: 2 }, { ...quiet, shards: 2, replicas: 2 }, ['ReplicasPerNodeGroup']],
  ['more shards', { ...quiet, shards: 2 }, { ...quiet, shards: 4 }, ['NumNodeGroups']],
  ['fewer shards', { ...quiet, shards: 4 }, { ...quiet, shards: 2 }, ['NumNodeGroups']],
  ['another node type', quiet, { ...quiet, nodeType: NodeType.R7G_LARGE }, ['CacheNodeType']],
  ['a minor version', { ...quiet, version: RedisVersion.V7_0 }, { ...quiet, version: RedisVersion.V7_1 }, ['EngineVersion']],
  ['TLS beside plain connections', { ...open, transitEncryption: DISABLED }, { ...open, transitEncryption: PREFERRED }, [
    'TransitEncryptionEnabled', 'TransitEncryptionMode',
  ]],
  ['TLS only', { ...open, transitEncryption: PREFERRED }, { ...open, transitEncryption: REQUIRED }, ['TransitEncryptionMode']],
  ['backups', { ...quiet, backup: Backup.none() }, { ...quiet, backup: Backup.daily(), snapshottingClusterId: 'sessions-002' }, [
    'SnapshotRetentionLimit', 'SnapshottingClusterId',
  ]],
  ['no backups', quiet, { ...quiet, backup: Backup.none() }, ['SnapshotRetentionLimit']],
  ['longer backups', quiet, { ...quiet, backup: Backup.daily({ retention: Duration.days(35) }) }, ['SnapshotRetentionLimit']],
  ['a backup window', quiet, { ...quiet, backup: Backup.daily({ window: DailyWindow.parse('03:00-04:00') }) }, [
    'PreferredMaintenanceWindow', 'SnapshotWindow',
  ]],
  ['a maintenance window', quiet, { ...quiet, maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00') }, [
    'PreferredMaintenanceWindow', 'SnapshotWindow',
  ]],
  ['a topic', withTopic(() => ({})), withTopic(notificationTopic => ({ notificationTopic })), ['NotificationTopicArn']],
  ['no automatic minor upgrades', quiet, { ...quiet, autoMinorVersionUpgrade: false }, ['AutoMinorVersionUpgrade']],
  ['no Multi-AZ', quiet, { ...quiet, multiAz: false }, ['MultiAZEnabled']],
  ['another description', quiet, { ...quiet, description: 'sessions' }, ['ReplicationGroupDescription']],
  ['discovery of other addresses', dualStack, { ...dualStack, ipDiscovery: IpDiscovery.IPV6 }, ['IpDiscovery']],
])('%s', (_, before, after, properties) => {
  const made = changes(redis(before), redis(after));

  test('changes these properties of the same cache, and nothing else', () => {
    expect(made).toEqual({ added: [], removed: [], changed: properties.map(property => `ReplicationGroup.${property}`) });
  });

  test('changes none that could replace the cache', () => {
    expect(mayReplace(made)).toEqual([]);
  });
});

test('shards are added and removed online: without the policy CloudFormation would replace the cache', () => {
  for (const shards of [2, 4]) {
    templateOf(redis({ shards })).hasResource('AWS::ElastiCache::ReplicationGroup', { UpdatePolicy: { UseOnlineResharding: true } });
  }
});

// the service has refused 0 where no window was given
test('no backups are said in days where there is a window, since a property that disappears may change nothing', () => {
  const weekly = { ...quiet, maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00') };
  const made = changes(redis(weekly), redis({ ...weekly, backup: Backup.none() }));
  expect(made).toEqual({ added: [], removed: [], changed: ['ReplicationGroup.SnapshotRetentionLimit'] });
  expect(propertiesOf(redis({ ...weekly, backup: Backup.none() }))).toMatchObject({ SnapshotRetentionLimit: 0 });
  expect(propertiesOf(redis({ ...quiet, backup: Backup.none() }))).not.toHaveProperty('SnapshotRetentionLimit');
});

test('durability changes in place between the two ways to have it', () => {
  const durable = (durability: Durability) => valkey({ ...quiet, durability, version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, shards: 2 });
  const made = changes(durable(Durability.SYNC), durable(Durability.ASYNC));
  expect(made).toEqual({ added: [], removed: [], changed: ['ReplicationGroup.Durability'] });
  expect(mayReplace(made)).toEqual([]);
});

test('detailed monitoring is added, changed and removed beside the cache', () => {
  const beside = expect.stringMatching(/^CacheDetailedMonitoring/);
  const some = { ...quiet, detailedMonitoring: DetailedMonitoring.of(['valkey.keys.evicted']) };
  expect(changes(valkey(quiet), valkey(some))).toEqual({ added: [beside], removed: [], changed: [] });
  expect(changes(valkey(some), valkey({ ...quiet, detailedMonitoring: DetailedMonitoring.all() })))
    .toEqual({ added: [], removed: [], changed: ['AWS::CloudWatch::ResourceMetricsConfiguration.MetricSelections'] });
  expect(changes(valkey(some), valkey(quiet))).toEqual({ added: [], removed: [beside], changed: [] });
});

test.each<[string, Given, Given]>([
  ['a parameter', quiet, { ...quiet, parameters: { timeout: '100' } }],
  ['another value of a parameter', { ...quiet, parameters: { timeout: '100' } }, { ...quiet, parameters: { timeout: '200' } }],
  ['an eviction policy', quiet, { ...quiet, evictionPolicy: EvictionPolicy.ALLKEYS_LRU }],
])('%s changes the values of the same parameter group, and not the cache', (_, before, after) => {
  const made = changes(redis(before), redis(after));
  expect(made).toEqual({ added: [], removed: [], changed: ['ParameterGroup.Properties'] });
  expect(mayReplace(made)).toEqual([]);
});

describe('alarms', () => {
  const alarm = expect.stringMatching(/^CacheAlarms/);

  test('are added, and the cache is left alone', () => {
    expect(changes(redis(quiet), redis())).toEqual({ added: Array(2 * recommended().length).fill(alarm), removed: [], changed: [] });
  });

  test('get actions in place', () => {
    const actions = withTopic(topic => ({ alarms: Alarms.recommended({ actions: [new SnsAction(topic)] }) }));
    expect(changes(redis(withTopic(() => ({ alarms: Alarms.recommended() }))), redis(actions)))
      .toEqual({ added: [], removed: [], changed: Array(2 * recommended().length).fill('AWS::CloudWatch::Alarm.AlarmActions') });
  });

  test('of one more replica are added, and those of the others stay', () => {
    expect(changes(redis(), redis({ replicas: 2 }))).toEqual({
      added: Array(recommended().length).fill(alarm), removed: [], changed: ['ReplicationGroup.NumCacheClusters'],
    });
  });

  test('follow a larger node: another metric of the CPU, on the same nodes', () => {
    const { added, removed, changed } = changes(redis(), redis({ nodeType: NodeType.R7G_2XLARGE }));
    expect(added).toEqual([1, 2].map(node => expect.stringMatching(`^CacheAlarmsEngineCpu00${node}`)));
    // the larger one is not burstable
    expect(removed).toEqual(['Cpu', 'CpuCredits'].flatMap(id => [1, 2].map(node => expect.stringMatching(`^CacheAlarms${id}00${node}`))));
    expect(changed).toEqual(['ReplicationGroup.CacheNodeType']);
  });
});
