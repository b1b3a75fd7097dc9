import { ClusterMode } from '../../engine/cluster-mode';
import { ALARM_WARNINGS } from '../../observe/alarms/rules';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { ReplicationGroupFacts } from '../facts';

const FAILOVER = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html';
const QUOTAS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html';
const CLUSTER_MODE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html';
const ZONES = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html#cfn-elasticache-replicationgroup-preferredcacheclusterazs';
const DEFAULT_NODE_QUOTA = 90;

const outside = (value: number, min: number, max: number) => !Number.isInteger(value) || value < min || value > max;
const maxNodes = (f: ReplicationGroupFacts) => f.version._facts.maxNodes;
/** Whether the cache is told by its number of nodes, as before and on the way to cluster mode. */
const isOneShard = (f: ReplicationGroupFacts) => !f.clusterMode
  || (f.givenClusterMode !== undefined && f.shardConfigurations === undefined && (f.shards ?? 1) === 1);
const validTopology = (f: ReplicationGroupFacts) => !outside(f.replicas, 0, 5) && !outside(f.shards ?? 1, 1, 500);

export const TOPOLOGY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'ReplicasOutOfRange',
    dated: true,
    clause: 'a shard has 0 to 5 replicas',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html#cfn-elasticache-replicationgroup-replicaspernodegroup',
    broken: f => f.shardConfigurations === undefined && outside(f.replicas, 0, 5),
    says: f => `'replicas' must be a whole number from 0 to 5, got ${f.replicas}; use shards to spread more load`,
  },
  {
    code: 'ShardsOutOfRange',
    dated: true,
    clause: 'a cache has 1 to 500 shards',
    see: QUOTAS,
    broken: f => f.shards !== undefined && outside(f.shards, 1, 500),
    says: f => `'${f.shardConfigurations ? 'shardConfigurations' : 'shards'}' must be ${f.shardConfigurations ? '' : 'a whole number '}from 1 to 500, got ${f.shards}; leave it out to have cluster mode disabled`,
  },
  {
    code: 'TooManyNodes',
    dated: true,
    clause: 'a cache has at most 500 nodes, 250 before Redis OSS 5.0.6',
    see: QUOTAS,
    broken: f => validTopology(f) && f.nodes! > maxNodes(f),
    says: f => `'shards' times 1 + 'replicas' must be at most ${maxNodes(f)} nodes, got ${f.nodes}; use fewer of either, and larger nodes`,
  },
  {
    code: 'PrimaryGivenTwice',
    clause: '`primaryClusterId` makes a group of one existing node, and excludes `shards`, `replicas`, `shardConfigurations`, `availabilityZones` and `globalReplicationGroup`',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
    broken: f => f.primaryGivenTwice,
    says: () => '\'primaryClusterId\' makes a group of one existing node, and was given together with \'shards\', \'replicas\', \'shardConfigurations\', \'availabilityZones\' or \'globalReplicationGroup\'; leave those out, and add replicas in a later deployment',
  },
  {
    code: 'FailoverNeedsReplica',
    clause: 'automatic failover has no replica to fail over to',
    see: FAILOVER,
    broken: f => !f.clusterMode && f.automaticFailover && f.replicas < 1,
    says: f => `'automaticFailover' needs at least one replica, got replicas = ${f.replicas}; add a replica or leave 'automaticFailover' out`,
  },
  {
    code: 'ClusterModeNeedsFailover',
    clause: 'cluster mode cannot be enabled with automatic failover turned off',
    see: FAILOVER,
    broken: f => f.clusterMode && !f.automaticFailover,
    says: f => `'automaticFailover' cannot be false with cluster mode enabled${f.shards === undefined ? '' : `, got shards = ${f.shards}`}; leave 'automaticFailover' out, or leave 'shards' out to have cluster mode disabled`,
  },
  {
    code: 'MultiAzNeedsFailover',
    clause: 'Multi-AZ needs automatic failover',
    see: FAILOVER,
    broken: f => f.multiAz && f.failoverRefused,
    says: () => '\'multiAz\' needs automatic failover, got automaticFailover = false; leave \'automaticFailover\' out or set \'multiAz\' to false',
  },
  {
    code: 'MultiAzNeedsReplica',
    clause: 'Multi-AZ needs a replica in another zone',
    see: FAILOVER,
    broken: f => f.multiAz && f.replicas < 1,
    says: f => `'multiAz' needs at least one replica, got replicas = ${f.replicas}; add a replica or leave 'multiAz' out`,
  },
  {
    code: 'ClusterModeContradicts',
    clause: '`clusterMode` DISABLED or COMPATIBLE has one shard, and ENABLED has `shards`',
    see: CLUSTER_MODE,
    broken: f => f.givenClusterMode === ClusterMode.ENABLED ? f.shards === undefined
      : f.givenClusterMode === ClusterMode.DISABLED ? f.shards !== undefined
        : f.givenClusterMode === ClusterMode.COMPATIBLE && (f.shards ?? 1) > 1,
    says: f => f.givenClusterMode === ClusterMode.ENABLED
      ? '\'clusterMode\' ENABLED needs a number of shards, got none; write shards: 1'
      : `'clusterMode' ${f.givenClusterMode!.toUpperCase()} has one shard, got shards = ${f.shards}; leave 'shards' out, or leave 'clusterMode' out to have cluster mode enabled`,
  },
  {
    code: 'ClusterModeNeedsNewerVersion',
    dated: true,
    clause: 'the way from cluster mode disabled to enabled needs Redis OSS 7.0 or Valkey',
    see: CLUSTER_MODE,
    broken: f => f.givenClusterMode === ClusterMode.COMPATIBLE && f.version.features.clusterModeMigration === false,
    says: f => `'clusterMode' COMPATIBLE needs Redis OSS 7.0 or later, got version ${f.version.version}; upgrade to RedisVersion.V7_1 in a deployment before`,
  },
  {
    code: 'CompatibleNeedsFailover',
    clause: 'the way from cluster mode disabled to enabled needs automatic failover and a replica',
    see: CLUSTER_MODE,
    broken: f => f.givenClusterMode === ClusterMode.COMPATIBLE && (!f.automaticFailover || f.replicas < 1),
    says: f => `'clusterMode' COMPATIBLE needs automatic failover and at least one replica, got automaticFailover = ${f.automaticFailover} and replicas = ${f.replicas}; leave both out`,
  },
  {
    code: 'ZonesPerNode',
    clause: '`availabilityZones` names a zone for each node',
    see: ZONES,
    broken: f => f.availabilityZones !== undefined && isOneShard(f) && f.nodes !== undefined && f.availabilityZones.length !== f.nodes,
    says: f => `'availabilityZones' must name a zone for each of the ${f.nodes} nodes, got ${f.availabilityZones!.length}; leave it out to let ElastiCache choose`,
  },
  {
    code: 'ZonesInClusterMode',
    clause: '`availabilityZones` cannot be given with cluster mode enabled',
    see: ZONES,
    broken: f => f.availabilityZones !== undefined && !isOneShard(f) && !f.shardsGivenTwice,
    says: () => '\'availabilityZones\' cannot be given with cluster mode enabled; write shardConfigurations with the zones of each shard, or leave it out',
  },
  {
    code: 'ZoneOutsideSubnets',
    clause: 'a zone was named in which the cache has no subnet',
    see: ZONES,
    broken: f => strangeZones(f).length > 0,
    says: f => `'availabilityZones' and the zones of 'shardConfigurations' must be zones of the subnets (${f.subnets!.availabilityZones!.join(', ')}), got ${strangeZones(f).join(', ')}; select subnets there with 'vpcSubnets'`,
  },
];

/** Zones that were named though no subnet lies there, as far as both are known. */
function strangeZones({ availabilityZones = [], shardConfigurations = [], subnets }: ReplicationGroupFacts): string[] {
  const named = [
    ...availabilityZones,
    ...shardConfigurations.flatMap(shard => [shard.primaryAvailabilityZone, ...shard.replicaAvailabilityZones ?? []]),
  ].map(zone => known(zone)).filter(zone => zone !== undefined);
  const zones = subnets?.availabilityZones;
  return zones ? [...new Set(named.filter(zone => !zones.includes(zone)))] : [];
}

export const TOPOLOGY_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'NodeQuota',
    clause: 'over 90 nodes need a higher quota of the account',
    see: QUOTAS,
    broken: f => f.nodes! > DEFAULT_NODE_QUOTA,
    says: f => `'shards' and 'replicas' make ${f.nodes} nodes, and an account may have ${DEFAULT_NODE_QUOTA} in a cache unless AWS raised the quota 'Nodes per cluster'; ask for it before you deploy`,
  },
  {
    code: 'MultiAzInOneZone',
    clause: 'Multi-AZ with subnets in one zone only',
    see: FAILOVER,
    broken: f => f.multiAz && f.subnets?.availabilityZones?.length === 1,
    says: f => `'multiAz' spreads the nodes over zones, but all subnets lie in ${f.subnets!.availabilityZones![0]}; give the VPC subnets in a second zone or set 'multiAz' to false`,
  },
  ...ALARM_WARNINGS,
  {
    code: 'ClusterModeStep',
    clause: '`clusterMode` COMPATIBLE is a step on the way, in a deployment that changes nothing else',
    see: CLUSTER_MODE,
    broken: f => f.givenClusterMode === ClusterMode.COMPATIBLE,
    says: () => '\'clusterMode\' COMPATIBLE is a step on the way to ENABLED, from which no way leads back; deploy it in a change of its own, since ElastiCache refuses others beside it, and take the next step when every client speaks to the cluster',
  },
];
