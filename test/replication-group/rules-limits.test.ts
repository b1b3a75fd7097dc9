import { Duration, Stack } from 'aws-cdk-lib/core';
import { Backup } from '../../src/engine/backup';
import { ClusterMode } from '../../src/engine/cluster-mode';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { IpDiscovery, NetworkType } from '../../src/network/network-type';
import { RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { codesOf, HOME, newStack, redis, vpcOf } from '../helpers';

type Props = Partial<RedisReplicationGroupProps>;
const codes = (props: Props) => codesOf(() => redis(props, newStack(HOME)));
const named = (replicationGroupName: string) => ({ replicationGroupName });
const keptFor = (days: number) => ({ backup: Backup.daily({ retention: Duration.days(days) }) });
const before506 = { version: RedisVersion.V4_0_10, nodeType: NodeType.R5_LARGE };

// the limits are those of the API reference, the CloudFormation schema and the quotas page, which the rules link to
test.each<[string, Props]>([
  ['a name of one letter', named('c')],
  ['a name of 40 characters', named('c'.repeat(40))],
  ['a name with capitals, which ElastiCache keeps in lower case', named('Cache-A')],
  ['a description of 255 characters', { description: 'd'.repeat(255) }],
  ['no replica', { replicas: 0 }],
  ['no replica in each of two shards, which fail over all the same', { shards: 2, replicas: 0 }],
  ['one shard', { shards: 1 }],
  ['500 shards without replicas', { shards: 500, replicas: 0 }],
  ['250 nodes before Redis OSS 5.0.6', { ...before506, shards: 125 }],
  ['port 1', { port: 1 }],
  ['port 65535', { port: 65535 }],
  ['backups for a day', keptFor(1)],
  ['backups for 24 hours', { backup: Backup.daily({ retention: Duration.hours(24) }) }],
  ['failover without Multi-AZ', { multiAz: false }],
  ['cluster-enabled as it follows from shards', { shards: 2, parameters: { 'cluster-enabled': 'yes' } }],
  ['cluster-enabled as it follows without shards', { parameters: { 'cluster-enabled': 'no' } }],
])('takes %s', (_, props) => {
  expect(codes(props)).toEqual([]);
});

test.each<[string, Props, string]>([
  ['an empty name', named(''), 'InvalidReplicationGroupName'],
  ['a name of 41 characters', named('c'.repeat(41)), 'InvalidReplicationGroupName'],
  ['a name with two hyphens in a row', named('my--cache'), 'InvalidReplicationGroupName'],
  ['a name that ends with a hyphen', named('cache-'), 'InvalidReplicationGroupName'],
  ['a name with an underscore', named('my_cache'), 'InvalidReplicationGroupName'],
  ['a description of 256 characters', { description: 'd'.repeat(256) }, 'InvalidDescription'],
  ['a negative number of replicas', { replicas: -1 }, 'ReplicasOutOfRange'],
  ['half a replica', { replicas: 1.5 }, 'ReplicasOutOfRange'],
  ['half a shard', { shards: 1.5 }, 'ShardsOutOfRange'],
  ['252 nodes before Redis OSS 5.0.6', { ...before506, shards: 126 }, 'TooManyNodes'],
  ['port 0', { port: 0 }, 'PortOutOfRange'],
  ['a port that is no whole number', { port: 6379.5 }, 'PortOutOfRange'],
  ['backups for no day', keptFor(0), 'BackupRetentionOutOfRange'],
  ['cluster-enabled = no with shards', { shards: 2, parameters: { 'cluster-enabled': 'no' } }, 'ClusterEnabledContradicts'],
])('fails with %s', (_, props, code) => {
  expect(codes(props)).toEqual([code]);
});

// Both are said, since each can be acknowledged alone.
test('fails with 501 shards, which are 501 nodes', () => {
  expect(codes({ shards: 501, replicas: 0 })).toEqual(['ShardsOutOfRange', 'TooManyNodes']);
});

// a change of PreferredCacheClusterAZs replaces the cache, so that they stay on the way from one mode to the other
test.each<[string, Props]>([
  ['COMPATIBLE', { clusterMode: ClusterMode.COMPATIBLE }],
  ['ENABLED with one shard', { clusterMode: ClusterMode.ENABLED, shards: 1 }],
])('takes the zones of the nodes with clusterMode %s', (_, props) => {
  const zones = (count: number) => (stack: Stack) => ({ ...props, availabilityZones: vpcOf(stack).availabilityZones.slice(0, count) });
  expect(codesOf(() => redis(zones(2), newStack(HOME)))).toEqual([]);
  expect(codesOf(() => redis(zones(1), newStack(HOME)))).toEqual(['ZonesPerNode']);
});

test.each<[string, Props]>([
  ['DISABLED with shards', { clusterMode: ClusterMode.DISABLED, shards: 1 }],
  ['DISABLED with shards one by one', { clusterMode: ClusterMode.DISABLED, shardConfigurations: [{}] }],
  ['COMPATIBLE with two shards', { clusterMode: ClusterMode.COMPATIBLE, shards: 2 }],
  ['ENABLED without shards', { clusterMode: ClusterMode.ENABLED }],
])('fails with clusterMode %s', (_, props) => {
  expect(codes(props)).toEqual(['ClusterModeContradicts']);
});

test.each<[string, Props, string]>([
  ['no shard', { shardConfigurations: [] }, 'ShardsOutOfRange'],
  ['a shard of minus one replica', { shardConfigurations: [{ replicas: -1 }] }, 'ShardReplicasOutOfRange'],
  ['a shard of half a replica', { shardConfigurations: [{ replicas: 0.5 }] }, 'ShardReplicasOutOfRange'],
  ['zones for a replica that a shard does not have', { shardConfigurations: [{ replicas: 0, replicaAvailabilityZones: ['dummy1a'] }] }, 'ShardReplicaZones'],
  ['a shard number of five digits', { shardConfigurations: [{ nodeGroupId: '00001' }] }, 'InvalidNodeGroupId'],
  ['the same number twice', { shardConfigurations: [{ nodeGroupId: '0003' }, { nodeGroupId: '0003' }] }, 'NodeGroupIdTwice'],
  ['the same number twice, written differently', { shardConfigurations: [{ nodeGroupId: '3' }, { nodeGroupId: '0003' }] }, 'NodeGroupIdTwice'],
  ['a number that another shard has by its position', { shardConfigurations: [{}, { nodeGroupId: '0001' }] }, 'NodeGroupIdTwice'],
  ['slots that end too soon', { shardConfigurations: [{ slots: '0-16382' }] }, 'InvalidSlots'],
  ['slots past the last one', { shardConfigurations: [{ slots: '0-16384' }] }, 'InvalidSlots'],
  ['slots that overlap', { shardConfigurations: [{ slots: '0-8191' }, { slots: '8191-16383' }] }, 'InvalidSlots'],
  ['slots backwards', { shardConfigurations: [{ slots: '16383-0' }] }, 'InvalidSlots'],
  ['slots that are no range', { shardConfigurations: [{ slots: 'all' }] }, 'InvalidSlots'],
  ['an empty text for slots', { shardConfigurations: [{ slots: '' }] }, 'InvalidSlots'],
])('fails with %s', (_, props, code) => {
  expect(codes(props)).toContain(code);
});

test.each<[string, Props]>([
  ['a shard of five replicas beside one without', { shardConfigurations: [{ replicas: 5 }, { replicas: 0 }], multiAz: false }],
  ['numbers in any order', { shardConfigurations: [{ nodeGroupId: '2' }, { nodeGroupId: '1' }, {}] }],
  ['a shard number of one digit', { shardConfigurations: [{ nodeGroupId: '7' }] }],
  ['slots out of order, one by one and with spaces', { shardConfigurations: [{ slots: '16383, 0-99' }, { slots: '100-16382' }] }],
  ['the family r6gd without a word on data tiering', { nodeType: NodeType.R6GD_XLARGE }],
  ['IPv4 discovery on a network of both kinds', { networkType: NetworkType.DUAL_STACK, ipDiscovery: IpDiscovery.IPV4 }],
])('takes %s', (_, props) => {
  expect(codes(props)).toEqual([]);
});
