import { valueCheck, ValueCheck } from '../../private/value-check';

export const NO_SUCH_NODE: ValueCheck = valueCheck({
  code: 'NoSuchNode',
  clause: '`metrics.node()`: the cache has no node of that id',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html',
});
