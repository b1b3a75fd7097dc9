import { Rule } from '../../private/rules';
import { sentences } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

/** What ElastiCache only refuses of the nodes and the version of Redis OSS. */
export const REDIS_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'EndOfLifeEngineVersion',
    dated: true,
    clause: 'no new cache can be created with a Redis OSS version before 4.0.10',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html',
    broken: f => f.version._facts.endOfLife,
    says: (f, w) => sentences(
      `${w.name('version')} must be Redis OSS 4.0.10 or later, got ${f.version.version}, which is past its end of life`,
      `write ${w.version('redis', '7.1')}`,
    ),
  },
  {
    code: 'NodeTypeNeedsNewerVersion',
    dated: true,
    clause: 'the node type needs a newer version of Redis OSS',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
    broken: f => f.version.engine === 'redis' && f.nodeType.minRedisVersion !== undefined && !f.version._isAtLeast(f.nodeType.minRedisVersion),
    says: (f, w) => sentences(
      `${w.name('nodeType')} ${f.nodeType} needs Redis OSS ${f.nodeType.minRedisVersion} or later, got version ${f.version.version}`,
      `write ${w.version('redis', '7.1')}, or choose another node type`,
    ),
  },
];

export const REDIS_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'ExtendedSupport',
    clause: 'Redis OSS 4 and 5 are past standard support, so AWS bills Extended Support',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support.html',
    broken: f => f.version._facts.extendedSupport && !f.version._facts.endOfLife,
    says: (f, w) => sentences(
      `${w.name('version')} ${f.version.version} of Redis OSS left standard support on 2026-01-31, and AWS bills Extended Support for it`,
      `write ${w.version('redis', '7.1')}, or move to Valkey`,
    ),
  },
];
