import { AzMode } from '../../engine/az-mode';
import { nameMistake } from '../../private/name-mistake';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { listed, sentence, shown } from '../../private/words';
import { MemcachedFacts } from '../facts';
import { adviceFor } from '../unsupported-props';

const API = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html';
const NODES = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.html';
const TYPES = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html';

const NAME = { max: 50 };
const NEWEST = '1.6.22';

const isNodeCount = ({ nodes }: MemcachedFacts) => Number.isInteger(nodes) && nodes > 0;
const zones = (names: readonly string[]) => listed(names.map(shown));

/** Errors about the name. They are checked twice, since a name that CDK generates is known only at synthesis. */
export const NAME_RULES: Array<Rule<{ readonly clusterName?: string }>> = [
  {
    code: 'InvalidClusterName',
    clause: '`clusterName` has other characters than letters, digits and single hyphens, does not start with a letter, or is longer than 50',
    see: API,
    broken: f => f.clusterName !== undefined && nameMistake(f.clusterName, NAME) !== undefined,
    says: (f, w) => `${w.name('clusterName')} ${nameMistake(f.clusterName!, NAME)}, got ${shown(f.clusterName)}. `
      + `Leave out ${w.name('clusterName')} to get a name from CloudFormation`,
  },
];

/** Errors about the nodes and their zones. */
export const CLUSTER_RULES: Array<Rule<MemcachedFacts>> = [
  ...NAME_RULES,
  {
    code: 'NotOfMemcached',
    clause: 'a prop of another kind of cache is given, which Memcached does not support: replicas, failover, snapshots, logs, encryption at rest, users',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html',
    broken: f => f.unsupportedProps.length > 0,
    says: (f, w) => `${w.names(f.unsupportedProps)} ${f.unsupportedProps.length > 1 ? 'are' : 'is'} not available with Memcached. ${adviceFor(f.unsupportedProps, w)}`,
  },
  {
    code: 'NoSnapshotOfMemcached',
    clause: '`removalPolicy` takes a snapshot, which Memcached does not support',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html',
    broken: f => f.removalPolicy === 'snapshot',
    says: (_, w) => `${w.set('removalPolicy', 'snapshot')} is not available with Memcached, which has no snapshots. `
      + `Use ${w.set('removalPolicy', 'destroy')} or ${w.set('removalPolicy', 'retain')}`,
  },
  {
    code: 'NodesOutOfRange',
    clause: '`nodes` is not a whole number of at least 1',
    see: NODES,
    broken: f => !isNodeCount(f),
    says: (f, w) => `${w.name('nodes')} must be a whole number of at least 1, got ${shown(f.nodes)}. Use for example ${w.set('nodes', 2)}`,
  },
  {
    code: 'CrossAzNeedsNodes',
    clause: '`azMode` is CROSS_AZ with one node',
    see: API,
    broken: f => f.azMode === AzMode.CROSS_AZ && f.nodes === 1,
    says: (_, w) => `${w.set('azMode', 'cross-az')} needs at least two nodes, got ${w.set('nodes', 1)}. ${sentence(w.omit('azMode'))}, or use ${w.set('nodes', 2)}`,
  },
  {
    code: 'NoAvailabilityZones',
    clause: '`availabilityZones` is empty',
    see: API,
    broken: f => f.givenZones?.length === 0,
    says: (_, w) => `${w.name('availabilityZones')} must have at least one zone, got none. ${sentence(w.omit('availabilityZones'))} to use the zones of the subnets`,
  },
  {
    code: 'ZonesOfSingleAz',
    clause: '`azMode` is SINGLE_AZ with several `availabilityZones`',
    see: API,
    broken: f => f.givenAzMode === AzMode.SINGLE_AZ && new Set(f.givenZones).size > 1,
    says: (f, w) => `${w.set('azMode', 'single-az')} needs one zone in ${w.name('availabilityZones')}, got ${zones(f.givenZones!)}. `
      + `Use one of them${f.nodes === 1 ? '' : `, or ${w.set('azMode', 'cross-az')}`}`,
  },
  {
    code: 'ZonesOfCrossAz',
    clause: '`azMode` is CROSS_AZ with fewer than two zones',
    see: API,
    broken: f => f.azMode === AzMode.CROSS_AZ && f.zoneCount === 1 && f.nodes > 1,
    says: (f, w) => f.givenZones
      ? `${w.set('azMode', 'cross-az')} needs at least two zones in ${w.name('availabilityZones')}, got ${zones([...new Set(f.givenZones)])}. `
        + `Add a zone, or ${w.omit('azMode')}`
      : `${w.set('azMode', 'cross-az')} needs subnets in at least two zones, got one zone. Select more subnets with ${w.name('vpcSubnets')}, or ${w.omit('azMode')}`,
  },
  {
    code: 'MoreZonesThanNodes',
    clause: '`availabilityZones` has more zones than there are nodes',
    see: API,
    broken: f => f.givenZones !== undefined && isNodeCount(f) && f.givenZones.length > f.nodes,
    says: (f, w) => `${w.name('availabilityZones')} must have at most as many zones as nodes, got ${f.givenZones!.length} zones for ${w.set('nodes', f.nodes)}. `
      + `Remove zones, or use ${w.set('nodes', f.givenZones!.length)}`,
  },
  {
    code: 'ZoneWithoutSubnet',
    clause: '`availabilityZones` has a zone without any of the subnets',
    see: API,
    broken: f => missingZones(f).length > 0,
    says: (f, w) => `${w.name('availabilityZones')} must be zones of the subnets, ${zones(f.subnets!.availabilityZones!)}, got ${zones(missingZones(f))}. `
      + `Use other zones, or select subnets there with ${w.name('vpcSubnets')}`,
  },
  {
    code: 'NodeTypeWithDisk',
    dated: true,
    clause: '`nodeType` is for data tiering, such as r6gd, which Memcached does not support',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SelectEngine.html',
    broken: f => f.nodeType.supportsDataTiering,
    says: (f, w) => `${w.name('nodeType')} ${f.nodeType} is for data tiering, which Memcached does not support. `
      + `Use for example ${w.set('nodeType', 'cache.r5.large')}`,
  },
  {
    code: 'NodeTypeNeedsNewerMemcached',
    dated: true,
    clause: '`nodeType` of the families m6g, r6g and t4g needs Memcached 1.5.16',
    see: TYPES,
    broken: f => f.nodeType._minMemcachedVersion !== undefined && !f.version._isAtLeast(f.nodeType._minMemcachedVersion),
    says: (f, w) => `${w.name('nodeType')} ${f.nodeType} needs Memcached ${f.nodeType._minMemcachedVersion} or later, got ${f.version.version}. `
      + `Use ${w.version('memcached', NEWEST)}, or for example ${w.set('nodeType', 'cache.t3.small')}`,
  },
];

/** Warnings about the nodes and their zones. */
export const CLUSTER_WARNINGS: Array<Rule<MemcachedFacts>> = [
  {
    code: 'MemcachedNodeQuota',
    clause: '`nodes` of a Memcached cluster is above 60, which needs a higher quota',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html',
    broken: f => f.nodes > f.version._facts.maxNodes,
    says: (f, w) => `${w.name('nodes')} is ${f.nodes}, and the default quota is ${f.version._facts.maxNodes} for a Memcached cluster. `
      + 'Request a higher quota from AWS, then acknowledge this warning',
  },
  {
    code: 'NodesChangeReplaces',
    clause: 'the zone of each node is unknown, so CloudFormation replaces the Memcached cluster when `nodes` changes',
    see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-cachecluster.html',
    broken: f => f.zoneOfEachNode === undefined,
    says: (f, w) => f.zoneCount === undefined
      ? `${w.name('availabilityZones')} is missing, and the zones of the subnets are unknown. `
        + `Without zones, CloudFormation replaces the cluster when ${w.name('nodes')} changes. Set ${w.name('availabilityZones')} to the zones of the subnets`
      : `${w.name('nodes')} is only known at deployment, so the zone of each node is unknown. `
        + `Without zones, CloudFormation replaces the cluster when ${w.name('nodes')} changes. Use a number`,
  },
];

function missingZones({ givenZones = [], subnets }: MemcachedFacts): string[] {
  const offered = subnets?.availabilityZones;
  return offered === undefined ? [] : givenZones.filter(zone => known(zone) !== undefined && !offered.includes(zone));
}
