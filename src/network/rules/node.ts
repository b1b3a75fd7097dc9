import { ENGINE_VERSIONS } from '../../engine/data/engine-versions.generated';
import { NODE_TYPE_REGIONS } from '../../engine/data/node-type-regions.generated';
import { NODE_TYPES } from '../../engine/data/node-types.generated';
import { EngineName } from '../../engine/data/types';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { NodeFacts } from '../facts';
import { NetworkType } from '../network-type';

const NETWORK = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html';

/** Whether the node type is known not to be offered in the region. */
function isElsewhere({ nodeType, region }: NodeFacts): boolean {
  const offered = region === undefined ? undefined : NODE_TYPE_REGIONS[region]?.split(' ');
  const listed = NODE_TYPES[nodeType.nodeTypeName] !== undefined;
  return listed && offered !== undefined && !offered.includes(nodeType.family!) && !offered.includes(`${nodeType.family}.${nodeType.size}`);
}

export const NODE_RULES: Array<Rule<NodeFacts>> = [
  {
    code: 'NodeTypeDiscontinued',
    clause: 'no new cache can be made with a node type of the families t1, m1, m2, m3, c1 and r3',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheNode.html',
    broken: f => f.nodeType.isPreviousGeneration,
    says: f => `'nodeType' must be of a current generation, got ${f.nodeType}; write NodeType.T4G_SMALL, NodeType.M7G_LARGE or NodeType.R7G_LARGE`,
  },
  {
    code: 'NodeTypeNotNitro',
    clause: 'IPv6 and dual-stack networks need a node type of the Nitro system',
    see: NETWORK,
    broken: f => f.networkType !== undefined && f.networkType !== NetworkType.IPV4 && f.nodeType.isNitro === false,
    says: f => `'networkType' ${f.networkType} needs a node type of the Nitro system, got ${f.nodeType}; write NodeType.T4G_SMALL or NodeType.R7G_LARGE`,
  },
];

export const NODE_WARNINGS: Array<Rule<NodeFacts>> = [
  {
    code: 'NodeTypeT2',
    clause: 'new caches on t2 nodes are being discontinued',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
    broken: f => f.nodeType.family === 't2',
    says: f => `'nodeType' ${f.nodeType} belongs to a family that new caches can no longer count on; write NodeType.T4G_SMALL`,
  },
  {
    code: 'NodeTypeNotInRegion',
    clause: 'the node type is not among those known for the region',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
    broken: isElsewhere,
    says: f => `'nodeType' ${f.nodeType} is not among those known for ${f.region}; choose another one, or acknowledge this if AWS offers it there by now`,
  },
  {
    code: 'UnlistedVersion',
    clause: 'the version is not among those known for the engine',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html',
    broken: f => known(f.version.version) !== undefined && ENGINE_VERSIONS[f.version.engine as EngineName][f.version.version] === undefined,
    says: f => `'version' ${f.version.version} is not among those known for ${f.version.engine}; acknowledge this if AWS has it by now`,
  },
];
