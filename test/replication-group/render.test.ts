import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { Authentication } from '../../src/access/authentication';
import { Backup } from '../../src/engine/backup';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { DailyWindow, WeeklyWindow } from '../../src/engine/window';
import { RedisReplicationGroup, RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { ValkeyReplicationGroup } from '../../src/replication-group/valkey-replication-group';
import { newStack, propertiesOf, redis, vpcOf } from '../helpers';

type Props = Partial<RedisReplicationGroupProps>;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html
test.each<[string, Props, object]>([
  ['replicationGroupName, in lower case as ElastiCache keeps it', { replicationGroupName: 'Sessions-1' }, { ReplicationGroupId: 'sessions-1' }],
  ['description', { description: 'sessions' }, { ReplicationGroupDescription: 'sessions' }],
  ['version', { version: RedisVersion.V6_2 }, { Engine: 'redis', EngineVersion: '6.2' }],
  ['a version with a patch level, before 6.0', { version: RedisVersion.V5_0_6 }, { EngineVersion: '5.0.6' }],
  ['nodeType', { nodeType: NodeType.R7G_LARGE }, { CacheNodeType: 'cache.r7g.large' }],
  ['shards', { shards: 3 }, { NumNodeGroups: 3, ReplicasPerNodeGroup: 1 }],
  ['one shard', { shards: 1 }, { NumNodeGroups: 1, ReplicasPerNodeGroup: 1 }],
  ['replicas', { replicas: 2 }, { NumCacheClusters: 3 }],
  ['replicas of shards', { shards: 3, replicas: 2 }, { NumNodeGroups: 3, ReplicasPerNodeGroup: 2 }],
  ['multiAz', { multiAz: false }, { MultiAZEnabled: false, AutomaticFailoverEnabled: true }],
  ['automaticFailover', { automaticFailover: false }, { AutomaticFailoverEnabled: false }],
  ['port', { port: 6379 }, { Port: 6379 }],
  ['transitEncryption: REQUIRED', { transitEncryption: TransitEncryption.REQUIRED }, { TransitEncryptionEnabled: true, TransitEncryptionMode: 'required' }],
  ['transitEncryption: PREFERRED', { transitEncryption: TransitEncryption.PREFERRED }, { TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' }],
  ['backup', { backup: Backup.daily({ retention: Duration.days(7) }) }, { SnapshotRetentionLimit: 7 }],
  ['autoMinorVersionUpgrade', { autoMinorVersionUpgrade: false }, { AutoMinorVersionUpgrade: false }],
  ['a node type with a disk, on which ElastiCache demands data tiering', { nodeType: NodeType.R6GD_XLARGE }, { DataTieringEnabled: true }],
  ['no backups beside a maintenance window, with which the service takes 0', {
    backup: Backup.none(), maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00'),
  }, { SnapshotRetentionLimit: 0, SnapshotWindow: '06:00-07:00' }],
  ['primaryClusterId', { primaryClusterId: 'legacy' }, { PrimaryClusterId: 'legacy' }],
  ['both windows', {
    backup: Backup.daily({ window: DailyWindow.parse('03:00-04:00') }),
    maintenanceWindow: WeeklyWindow.parse('Sun:05:00-Sun:06:00'),
  }, { SnapshotWindow: '03:00-04:00', PreferredMaintenanceWindow: 'sun:05:00-sun:06:00' }],
  ['the backup window alone, for which a maintenance window is chosen that it does not meet', {
    backup: Backup.daily({ window: DailyWindow.parse('03:00-04:00') }),
  }, { SnapshotWindow: '03:00-04:00', PreferredMaintenanceWindow: 'sun:04:00-sun:05:00' }],
  ['the maintenance window alone, for which a backup window is chosen that it does not meet', {
    maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00'),
  }, { SnapshotWindow: '06:00-07:00', PreferredMaintenanceWindow: 'sun:05:00-sun:06:00' }],
])('hands on %s', (_, props, expected) => {
  expect(propertiesOf(redis(props))).toMatchObject(expected);
});

test.each<[string, Props, string[]]>([
  ['no backups: no retention, which the service has refused as 0 without a window', { backup: Backup.none() }, ['SnapshotRetentionLimit', 'SnapshotWindow']],
  ['primaryClusterId: no number of nodes', { primaryClusterId: 'legacy' }, ['NumCacheClusters', 'NumNodeGroups', 'ReplicasPerNodeGroup', 'NodeGroupConfiguration']],
  ['no primaryClusterId: nothing on it', {}, ['PrimaryClusterId']],
  ['no authentication: no token', { authentication: Authentication.none() }, ['AuthToken']],
  ['shards: no number of nodes, which excludes them', { shards: 2 }, ['NumCacheClusters']],
  ['no shards: no number of node groups', {}, ['NumNodeGroups', 'ReplicasPerNodeGroup']],
  ['a node type without a disk: nothing on data tiering', { nodeType: NodeType.R6G_XLARGE }, ['DataTieringEnabled']],
  ['TLS on a version that has no modes: no mode', { version: RedisVersion.V6_2 }, ['TransitEncryptionMode']],
])('leaves out with %s', (_, props, absent) => {
  const properties = propertiesOf(redis(props));
  expect(absent.filter(property => property in properties)).toEqual([]);
});

test('plain connections are an explicit no, which Valkey demands of a template', () => {
  const properties = propertiesOf(redis({ transitEncryption: TransitEncryption.DISABLED, authentication: Authentication.none() }));
  expect(properties.TransitEncryptionEnabled).toBe(false);
  expect(properties).not.toHaveProperty('TransitEncryptionMode');
});

// the mode came with Redis OSS 7.0.5: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
test.each([
  [RedisVersion.V4_0_10, undefined],
  [RedisVersion.V5_0_6, undefined],
  [RedisVersion.V6_0, undefined],
  [RedisVersion.V6_2, undefined],
  [RedisVersion.V7_0, 'required'],
  [RedisVersion.V7_1, 'required'],
])('%s is encrypted in transit, with the mode %s', (version, mode) => {
  const properties = propertiesOf(redis({ version, nodeType: NodeType.R5_LARGE }));
  expect(properties.TransitEncryptionEnabled).toBe(true);
  expect(properties.TransitEncryptionMode).toBe(mode);
});

test.each([ValkeyVersion.V7_2, ValkeyVersion.V8_1, ValkeyVersion.V9_1])('%s is encrypted in transit, with the mode required', version => {
  const stack = newStack();
  const cache = new ValkeyReplicationGroup(stack, 'Cache', { vpc: vpcOf(stack), version });
  expect(propertiesOf(cache)).toMatchObject({
    Engine: 'valkey', EngineVersion: version.version, TransitEncryptionEnabled: true, TransitEncryptionMode: 'required',
  });
});

test('parameters, eviction policy and cluster mode are in the parameter group', () => {
  const cache = redis({ shards: 2, evictionPolicy: EvictionPolicy.ALLKEYS_LRU, parameters: { 'notify-keyspace-events': 'Ex' } });
  expect(propertiesOf(cache, 'AWS::ElastiCache::ParameterGroup')).toMatchObject({
    CacheParameterGroupFamily: 'redis7',
    Properties: { 'notify-keyspace-events': 'Ex', 'maxmemory-policy': 'allkeys-lru', 'cluster-enabled': 'yes' },
  });
});

test('a description that is the path is cut where ElastiCache ends it', () => {
  const stack = newStack();
  const deep = new Construct(stack, 'D'.repeat(250));
  const cache = new RedisReplicationGroup(deep, 'Cache', { vpc: vpcOf(stack) });
  expect(propertiesOf(cache).ReplicationGroupDescription).toBe(cache.node.path.slice(0, 255));
  expect(propertiesOf(cache, 'AWS::EC2::SecurityGroup').GroupDescription).toHaveLength(255);
});
