import { Example } from './example';
import { ClusterMode } from '../../../src/engine/cluster-mode';
import { NodeType } from '../../../src/engine/node-type';
import { RedisVersion } from '../../../src/engine/redis-version';
import { NetworkType } from '../../../src/network/network-type';
import { vpcOf } from '../../helpers';

const { DISABLED, COMPATIBLE, ENABLED } = ClusterMode;

/** Codes on names, machines, and how many nodes there are. */
export const TOPOLOGY_EXAMPLES: Record<string, Example> = {
  InvalidReplicationGroupName: { broken: { replicationGroupName: '1st-cache' }, repaired: { replicationGroupName: 'cache-1' } },
  InvalidDescription: { broken: { description: ' ' }, repaired: { description: 'sessions of the shop' } },

  NodeTypeDiscontinued: { broken: { nodeType: NodeType.of('cache.m3.large') }, repaired: { nodeType: NodeType.M7G_LARGE } },
  NodeTypeNeedsNewerVersion: {
    broken: { nodeType: NodeType.R7G_LARGE, version: RedisVersion.V6_0 },
    repaired: { nodeType: NodeType.R7G_LARGE, version: RedisVersion.V7_1 },
  },
  NodeTypeNotNitro: {
    broken: { networkType: NetworkType.IPV6, nodeType: NodeType.R4_LARGE },
    repaired: { networkType: NetworkType.IPV6, nodeType: NodeType.R7G_LARGE },
  },

  ReplicasOutOfRange: { broken: { replicas: 6 }, repaired: { replicas: 5 } },
  ShardsOutOfRange: { broken: { shards: 0 }, repaired: { shards: 1 } },
  TooManyNodes: { broken: { shards: 251, replicas: 1 }, repaired: { shards: 250, replicas: 1 } },
  FailoverNeedsReplica: { broken: { replicas: 0, automaticFailover: true }, repaired: { replicas: 1, automaticFailover: true } },
  ClusterModeNeedsFailover: { broken: { shards: 2, automaticFailover: false }, repaired: { shards: 2 } },
  MultiAzNeedsFailover: { broken: { multiAz: true, automaticFailover: false }, repaired: { multiAz: true } },
  MultiAzNeedsReplica: { broken: { shards: 2, replicas: 0, multiAz: true }, repaired: { shards: 2, replicas: 0 } },
  ClusterModeContradicts: { broken: { clusterMode: ENABLED }, repaired: { clusterMode: ENABLED, shards: 1 } },
  ClusterModeNeedsNewerVersion: {
    broken: { clusterMode: COMPATIBLE, version: RedisVersion.V6_2 },
    repaired: { clusterMode: COMPATIBLE, version: RedisVersion.V7_1 },
  },
  CompatibleNeedsFailover: { broken: { clusterMode: COMPATIBLE, replicas: 0 }, repaired: { clusterMode: COMPATIBLE } },
  ZonesPerNode: {
    broken: stack => ({ replicas: 2, availabilityZones: vpcOf(stack).availabilityZones }),
    repaired: stack => ({ replicas: 1, availabilityZones: vpcOf(stack).availabilityZones }),
  },
  ZonesInClusterMode: {
    broken: stack => ({ shards: 2, availabilityZones: vpcOf(stack).availabilityZones }),
    repaired: stack => ({ shardConfigurations: vpcOf(stack).availabilityZones.map(primaryAvailabilityZone => ({ primaryAvailabilityZone })) }),
  },
  ZoneOutsideSubnets: {
    broken: { availabilityZones: ['eu-west-1x', 'eu-west-1y'] },
    repaired: stack => ({ availabilityZones: vpcOf(stack).availabilityZones }),
  },

  ShardsGivenTwice: {
    broken: { shards: 2, shardConfigurations: [{ replicas: 1 }, { replicas: 2 }] },
    repaired: { shardConfigurations: [{ replicas: 1 }, { replicas: 2 }] },
  },
  ShardReplicasOutOfRange: { broken: { shardConfigurations: [{}, { replicas: 6 }] }, repaired: { shardConfigurations: [{}, { replicas: 5 }] } },
  ShardReplicaZones: {
    broken: stack => ({ shardConfigurations: [{}, { replicas: 2, replicaAvailabilityZones: vpcOf(stack).availabilityZones.slice(0, 1) }] }),
    repaired: stack => ({ shardConfigurations: [{}, { replicas: 2, replicaAvailabilityZones: vpcOf(stack).availabilityZones }] }),
  },
  InvalidNodeGroupId: {
    broken: { shardConfigurations: [{}, { nodeGroupId: 'second' }] },
    repaired: { shardConfigurations: [{}, { nodeGroupId: '0002' }] },
  },
  SlotsForSomeShards: {
    broken: { shardConfigurations: [{ slots: '0-8191' }, {}] },
    repaired: { shardConfigurations: [{ slots: '0-8191' }, { slots: '8192-16383' }] },
  },
  InvalidSlots: {
    broken: { shardConfigurations: [{ slots: '0-8191' }, { slots: '8191-16383' }] },
    repaired: { shardConfigurations: [{ slots: '0-99,200-8191' }, { slots: '100-199,8192-16383' }] },
  },
};

/** More ways to break the same rule: the codes stay the same. */
export const MORE_CLUSTER_MODES: [string, Example['broken']][] = [
  ['DISABLED with shards', { clusterMode: DISABLED, shards: 1 }],
  ['COMPATIBLE with two shards', { clusterMode: COMPATIBLE, shards: 2 }],
  ['DISABLED with shards one by one', { clusterMode: DISABLED, shardConfigurations: [{}] }],
];
