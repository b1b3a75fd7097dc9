import { ClusterMode } from '../../engine/cluster-mode';
import { ALARM_WARNINGS } from '../../observe/alarms/rules';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { sentences, shown, Words } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const FAILOVER = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html';
const QUOTAS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html';
const CLUSTER_MODE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html';
const ZONES = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html#cfn-elasticache-replicationgroup-preferredcacheclusterazs';
const DEFAULT_NODE_QUOTA = 90;
const MAX_REPLICAS = 5;
const MAX_SHARDS = 500;

const isOutside = (value: number, min: number, max: number) => !Number.isInteger(value) || value < min || value > max;
/** Whether AWS may allow it one day, unlike a negative number. */
const isAbove = (value: number | undefined, max: number) => Number.isInteger(value) && value! > max;
const maxNodes = (f: ReplicationGroupFacts) => f.version._facts.maxNodes;
/** Whether CloudFormation gets the number of nodes: with cluster mode disabled, and during the migration. */
const isOneShard = (f: ReplicationGroupFacts) => !f.clusterMode
  || (f.givenClusterMode !== undefined && f.shardConfigurations === undefined && (f.shards ?? 1) === 1);
const isCountable = (f: ReplicationGroupFacts) => !isOutside(f.replicas, 0, Infinity) && !isOutside(f.shards ?? 1, 1, Infinity);
/** The setting that gives the number of shards. */
const shardSetting = ({ shardConfigurations }: ReplicationGroupFacts) => shardConfigurations ? 'shardConfigurations' : 'shards';
/** How many nodes there are, and what makes them. */
const nodeCount = (f: ReplicationGroupFacts, w: Words) => f.shardConfigurations
  ? `${w.name('shardConfigurations')} makes ${f.nodes} nodes`
  : `${w.names(['shards', 'replicas'])} make ${f.nodes} nodes`;
/** What enabled cluster mode; nothing where a global datastore did. */
const enablers = (f: ReplicationGroupFacts) => f.inherited ? [] : [
  ...f.shards === undefined ? [] : [shardSetting(f)], ...f.givenClusterMode === undefined ? [] : ['clusterMode'],
];

export const TOPOLOGY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'ReplicasOutOfRange',
    dated: f => isAbove(f.replicas, MAX_REPLICAS),
    clause: 'a shard can have 0 to 5 replicas',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html#cfn-elasticache-replicationgroup-replicaspernodegroup',
    broken: f => f.shardConfigurations === undefined && isOutside(f.replicas, 0, MAX_REPLICAS),
    says: (f, w) => sentences(
      `${w.name('replicas')} must be a whole number from 0 to ${MAX_REPLICAS}, got ${shown(f.replicas)}`,
      isAbove(f.replicas, MAX_REPLICAS)
        ? `use ${w.name('shards')} to spread more load, or write ${w.set('replicas', MAX_REPLICAS)}`
        : `write for example ${w.set('replicas', 1)}`,
    ),
  },
  {
    code: 'ShardsOutOfRange',
    dated: f => isAbove(f.shards, MAX_SHARDS),
    clause: 'a cache can have 1 to 500 shards',
    see: QUOTAS,
    broken: f => f.shards !== undefined && isOutside(f.shards, 1, MAX_SHARDS),
    says: (f, w) => sentences(
      f.shardConfigurations
        ? `${w.name('shardConfigurations')} must list 1 to ${MAX_SHARDS} shards, got ${f.shards === 0 ? 'none' : shown(f.shards)}`
        : `${w.name('shards')} must be a whole number from 1 to ${MAX_SHARDS}, got ${shown(f.shards)}`,
      isAbove(f.shards, MAX_SHARDS) ? 'use fewer shards on larger nodes'
        : f.shards === 0 ? `${w.omit(shardSetting(f))} to disable cluster mode` : `write ${w.set('shards', 1)} or more`,
    ),
  },
  {
    code: 'TooManyNodes',
    dated: true,
    clause: 'a cache can have at most 500 nodes, and 250 before Redis OSS 5.0.6',
    see: QUOTAS,
    broken: f => isCountable(f) && f.nodes! > maxNodes(f),
    says: (f, w) => sentences(
      `${nodeCount(f, w)}, but a cache of ${f.version} can have at most ${maxNodes(f)}`,
      'use fewer shards or replicas on larger nodes',
    ),
  },
  {
    code: 'PrimaryGivenTwice',
    clause: '`primaryClusterId` excludes `shards`, `replicas`, `shardConfigurations`, `availabilityZones` and `globalReplicationGroup`',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
    broken: f => f.primaryGivenTwice,
    says: (_, w) => sentences(
      `${w.name('primaryClusterId')} turns one existing node into a cache, and excludes `
        + w.names(['shards', 'replicas', 'shardConfigurations', 'availabilityZones', 'globalReplicationGroup']),
      'leave those out, and add replicas in a later deployment',
    ),
  },
  {
    code: 'FailoverNeedsReplica',
    clause: 'automatic failover needs a replica to fail over to',
    see: FAILOVER,
    broken: f => !f.clusterMode && f.automaticFailover && f.replicas < 1,
    says: (f, w) => sentences(
      `${w.name('automaticFailover')} needs at least one replica, got ${shown(f.replicas)}`,
      `add a replica, or ${w.omit('automaticFailover')}`,
    ),
  },
  {
    code: 'ClusterModeNeedsFailover',
    clause: 'cluster mode needs automatic failover',
    see: FAILOVER,
    broken: f => f.clusterMode && !f.automaticFailover,
    says: (f, w) => sentences(
      `${w.name('automaticFailover')} must not be false with cluster mode enabled`,
      [w.omit('automaticFailover'), ...enablers(f).length > 0 ? [`${w.omit(...enablers(f))} to disable cluster mode`] : []].join(', or '),
    ),
  },
  {
    code: 'MultiAzNeedsFailover',
    clause: 'Multi-AZ needs automatic failover',
    see: FAILOVER,
    broken: f => f.multiAz && f.failoverRefused,
    says: (_, w) => sentences(
      `${w.name('multiAz')} needs automatic failover, got ${w.set('automaticFailover', false)}`,
      `${w.omit('automaticFailover')}, or write ${w.set('multiAz', false)}`,
    ),
  },
  {
    code: 'MultiAzNeedsReplica',
    clause: 'Multi-AZ needs a replica in another zone',
    see: FAILOVER,
    broken: f => f.multiAz && f.replicas < 1,
    says: (f, w) => sentences(
      `${w.name('multiAz')} needs at least one replica${f.shardConfigurations ? ' in each shard' : ''}, got ${shown(f.replicas)}`,
      `add a replica, or ${w.omit('multiAz')}`,
    ),
  },
  {
    code: 'ClusterModeContradicts',
    clause: '`clusterMode` DISABLED excludes `shards`, COMPATIBLE allows one shard, and ENABLED needs `shards`',
    see: CLUSTER_MODE,
    broken: f => f.givenClusterMode === ClusterMode.ENABLED ? f.shards === undefined
      : f.givenClusterMode === ClusterMode.DISABLED ? f.shards !== undefined
        : f.givenClusterMode === ClusterMode.COMPATIBLE && (f.shards ?? 1) > 1,
    says: clusterModeContradicts,
  },
  {
    code: 'ClusterModeNeedsNewerVersion',
    dated: true,
    clause: 'the migration to cluster mode needs Redis OSS 7.0 or later, or Valkey',
    see: CLUSTER_MODE,
    broken: f => f.givenClusterMode === ClusterMode.COMPATIBLE && f.version.features.clusterModeMigration === false,
    says: (f, w) => sentences(
      `${w.set('clusterMode', ClusterMode.COMPATIBLE)} needs Redis OSS 7.0 or later, got version ${f.version.version}`,
      `upgrade first, with ${w.version('redis', '7.1')}, and migrate in the next deployment`,
    ),
  },
  {
    code: 'CompatibleNeedsFailover',
    clause: 'the migration to cluster mode needs automatic failover and a replica',
    see: CLUSTER_MODE,
    broken: f => f.givenClusterMode === ClusterMode.COMPATIBLE && (!f.automaticFailover || f.replicas < 1),
    says: (f, w) => (known(f.replicas) ?? 1) < 1
      ? sentences(`${w.set('clusterMode', ClusterMode.COMPATIBLE)} needs at least one replica, got ${shown(f.replicas)}`, 'add a replica first')
      : sentences(`${w.set('clusterMode', ClusterMode.COMPATIBLE)} needs automatic failover, which is turned off`, w.omit('automaticFailover')),
  },
  {
    code: 'ZonesPerNode',
    clause: '`availabilityZones` must name a zone for each node',
    see: ZONES,
    broken: f => f.availabilityZones !== undefined && isOneShard(f) && isCountable(f)
      && f.nodes !== undefined && f.availabilityZones.length !== f.nodes,
    says: (f, w) => sentences(
      `${w.name('availabilityZones')} must name one zone for each node, ${f.nodes} in all, got ${f.availabilityZones!.length}`,
      `${w.omit('availabilityZones')} to let ElastiCache choose`,
    ),
  },
  {
    code: 'ZonesInClusterMode',
    clause: '`availabilityZones` is not available with cluster mode enabled',
    see: ZONES,
    broken: f => f.availabilityZones !== undefined && !isOneShard(f) && !f.shardsGivenTwice,
    says: (_, w) => sentences(
      `${w.name('availabilityZones')} is not available with cluster mode enabled`,
      `${w.omit('availabilityZones')}, or set the zones of each shard with ${w.name('shardConfigurations')}`,
    ),
  },
  {
    code: 'ZoneOutsideSubnets',
    clause: 'every zone that is named must have a subnet of the cache',
    see: ZONES,
    broken: f => zonesWithoutSubnet(f).length > 0,
    says: (f, w) => sentences(
      `${f.availabilityZones ? w.name('availabilityZones') : `the zones of ${w.name('shardConfigurations')}`} must be zones of the subnets, `
        + `${f.subnets!.availabilityZones!.map(shown).join(' or ')}, got ${zonesWithoutSubnet(f).map(shown).join(', ')}`,
      `name other zones, or select subnets there with ${w.name('vpcSubnets')}`,
    ),
  },
];

function clusterModeContradicts(f: ReplicationGroupFacts, w: Words): string {
  const given = w.set('clusterMode', f.givenClusterMode!);
  const omitMode = `${w.omit('clusterMode')} to enable cluster mode`;
  switch (f.givenClusterMode) {
    case ClusterMode.ENABLED: return `${given} needs a number of shards, got none. Write ${w.set('shards', 1)} or more`;
    case ClusterMode.DISABLED: return sentences(`${given} excludes ${w.name(shardSetting(f))}`, `${w.omit(shardSetting(f))}, or ${omitMode}`);
    default: return sentences(`${given} allows one shard, got ${shown(f.shards)}`, `${w.omit(shardSetting(f))}, or ${omitMode}`);
  }
}

/** Zones that were named but have no subnet, as far as both are known. */
function zonesWithoutSubnet({ availabilityZones = [], shardConfigurations = [], subnets }: ReplicationGroupFacts): string[] {
  const named = [
    ...availabilityZones,
    ...shardConfigurations.flatMap(shard => [shard.primaryAvailabilityZone, ...shard.replicaAvailabilityZones ?? []]),
  ].map(zone => known(zone)).filter(zone => zone !== undefined);
  const zones = subnets?.availabilityZones ?? [];
  return zones.length > 0 ? [...new Set(named.filter(zone => !zones.includes(zone)))] : [];
}

export const TOPOLOGY_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'NodeQuota',
    clause: 'more than 90 nodes need a higher quota of the account',
    see: QUOTAS,
    broken: f => f.nodes! > DEFAULT_NODE_QUOTA,
    says: (f, w) => sentences(
      `${nodeCount(f, w)}, and the default quota is ${DEFAULT_NODE_QUOTA} nodes in a cache`,
      'ask AWS for a higher quota \'Nodes per cluster\' before you deploy',
    ),
  },
  {
    code: 'MultiAzInOneZone',
    clause: 'Multi-AZ needs subnets in more than one zone to be of use',
    see: FAILOVER,
    broken: f => f.multiAz && f.subnets?.availabilityZones?.length === 1,
    says: (f, w) => sentences(
      `${w.name('multiAz')} spreads the nodes over zones, but all subnets are in ${f.subnets!.availabilityZones![0]}`,
      `add subnets in another zone, or write ${w.set('multiAz', false)}`,
    ),
  },
  ...ALARM_WARNINGS,
  {
    code: 'ClusterModeStep',
    clause: '`clusterMode` COMPATIBLE is a step of the migration, in a deployment that changes nothing else',
    see: CLUSTER_MODE,
    broken: f => f.givenClusterMode === ClusterMode.COMPATIBLE,
    says: (_, w) => sentences(
      `${w.set('clusterMode', ClusterMode.COMPATIBLE)} is a step of the migration, and ElastiCache refuses other changes in the same deployment`,
      `write ${w.set('clusterMode', ClusterMode.ENABLED)} when every client uses the cluster protocol. You cannot go back from there`,
    ),
  },
];
