import { Rule } from '../../private/rules';
import { isKnown } from '../../private/tokens';
import { NodeFacts } from '../facts';
import { NetworkType } from '../network-type';

const NETWORK = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html';

/** What to write for each engine. */
const WORDS: Record<string, { readonly type: string; readonly version: string; readonly construct: string }> = {
  redis: { type: 'RedisVersion', version: 'RedisVersion.V7_1', construct: 'RedisReplicationGroup' },
  valkey: { type: 'ValkeyVersion', version: 'ValkeyVersion.V8_2', construct: 'ValkeyReplicationGroup' },
  memcached: { type: 'MemcachedVersion', version: 'MemcachedVersion.V1_6_22', construct: 'MemcachedCluster' },
};

export const NODE_RULES: Array<Rule<NodeFacts>> = [
  {
    code: 'VersionOfOtherEngine',
    clause: '`version` is of another engine than the construct',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html',
    broken: f => f.version.engine !== f.engine,
    says: f => `'version' must be a ${WORDS[f.engine].type}, got ${f.version}; write ${WORDS[f.engine].version}, or use ${WORDS[f.version.engine].construct}`,
  },
  {
    code: 'NodeTypeDiscontinued',
    dated: true,
    clause: 'no new cache can be made with a node type of the families t1, m1, m2, m3, c1 and r3',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheNode.html',
    broken: f => f.nodeType.isPreviousGeneration,
    says: f => `'nodeType' must be of a current generation, got ${f.nodeType}; write NodeType.of('cache.t4g.small'), NodeType.of('cache.m7g.large') or NodeType.of('cache.r7g.large')`,
  },
  {
    code: 'NodeTypeNotNitro',
    dated: true,
    clause: 'IPv6 and dual-stack networks need a node type of the Nitro system',
    see: NETWORK,
    broken: f => f.networkType !== undefined && f.networkType !== NetworkType.IPV4 && f.nodeType.isNitro === false,
    says: f => `'networkType' ${f.networkType} needs a node type of the Nitro system, got ${f.nodeType}; write NodeType.of('cache.t4g.small') or NodeType.of('cache.r7g.large')`,
  },
];

export const NODE_WARNINGS: Array<Rule<NodeFacts>> = [
  {
    code: 'NodeTypeT2',
    clause: 'new caches on t2 nodes are being discontinued',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
    broken: f => f.nodeType._isBeingDiscontinued,
    says: f => `'nodeType' ${f.nodeType} belongs to a family that new caches can no longer count on; write NodeType.of('cache.t4g.small')`,
  },
  {
    code: 'NodeTypeNotInRegion',
    clause: 'the node type is not among those known for the region',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
    broken: f => f.region !== undefined && f.nodeType._isOfferedIn(f.region) === false,
    says: f => `'nodeType' ${f.nodeType} is not among those known for ${f.region}; choose another one, or acknowledge this if AWS offers it there by now`,
  },
  {
    code: 'UnlistedVersion',
    clause: 'the version is not among those known for the engine',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html',
    broken: f => isKnown(f.version.version) && !f.version._isListed(),
    says: f => `'version' ${f.version.version} is not among those known for ${f.version.engine}; acknowledge this if AWS has it by now`,
  },
];
