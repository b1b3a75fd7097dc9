import { Authentication } from '../../src/access/authentication';
import { ClusterMode } from '../../src/engine/cluster-mode';
import { Durability } from '../../src/engine/durability';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { ShardConfiguration } from '../../src/engine/shard-configuration';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { IpDiscovery, NetworkType } from '../../src/network/network-type';
import { GlobalReplicationGroup } from '../../src/replication-group/global-replication-group';
import { codesOf, Given, logicalIdOf, propertiesOf, redis, templateOf, valkey, vpcOf } from '../helpers';

const FIRST: ShardConfiguration = {
  replicas: 2, slots: '0-8191', nodeGroupId: '0001', primaryAvailabilityZone: 'dummy1a', replicaAvailabilityZones: ['dummy1b', 'dummy1a'],
};
const durable = { version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, shards: 2 };
const parametersOf = (given: Given) => propertiesOf(redis(given), 'AWS::ElastiCache::ParameterGroup').Properties;

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html
describe('shards one by one', () => {
  const properties = propertiesOf(redis({ shardConfigurations: [FIRST, { slots: '8192-16383' }] }));

  test('are node groups with all that was said of them', () => {
    expect(properties.NodeGroupConfiguration).toEqual([
      {
        NodeGroupId: '0001',
        ReplicaCount: 2,
        Slots: '0-8191',
        PrimaryAvailabilityZone: 'dummy1a',
        ReplicaAvailabilityZones: ['dummy1b', 'dummy1a'],
      },
      { NodeGroupId: '0002', ReplicaCount: 1, Slots: '8192-16383' },
    ]);
  });

  // "Either the ElastiCache supplied 4-digit id or a user supplied id for the node group these configuration values apply to."
  test('are numbered by their position from 0001, as ElastiCache does, where no number was said', () => {
    const ids = (shardConfigurations: ShardConfiguration[]) =>
      propertiesOf(redis({ shardConfigurations })).NodeGroupConfiguration.map(({ NodeGroupId }: any) => NodeGroupId);
    expect(ids([{}, {}, {}])).toEqual(['0001', '0002', '0003']);
    expect(ids([{ nodeGroupId: '7' }, {}])).toEqual(['7', '0002']);
    expect(ids(Array.from({ length: 11 }, () => ({}))).at(-1)).toBe('0011');
  });

  test('are as many as CloudFormation is told, since a number that differs is refused', () => {
    expect(properties.NumNodeGroups).toBe(2);
  });

  test.each(['ReplicasPerNodeGroup', 'NumCacheClusters', 'PreferredCacheClusterAZs', 'ClusterMode'])('leave out %s, which is for shards that are alike', name => {
    expect(properties).not.toHaveProperty(name);
  });

  test('are cluster mode: failover, a parameter group for it, and resharding online', () => {
    expect(properties).toMatchObject({ AutomaticFailoverEnabled: true, MultiAZEnabled: true });
    expect(parametersOf({ shardConfigurations: [{}] })).toEqual({ 'cluster-enabled': 'yes' });
    templateOf(redis({ shardConfigurations: [{}] })).hasResource('AWS::ElastiCache::ReplicationGroup', { UpdatePolicy: { UseOnlineResharding: true } });
  });

  test('have no Multi-AZ where one of them has no replica, since ElastiCache demands one of each', () => {
    expect(propertiesOf(redis({ shardConfigurations: [{ replicas: 3 }, { replicas: 0 }] }))).toMatchObject({
      AutomaticFailoverEnabled: true, MultiAZEnabled: false,
    });
  });

  test('are no property of a cache whose shards are alike', () => {
    expect(propertiesOf(redis({ shards: 2 }))).not.toHaveProperty('NodeGroupConfiguration');
  });
});

test('availabilityZones are those of the nodes, and left to ElastiCache otherwise', () => {
  expect(propertiesOf(redis(stack => ({ availabilityZones: vpcOf(stack).availabilityZones }))).PreferredCacheClusterAZs).toEqual([
    { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] },
  ]);
  expect(propertiesOf(redis())).not.toHaveProperty('PreferredCacheClusterAZs');
});

// "cluster mode configuration can only be changed from cluster mode disabled to compatible, and from there to enabled"
describe('on the way from cluster mode disabled to enabled', () => {
  test.each<[string, Given, object, object]>([
    ['nothing said', {}, { NumCacheClusters: 2 }, {}],
    ['DISABLED', { clusterMode: ClusterMode.DISABLED }, { NumCacheClusters: 2, ClusterMode: 'disabled' }, {}],
    ['COMPATIBLE', { clusterMode: ClusterMode.COMPATIBLE }, { NumCacheClusters: 2, ClusterMode: 'compatible' }, { 'cluster-enabled': 'yes' }],
    ['ENABLED with one shard', { clusterMode: ClusterMode.ENABLED, shards: 1 }, { NumCacheClusters: 2, ClusterMode: 'enabled' }, { 'cluster-enabled': 'yes' }],
    ['ENABLED with three shards', { clusterMode: ClusterMode.ENABLED, shards: 3 }, {
      NumNodeGroups: 3, ReplicasPerNodeGroup: 1, ClusterMode: 'enabled',
    }, { 'cluster-enabled': 'yes' }],
  ])('%s: the nodes are told as before, until there are more shards', (_, given, expected, parameters) => {
    const properties = propertiesOf(redis(given));
    const { NumCacheClusters, NumNodeGroups, ReplicasPerNodeGroup, ClusterMode: mode } = properties;
    expect(JSON.parse(JSON.stringify({ NumCacheClusters, NumNodeGroups, ReplicasPerNodeGroup, ClusterMode: mode }))).toEqual(expected);
    expect(parametersOf(given)).toEqual(parameters);
  });

  test('a compatible cache has all three endpoints, since clients of both kinds use it, and begins at the primary', () => {
    const cache = redis({ clusterMode: ClusterMode.COMPATIBLE });
    const address = (endpoint: { hostname: string }) => cache.stack.resolve(endpoint.hostname)['Fn::GetAtt'][1];
    expect([cache.primaryEndpoint, cache.readerEndpoint, cache.configurationEndpoint, cache.endpoint].map(address)).toEqual([
      'PrimaryEndPoint.Address', 'ReaderEndPoint.Address', 'ConfigurationEndPoint.Address', 'PrimaryEndPoint.Address',
    ]);
  });

  test('an enabled cache has the configuration endpoint only', () => {
    const cache = redis({ clusterMode: ClusterMode.ENABLED, shards: 1 });
    expect(() => cache.configurationEndpoint).not.toThrow();
    expect(() => cache.primaryEndpoint).toThrow('[NoSuchEndpoint]');
  });

  test('a cache without shards whose mode is DISABLED has the endpoints of one', () => {
    expect(() => redis({ clusterMode: ClusterMode.DISABLED }).readerEndpoint).not.toThrow();
  });
});

test('dataTiering is on for nodes with a disk, whether or not it was said, and left out for others', () => {
  expect(propertiesOf(redis({ nodeType: NodeType.R6GD_XLARGE, dataTiering: true })).DataTieringEnabled).toBe(true);
  expect(propertiesOf(redis({ nodeType: NodeType.R6GD_XLARGE })).DataTieringEnabled).toBe(true);
  expect(propertiesOf(redis({ dataTiering: false }))).not.toHaveProperty('DataTieringEnabled');
});

test('a node type that is not listed yet can be said to have a disk', () => {
  expect(propertiesOf(redis({ nodeType: NodeType.of('cache.r9gd.xlarge', { supportsDataTiering: true }) })).DataTieringEnabled).toBe(true);
});

test.each(Object.values(Durability))('durability %s is handed on', durability => {
  expect(propertiesOf(valkey({ ...durable, durability })).Durability).toBe(durability);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html, return values
test.each<[string, Parameters<typeof valkey>[0]]>([['was said', { ...durable, durability: Durability.ASYNC }], ['was left to ElastiCache', durable]])('the durability that ElastiCache gave can be read, whether it %s', (_, given) => {
  const cache = valkey(given);
  expect(cache.stack.resolve(cache.effectiveDurability)).toEqual({ 'Fn::GetAtt': [logicalIdOf(cache), 'EffectiveDurability'] });
});

// a type that is newer than our list is not refused for what we do not know
test.each(['cache.r9g.large', 'cache.x1.4xlarge'])('durability on %s, which is not listed, is left to ElastiCache to accept', name => {
  expect(propertiesOf(valkey({ ...durable, nodeType: NodeType.of(name), durability: Durability.SYNC })).CacheNodeType).toBe(name);
});

test.each([NodeType.R5_LARGE, NodeType.M5_LARGE, NodeType.T4G_MEDIUM])('fails with durability on %s, which is listed and cannot have it', nodeType => {
  expect(codesOf(() => valkey({ ...durable, nodeType, durability: Durability.SYNC }))).toEqual(['DurabilityNodeType']);
});

test('durability is left to ElastiCache if nothing is said, on Redis in any case', () => {
  expect(propertiesOf(valkey(durable))).not.toHaveProperty('Durability');
  expect(propertiesOf(redis())).not.toHaveProperty('Durability');
});

test.each([
  [NetworkType.IPV4, undefined, 'ipv4', undefined],
  [NetworkType.IPV6, IpDiscovery.IPV6, 'ipv6', 'ipv6'],
  [NetworkType.DUAL_STACK, IpDiscovery.IPV4, 'dual_stack', 'ipv4'],
  [undefined, IpDiscovery.IPV4, undefined, 'ipv4'],
  [undefined, undefined, undefined, undefined],
])('networkType %s and ipDiscovery %s are handed on, and left out if not said', (networkType, ipDiscovery, network, discovery) => {
  const properties = propertiesOf(redis({ networkType, ipDiscovery }));
  expect([properties.NetworkType, properties.IpDiscovery]).toEqual([network, discovery]);
});

test('snapshottingClusterId is handed on, and left out if not said', () => {
  expect(propertiesOf(redis({ snapshottingClusterId: 'sessions-002' })).SnapshottingClusterId).toBe('sessions-002');
  expect(propertiesOf(redis())).not.toHaveProperty('SnapshottingClusterId');
});

test('the global datastore of a secondary is handed on, and left out of a cache of its own', () => {
  const cache = redis(stack => ({
    globalReplicationGroup: GlobalReplicationGroup.fromGlobalReplicationGroupAttributes(stack, 'G', { globalReplicationGroupId: 'sgaui-shop' }),
    authentication: Authentication.none(),
  }));
  expect(propertiesOf(cache).GlobalReplicationGroupId).toBe('sgaui-shop');
  expect(propertiesOf(redis({ version: RedisVersion.V7_1 }))).not.toHaveProperty('GlobalReplicationGroupId');
});
