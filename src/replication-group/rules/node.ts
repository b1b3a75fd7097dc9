import { Rule } from '../../private/rules';
import { ReplicationGroupFacts } from '../facts';

/** What only Redis refuses of its nodes and version. */
export const REDIS_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'EndOfLifeEngineVersion',
    dated: true,
    clause: 'no new cache can be created with a Redis OSS version before 4.0.10',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html',
    broken: f => f.version._facts.endOfLife,
    says: (f, w) => `${w.name('version')} must be Redis OSS 4.0.10 or later, got ${f.version.version}, which is past its end of life. Write ${w.version('redis', '7.1')}`,
  },
  {
    code: 'NodeTypeNeedsNewerVersion',
    dated: true,
    clause: 'the engine version is older than the node type supports',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html',
    broken: f => f.version.engine === 'redis' && f.nodeType.minRedisVersion !== undefined && !f.version._isAtLeast(f.nodeType.minRedisVersion),
    says: f => `'nodeType' ${f.nodeType} runs Redis OSS ${f.nodeType.minRedisVersion} or later, got version ${f.version.version}; write RedisVersion.V7_1 or choose another node type`,
  },
];

export const REDIS_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'ExtendedSupport',
    clause: 'Redis OSS 4 and 5 are out of standard support, and Extended Support is billed',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/extended-support.html',
    broken: f => f.version._facts.extendedSupport,
    says: f => `'version' ${f.version.version} of Redis OSS left standard support on 2026-01-31, and AWS bills Extended Support for it; write RedisVersion.V7_1 or move to Valkey`,
  },
];
