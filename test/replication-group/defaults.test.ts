import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyReplicationGroup } from '../../src/replication-group/valkey-replication-group';
import { newStack, propertiesOf, redis, templateOf, vpcOf } from '../helpers';
import { recommended } from '../observe/alarms/alarms-of';

const cache = redis();
const template = templateOf(cache);
const properties = propertiesOf(cache);
const valkeyStack = newStack();
const valkey = propertiesOf(new ValkeyReplicationGroup(valkeyStack, 'Cache', { vpc: vpcOf(valkeyStack) }));

test('there are a primary and a replica, in two zones and with automatic failover, since a cache that dies with a zone is no default (AEC4)', () => {
  expect(properties).toMatchObject({ NumCacheClusters: 2, MultiAZEnabled: true, AutomaticFailoverEnabled: true });
  expect(properties).not.toHaveProperty('NumNodeGroups');
});

test('data are encrypted at rest and in transit, and plain connections refused (AEC3, HIPAA)', () => {
  expect(properties).toMatchObject({ AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true, TransitEncryptionMode: 'required' });
});

test('the key is the one that AWS owns, which costs nothing', () => {
  expect(properties).not.toHaveProperty('KmsKeyId');
  template.resourceCountIs('AWS::KMS::Key', 0);
});

test('there is a token, generated and kept in Secrets Manager, so that nobody has to think of one', () => {
  expect(JSON.stringify(properties.AuthToken)).toContain('{{resolve:secretsmanager:');
  template.resourceCountIs('AWS::SecretsManager::Secret', 1);
});

test('the token is not rotated, since that is an outage for an application that never reads it again', () => {
  template.resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
});

test('the port is 6380, not the well-known one (AEC5)', () => {
  expect(properties.Port).toBe(6380);
});

test('backups are kept for 15 days (HIPAA, NIST), at a time that ElastiCache chooses', () => {
  expect(properties.SnapshotRetentionLimit).toBe(15);
  expect(properties).not.toHaveProperty('SnapshotWindow');
  expect(properties).not.toHaveProperty('PreferredMaintenanceWindow');
});

test('a snapshot is taken before the cache is deleted or replaced, since a destroyed stack must not lose data', () => {
  template.hasResource('AWS::ElastiCache::ReplicationGroup', { DeletionPolicy: 'Snapshot', UpdateReplacePolicy: 'Snapshot' });
});

test('the security group is the cache\'s own and lets nothing in and nothing out (EC23)', () => {
  const group = propertiesOf(cache, 'AWS::EC2::SecurityGroup');
  expect(group).not.toHaveProperty('SecurityGroupIngress');
  // CDK's way to say none: CloudFormation would put a rule for everything in the place of an empty list
  expect(group.SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '255.255.255.255/32' })]);
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 0);
});

test('the subnets are the private ones and never public', () => {
  const { subnetIds } = vpcOf(cache.stack).selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS });
  expect(propertiesOf(cache, 'AWS::ElastiCache::SubnetGroup').SubnetIds).toEqual(cache.stack.resolve(subnetIds));
});

test('minor versions are upgraded automatically (Security Hub ElastiCache.2)', () => {
  expect(properties.AutoMinorVersionUpgrade).toBe(true);
});

test('the version is the newest Redis OSS on ElastiCache, as major.minor, so that an automatic upgrade is no drift', () => {
  expect(properties).toMatchObject({ Engine: 'redis', EngineVersion: '7.1' });
});

test('the version of Valkey is a major.minor as well', () => {
  expect(valkey).toMatchObject({ Engine: 'valkey', EngineVersion: '8.2' });
});

test('the parameter group is the cache\'s own, of the family of the version', () => {
  expect(propertiesOf(cache, 'AWS::ElastiCache::ParameterGroup')).toMatchObject({ CacheParameterGroupFamily: 'redis7', Properties: {} });
});

test('the node type is small, so that a first cache costs little', () => {
  expect(properties.CacheNodeType).toBe('cache.t4g.small');
});

test('a group of shards is resharded online, since CloudFormation would replace it otherwise', () => {
  templateOf(redis({ shards: 2 })).hasResource('AWS::ElastiCache::ReplicationGroup', { UpdatePolicy: { UseOnlineResharding: true } });
});

test('a group without shards has no such policy, which is for the number of shards alone', () => {
  const [group] = Object.values(template.findResources('AWS::ElastiCache::ReplicationGroup'));
  expect(group).not.toHaveProperty('UpdatePolicy');
});

test('each shard has a primary and a replica too, in two zones and with automatic failover', () => {
  const sharded = propertiesOf(redis({ shards: 3 }));
  expect(sharded).toMatchObject({ NumNodeGroups: 3, ReplicasPerNodeGroup: 1, MultiAZEnabled: true, AutomaticFailoverEnabled: true });
  expect(sharded).not.toHaveProperty('NumCacheClusters');
});

test('every node has alarms', () => {
  template.resourceCountIs('AWS::CloudWatch::Alarm', 2 * recommended().length);
});

test('the description is the construct\'s path, of which as much as ElastiCache takes', () => {
  expect(properties.ReplicationGroupDescription).toBe('S/Cache');
});

test('the name is left to CloudFormation, so that the cache can be replaced', () => {
  expect(properties).not.toHaveProperty('ReplicationGroupId');
});

test('nobody is notified', () => {
  expect(properties).not.toHaveProperty('NotificationTopicArn');
});

test('what cannot be had without a replica is off without one: Multi-AZ and failover', () => {
  expect(propertiesOf(redis({ replicas: 0 }))).toMatchObject({ NumCacheClusters: 1, MultiAZEnabled: false, AutomaticFailoverEnabled: false });
});

test('shards without replicas have failover, which cluster mode demands, but no Multi-AZ, which needs a replica', () => {
  expect(propertiesOf(redis({ shards: 2, replicas: 0 }))).toMatchObject({ MultiAZEnabled: false, AutomaticFailoverEnabled: true });
});

test('without failover there is no Multi-AZ', () => {
  expect(propertiesOf(redis({ automaticFailover: false }))).toMatchObject({ MultiAZEnabled: false, AutomaticFailoverEnabled: false });
});

test('all but the version is the same for Redis and Valkey', () => {
  const { Engine, EngineVersion, CacheParameterGroupName, ...others } = properties;
  expect(valkey).toMatchObject(others);
  expect([Engine, EngineVersion, CacheParameterGroupName]).not.toContain(undefined);
});

test('a version of Redis keeps the defaults', () => {
  const older = propertiesOf(redis({ version: RedisVersion.V7_0 }));
  expect(older).toEqual({ ...properties, EngineVersion: '7.0' });
});
