import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { listed, sentences, shown } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html';
const TIERED_POLICIES = ['volatile-lru', 'allkeys-lru', 'noeviction'];

const alwaysTiered = (f: ReplicationGroupFacts) => known(f.nodeType)?.supportsDataTiering === true;

export const DATA_TIERING_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'DataTieringRequired',
    dated: true,
    clause: 'node types of the family r6gd need data tiering',
    see: PAGE,
    broken: f => f.nodeType.supportsDataTiering && !f.dataTiering,
    says: (f, w) => sentences(
      `${w.name('dataTiering')} must be true on ${f.nodeType}, got false`,
      `${w.omit('dataTiering')}, or write ${w.set('nodeType', 'cache.r6g.xlarge')}`,
    ),
  },
  {
    code: 'DataTieringNeedsDisk',
    dated: true,
    clause: 'data tiering needs a node type of the family r6gd',
    see: PAGE,
    broken: f => f.dataTiering && f.nodeType.family !== undefined && !f.nodeType.supportsDataTiering,
    says: (f, w) => sentences(
      `${w.name('dataTiering')} needs a node type of the family r6gd, got ${f.nodeType}`,
      `write ${w.set('nodeType', 'cache.r6gd.xlarge')}, or ${w.omit('dataTiering')}`,
    ),
  },
  {
    code: 'DataTieringNeedsNewerVersion',
    dated: true,
    clause: 'data tiering needs Redis OSS 6.2 or later, or Valkey',
    see: PAGE,
    broken: f => f.dataTiering && f.version.features.dataTiering === false,
    says: (f, w) => sentences(
      `${w.name('dataTiering')} needs Redis OSS 6.2 or later, got version ${f.version.version}`,
      alwaysTiered(f)
        ? `nodes of ${f.nodeType} always use it. Write ${w.version('redis', '7.1')}, or ${w.set('nodeType', 'cache.r6g.xlarge')}`
        : `write ${w.version('redis', '7.1')}, or ${w.omit('dataTiering')}`,
    ),
  },
  {
    code: 'DataTieringEvictionPolicy',
    dated: true,
    clause: 'data tiering needs the eviction policy volatile-lru, allkeys-lru or noeviction',
    see: PAGE,
    broken: f => {
      const policy = known(f.parameters['maxmemory-policy']);
      return f.dataTiering && policy !== undefined && !TIERED_POLICIES.includes(policy);
    },
    says: (f, w) => sentences(
      `the eviction policy must be ${listed(TIERED_POLICIES.map(shown), 'or')} with data tiering, got ${shown(f.parameters['maxmemory-policy'])}`,
      f.evictionPolicy === undefined
        ? `set the parameter 'maxmemory-policy' to ${shown('volatile-lru')}`
        : `write ${w.set('evictionPolicy', 'volatile-lru')}`,
    ),
  },
];
