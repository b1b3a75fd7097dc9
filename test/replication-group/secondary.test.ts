import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Authentication } from '../../src/access/authentication';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { GlobalReplicationGroup } from '../../src/replication-group/global-replication-group';
import { InheritedSettings } from '../../src/replication-group/global-replication-group-ref';
import { RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { codesOf, Given, messageOf, newStack, propertiesOf, redis, templateOf } from '../helpers';
import { alarmsOf, alarmsOn, GROUP, nodesOf } from '../observe/alarms/alarms-of';
import { findingsUnder } from '../policy/findings';

const secondary = (inherited: InheritedSettings = {}, given: Partial<RedisReplicationGroupProps> = {}): Given => stack => ({
  globalReplicationGroup: GlobalReplicationGroup.fromGlobalReplicationGroupAttributes(stack, 'Global', { globalReplicationGroupId: 'sgaui-shop', ...inherited }),
  authentication: Authentication.none(),
  ...given,
});

// "Cannot use the given parameters when creating new replication group in an existing global replication group."
// https://github.com/hashicorp/terraform-provider-aws/issues/39745
const REFUSED = [
  'NumNodeGroups', 'CacheParameterGroupName', 'Engine', 'EngineVersion', 'CacheNodeType', 'CacheSecurityGroupNames',
  'TransitEncryptionEnabled', 'TransitEncryptionMode', 'AtRestEncryptionEnabled', 'SnapshotArns', 'SnapshotName',
];

test.each<[string, InheritedSettings]>([
  ['of a primary of which nothing is known', {}],
  ['of a primary without shards', { engineVersion: RedisVersion.V7_1, nodeType: NodeType.R7G_LARGE }],
  ['of a primary of one shard', { shards: 1 }],
  ['of a primary of three shards', { shards: 3, engineVersion: ValkeyVersion.V8_1 }],
])('a secondary %s says nothing that ElastiCache refuses of one', (_, inherited) => {
  const properties = propertiesOf(redis(secondary(inherited)));
  expect(properties.GlobalReplicationGroupId).toBe('sgaui-shop');
  expect(REFUSED.filter(name => name in properties)).toEqual([]);
  for (const name of ['NodeGroupConfiguration', 'ClusterMode', 'DataTieringEnabled', 'Durability']) {
    expect(properties).not.toHaveProperty(name);
  }
});

test('a cache of its own says of these all but what excludes them: the list is not of names that nobody writes', () => {
  const properties = propertiesOf(redis({ shards: 2 }));
  expect(REFUSED.filter(name => !(name in properties))).toEqual(['CacheSecurityGroupNames', 'SnapshotArns', 'SnapshotName']);
});

test('a secondary has no parameter group, but subnets and a security group of its own region', () => {
  const template = templateOf(redis(secondary()));
  template.resourceCountIs('AWS::ElastiCache::ParameterGroup', 0);
  template.resourceCountIs('AWS::ElastiCache::SubnetGroup', 1);
  template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
});

test('a secondary has its own number of replicas, which may differ from region to region', () => {
  expect(propertiesOf(redis(secondary({}, { replicas: 2 })))).toMatchObject({ NumCacheClusters: 3 });
  expect(propertiesOf(redis(secondary({ shards: 3 }, { replicas: 2 })))).toMatchObject({ ReplicasPerNodeGroup: 2, AutomaticFailoverEnabled: true });
});

test('the port, backups and windows of a secondary are its own', () => {
  expect(propertiesOf(redis(secondary({}, { port: 6379 })))).toMatchObject({ Port: 6379, SnapshotRetentionLimit: 15, MultiAZEnabled: true });
});

test('a secondary of shards has the endpoint of shards, another one those of a primary and replicas', () => {
  expect(() => redis(secondary({ shards: 2 })).configurationEndpoint).not.toThrow();
  expect(() => redis(secondary({ shards: 2 })).primaryEndpoint).toThrow('[NoSuchEndpoint]');
  expect(() => redis(secondary()).readerEndpoint).not.toThrow();
});

test('the alarms of a secondary are on the nodes of as many shards as the primary has', () => {
  expect(nodesOf(alarmsOf(secondary({ shards: 2 })))).toEqual(['-0001-001', '-0001-002', '-0002-001', '-0002-002'].map(id => GROUP + id));
  expect(nodesOf(alarmsOf(secondary()))).toEqual(['-001', '-002'].map(id => GROUP + id));
});

test('the alarms of a secondary fit the node type of the primary', () => {
  expect(alarmsOn('EngineCPUUtilization', secondary({ nodeType: NodeType.R7G_2XLARGE }))).not.toEqual([]);
  expect(alarmsOn('CPUUtilization', secondary({ nodeType: NodeType.R7G_LARGE })).map(({ Threshold }) => Threshold)).toEqual([45, 45]);
});

test.each<[string, InheritedSettings, boolean]>([
  ['any key may be dropped', { evictionPolicy: EvictionPolicy.ALLKEYS_LRU }, false],
  ['only keys that expire are dropped', { evictionPolicy: EvictionPolicy.VOLATILE_LRU }, true],
  ['nothing is known of it', {}, true],
])('the alarms of a secondary fit the eviction policy of the primary: where %s', (_, inherited, watched) => {
  for (const metric of ['DatabaseMemoryUsagePercentage', 'Evictions']) {
    expect([metric, alarmsOn(metric, secondary(inherited)).length > 0]).toEqual([metric, watched]);
  }
});

test('the alarms of a secondary of nodes with a disk are on memory and disk together', () => {
  expect(alarmsOn('DatabaseCapacityUsagePercentage', secondary({ nodeType: NodeType.R6GD_XLARGE }))).toHaveLength(2);
});

// failover is a property of the global datastore, and so of each of its members
test.each<[string, InheritedSettings, string[]]>([
  ['is known to have failover', { automaticFailover: true }, ['SecondaryNeedsReplica']],
  ['is known to have failover and shards', { automaticFailover: true, shards: 2 }, ['SecondaryNeedsReplica']],
  ['is known to have none', { automaticFailover: false }, []],
  ['says nothing on failover', {}, []],
])('of a primary that %s, a secondary without replicas has the findings it should have', (_, inherited, codes) => {
  expect(codesOf(() => redis(secondary(inherited, { replicas: 0 })))).toEqual(codes);
  expect(codesOf(() => redis(secondary(inherited, { replicas: 1 })))).toEqual([]);
});

test('a token of a secondary is a replica of the primary\'s secret', () => {
  const cache = redis(stack => ({
    ...(secondary() as any)(stack),
    authentication: Authentication.token({ secret: Secret.fromSecretNameV2(stack, 'Token', 'shop/token') }),
  }));
  expect(JSON.stringify(propertiesOf(cache).AuthToken)).toContain('{{resolve:secretsmanager:');
  templateOf(cache).resourceCountIs('AWS::SecretsManager::Secret', 0);
});

test.each<[string, Partial<RedisReplicationGroupProps>]>([
  ['version', { version: RedisVersion.V7_1 }],
  ['nodeType', { nodeType: NodeType.R7G_LARGE }],
  ['shards', { shards: 2 }],
  ['shardConfigurations', { shardConfigurations: [{}] }],
  ['parameters', { parameters: { timeout: '100' } }],
  ['dataTiering', { dataTiering: false }],
])('fails when a secondary is given %s, and names it', (prop, given) => {
  const make = () => redis(secondary({}, given), newStack());
  expect(codesOf(make)).toContain('SecondaryInherits');
  expect(messageOf(make)).toContain(`inherits '${prop}' from its primary. Leave out '${prop}' [SecondaryInherits]`);
});

test('a secondary is not found to lack the encryption that it has from its primary; another cache is', () => {
  const of = (given: Given) => findingsUnder(redis(given)).filter(finding => finding.includes('AEC3'));
  expect(of(secondary())).toEqual([]);
  expect(of({ transitEncryption: TransitEncryption.DISABLED, authentication: Authentication.none() })).toEqual(['AwsSolutions-AEC3: Resource']);
});
