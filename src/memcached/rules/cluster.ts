import { AzMode } from '../../engine/az-mode';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { MemcachedFacts } from '../facts';

const API = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html';
const NODES = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.html';
const TYPES = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html';

/** Checked twice: a name that CDK generates is known only at the end. */
export const NAME_RULES: Array<Rule<{ readonly clusterName?: string }>> = [
  {
    code: 'InvalidClusterName',
    clause: 'the name of a Memcached cluster has other characters than letters, digits and single hyphens, does not begin with a letter, or is over 50 long',
    see: API,
    broken: f => f.clusterName !== undefined && !/^(?=.{1,50}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(f.clusterName),
    says: f => `'clusterName' must be 1 to 50 letters, digits and single hyphens, beginning with a letter and not ending with a hyphen, got '${f.clusterName}'; write another one, or leave it out to let CloudFormation choose one`,
  },
];

export const CLUSTER_RULES: Array<Rule<MemcachedFacts>> = [
  ...NAME_RULES,
  {
    code: 'NotOfMemcached',
    clause: 'replicas, failover, snapshots, logs, encryption at rest and users are not to be had of Memcached',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html',
    broken: f => f.foreignProps.length > 0,
    says: f => `Memcached has not what was given: ${f.foreignProps.join('; ')}`,
  },
  {
    code: 'NoSnapshotOfMemcached',
    clause: 'a Memcached cluster leaves no snapshot behind',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html',
    broken: f => f.removalPolicy === 'snapshot',
    says: () => '\'removalPolicy\' cannot be SNAPSHOT, since Memcached has no snapshots; write RemovalPolicy.DESTROY or RemovalPolicy.RETAIN',
  },
  {
    code: 'NodesOutOfRange',
    dated: true,
    clause: 'a Memcached cluster has 1 to 60 nodes',
    see: NODES,
    broken: f => !Number.isInteger(f.nodes) || f.nodes < 1 || f.nodes > f.version._facts.maxNodes,
    says: f => `'nodes' must be a whole number from 1 to ${f.version._facts.maxNodes}, got ${f.nodes}; use more than one cluster, or larger nodes`,
  },
  {
    code: 'CrossAzNeedsNodes',
    clause: 'one node cannot lie in several zones',
    see: API,
    broken: f => f.azMode === AzMode.CROSS_AZ && f.nodes === 1,
    says: () => '\'azMode\' CROSS_AZ needs more than one node, got nodes: 1; leave \'azMode\' out, or write nodes: 2 or more',
  },
  {
    code: 'ZonesOfSingleAz',
    clause: '`azMode` SINGLE_AZ takes one zone',
    see: API,
    broken: f => f.azMode === AzMode.SINGLE_AZ && f.givenZones !== undefined && new Set(f.givenZones).size !== 1,
    says: f => `'availabilityZones' must be one zone with azMode: AzMode.SINGLE_AZ, got ${f.givenZones!.join(', ') || 'none'}; write one, or AzMode.CROSS_AZ`,
  },
  {
    code: 'ZonesOfCrossAz',
    clause: '`azMode` CROSS_AZ takes two zones or more',
    see: API,
    broken: f => f.azMode === AzMode.CROSS_AZ && f.zoneCount !== undefined && f.zoneCount < 2 && f.nodes > 1,
    says: f => f.givenZones
      ? `'availabilityZones' must be at least two zones with azMode: AzMode.CROSS_AZ, got ${f.givenZones.join(', ') || 'none'}; write more, or AzMode.SINGLE_AZ`
      : '\'azMode\' CROSS_AZ needs subnets in two zones or more, got one; select more with \'vpcSubnets\', or leave \'azMode\' out',
  },
  {
    code: 'MoreZonesThanNodes',
    clause: 'there are more `availabilityZones` than nodes',
    see: API,
    broken: f => (f.givenZones?.length ?? 0) > f.nodes,
    says: f => `'availabilityZones' must be at most as many as nodes, got ${f.givenZones!.length} for ${f.nodes}; take some away, or write nodes: ${f.givenZones!.length}`,
  },
  {
    code: 'ZoneWithoutSubnet',
    clause: 'one of `availabilityZones` has none of the subnets',
    see: API,
    broken: f => missingZones(f).length > 0,
    says: f => `'availabilityZones' must be zones of the subnets (${f.subnets!.availabilityZones!.join(', ')}), got ${missingZones(f).join(', ')} as well; select subnets there with 'vpcSubnets', or write other zones`,
  },
  {
    code: 'NodeTypeWithDisk',
    dated: true,
    clause: 'Memcached has no data tiering, and node types of the family r6gd have nothing else',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html',
    broken: f => f.nodeType.supportsDataTiering,
    says: f => `'nodeType' ${f.nodeType} is for data tiering, which Memcached has not; write NodeType.of('cache.r6g.large') or NodeType.of('cache.r7g.large')`,
  },
  {
    code: 'NodeTypeNeedsNewerMemcached',
    dated: true,
    clause: 'node types of the families m6g, r6g and t4g need Memcached 1.5.16',
    see: TYPES,
    broken: f => f.nodeType._minMemcachedVersion !== undefined && !f.version._isAtLeast(f.nodeType._minMemcachedVersion),
    says: f => `'nodeType' ${f.nodeType} runs Memcached ${f.nodeType._minMemcachedVersion} or later, got version ${f.version.version}; write MemcachedVersion.V1_6_22, or NodeType.of('cache.t3.small')`,
  },
];

export const CLUSTER_WARNINGS: Array<Rule<MemcachedFacts>> = [
  {
    code: 'MemcachedNodeQuota',
    clause: 'over 40 nodes of Memcached may need a higher quota of the account',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html',
    broken: f => f.nodes > 40,
    says: f => `'nodes' is ${f.nodes}, and an account may have a quota of 40 for a Memcached cluster; ask AWS for more first, or acknowledge this`,
  },
  {
    code: 'NodesChangeReplaces',
    clause: 'where the zone of each node cannot be written down, another number of nodes replaces the Memcached cluster',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-cachecluster.html',
    broken: f => f.zoneOfEachNode === undefined,
    says: f => f.zoneCount === undefined
      ? 'the zones of the subnets are not known, and CloudFormation replaces a cluster without zones when \'nodes\' changes; write \'availabilityZones\' with the zones of the subnets'
      : '\'nodes\' is only known at deployment, so that no zone can be written for each node, and CloudFormation replaces a cluster without zones when \'nodes\' changes; write a number',
  },
];

function missingZones({ givenZones = [], subnets }: MemcachedFacts): string[] {
  const offered = subnets?.availabilityZones;
  return offered === undefined ? [] : givenZones.filter(zone => known(zone) !== undefined && !offered.includes(zone));
}
