import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { ReplicationGroupPlan } from '../plan';

const TIERED_POLICIES = ['volatile-lru', 'allkeys-lru', 'noeviction'];

export const NODE_RULES: Array<Rule<ReplicationGroupPlan>> = [
  {
    code: 'NodeTypeDiscontinued',
    clause: 'no new cache can be made with a node type of the families t1, m1, m2, m3, c1 and r3',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheNode.html',
    broken: f => f.nodeType.isPreviousGeneration,
    says: f => `'nodeType' must be of a current generation, got ${f.nodeType}; write NodeType.T4G_SMALL, NodeType.M7G_LARGE or NodeType.R7G_LARGE`,
  },
  {
    code: 'NodeTypeNeedsNewerVersion',
    clause: 'the engine version is older than the node type supports',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
    broken: f => f.version.engine === 'redis' && f.nodeType.minRedisVersion !== undefined && !f.version._isAtLeast(f.nodeType.minRedisVersion),
    says: f => `'nodeType' ${f.nodeType} runs Redis OSS ${f.nodeType.minRedisVersion} or later, got version ${f.version.version}; write RedisVersion.V7_1 or choose another node type`,
  },
  {
    code: 'DataTieringNeedsNewerVersion',
    clause: 'an r6gd node type, which tiers data to disk, needs Redis OSS 6.2 or Valkey',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html',
    broken: f => f.nodeType.supportsDataTiering && f.version.features.dataTiering === false,
    says: f => `'nodeType' ${f.nodeType} tiers data to disk, which needs Redis OSS 6.2 or later, got version ${f.version.version}; write RedisVersion.V7_1 or choose a node type without a disk, such as NodeType.R6G_XLARGE`,
  },
  {
    code: 'DataTieringEvictionPolicy',
    clause: 'data tiering works with the eviction policies volatile-lru, allkeys-lru and noeviction only',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html',
    broken: f => {
      const policy = known(f.parameters['maxmemory-policy']);
      return f.nodeType.supportsDataTiering && policy !== undefined && !TIERED_POLICIES.includes(policy);
    },
    says: f => `'evictionPolicy' must be VOLATILE_LRU, ALLKEYS_LRU or NO_EVICTION on ${f.nodeType}, which tiers data to disk, got '${f.parameters['maxmemory-policy']}'`,
  },
];

export const NODE_WARNINGS: Array<Rule<ReplicationGroupPlan>> = [
  {
    code: 'NodeTypeT2',
    clause: 'new caches on t2 nodes are being discontinued',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
    broken: f => f.nodeType.family === 't2',
    says: f => `'nodeType' ${f.nodeType} belongs to a family that new caches can no longer count on; write NodeType.T4G_SMALL`,
  },
  {
    code: 'ExtendedSupport',
    clause: 'Redis OSS 4 and 5 are out of standard support, and Extended Support is billed',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support.html',
    broken: f => f.version.engine === 'redis' && !f.version._isAtLeast('6.0'),
    says: f => `'version' ${f.version.version} of Redis OSS left standard support on 2026-01-31, and AWS bills Extended Support for it; write RedisVersion.V7_1 or move to Valkey`,
  },
];
