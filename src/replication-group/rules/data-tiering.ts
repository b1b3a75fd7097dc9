import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html';
const TIERED_POLICIES = ['volatile-lru', 'allkeys-lru', 'noeviction'];

export const DATA_TIERING_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'DataTieringRequired',
    dated: true,
    clause: 'a node type of the family r6gd cannot be without data tiering',
    see: PAGE,
    broken: f => f.nodeType.supportsDataTiering && !f.dataTiering,
    says: f => `'dataTiering' cannot be false on ${f.nodeType}; leave it out, or choose a node type without a disk, such as NodeType.of('cache.r6g.xlarge')`,
  },
  {
    code: 'DataTieringNeedsDisk',
    dated: true,
    clause: 'data tiering needs a node type of the family r6gd',
    see: PAGE,
    broken: f => f.dataTiering && f.nodeType.family !== undefined && !f.nodeType.supportsDataTiering,
    says: f => `'dataTiering' needs a node type of the family r6gd, got ${f.nodeType}; write NodeType.of('cache.r6gd.xlarge') or leave 'dataTiering' out`,
  },
  {
    code: 'DataTieringNeedsNewerVersion',
    dated: true,
    clause: 'data tiering needs Redis OSS 6.2 or Valkey',
    see: PAGE,
    broken: f => f.dataTiering && f.version.features.dataTiering === false,
    says: f => `'dataTiering', which ${f.nodeType} cannot be without, needs Redis OSS 6.2 or later, got version ${f.version.version}; write RedisVersion.V7_1 or choose a node type without a disk, such as NodeType.of('cache.r6g.xlarge')`,
  },
  {
    code: 'DataTieringEvictionPolicy',
    dated: true,
    clause: 'data tiering works with the eviction policies volatile-lru, allkeys-lru and noeviction only',
    see: PAGE,
    broken: f => {
      const policy = known(f.parameters['maxmemory-policy']);
      return f.dataTiering && policy !== undefined && !TIERED_POLICIES.includes(policy);
    },
    says: f => `'evictionPolicy' must be VOLATILE_LRU, ALLKEYS_LRU or NO_EVICTION on ${f.nodeType}, which tiers data to disk, got '${f.parameters['maxmemory-policy']}'`,
  },
];
