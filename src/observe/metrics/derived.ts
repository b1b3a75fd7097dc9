import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { across, calculate, NodeSet, termOf } from './across';
import { AggregatedMetricOptions, NodeAggregation } from './aggregated-metric-options';
import { CacheMetric } from './cache-metric';

/** Reads that found what they looked for, and those that did not. */
export const CACHE_READS: [CacheMetric, CacheMetric] = [CacheMetric.CACHE_HITS, CacheMetric.CACHE_MISSES];
export const MEMCACHED_READS: [CacheMetric, CacheMetric] = [CacheMetric.CMD_GET_HITS, CacheMetric.CMD_GET_MISSES];

/** Hits in a hundred reads, from the sums of all nodes; without reads there is no value. */
export function hitRate(set: NodeSet, reads: [CacheMetric, CacheMetric], options: AggregatedMetricOptions = {}): MathExpression {
  const [found, missed] = reads.map(metric => termOf(set, metric, { statistic: 'Sum', period: options.period }));
  const [sum, others] = [`SUM(${found.expression})`, `SUM(${missed.expression})`];
  return calculate(`100 * ${sum} / (${sum} + ${others})`, { ...found.usingMetrics, ...missed.usingMetrics }, { label: 'Hit rate', ...options });
}

/** Percent of the memory for data that is left: on the fullest node, unless the options say otherwise. */
export function memoryHeadroom(set: NodeSet, options: AggregatedMetricOptions = {}): MathExpression {
  const used = termOf(set, CacheMetric.DATABASE_MEMORY_USAGE_PERCENTAGE, options);
  return calculate(`100 - ${options.aggregation ?? 'MAX'}(${used.expression})`, used.usingMetrics, { label: 'Memory headroom', ...options });
}

/** Keys or items dropped to make room, in a second, of all nodes together. */
export function evictionsPerSecond(set: NodeSet, options: AggregatedMetricOptions = {}): MathExpression {
  const evictions = termOf(set, CacheMetric.EVICTIONS, options);
  const together = `${options.aggregation ?? 'SUM'}(${evictions.expression})`;
  const { period } = across(set, CacheMetric.EVICTIONS, options);
  return calculate(`${together} / ${period.toSeconds()}`, evictions.usingMetrics, { label: 'Evictions per second', ...options });
}

/** Seconds that the slowest replica is behind its primary. */
export function slowestReplica(set: NodeSet, options: AggregatedMetricOptions = {}): MathExpression {
  return across(set, CacheMetric.REPLICATION_LAG, {
    aggregation: NodeAggregation.MAXIMUM, statistic: 'Maximum', label: 'Replication lag of the slowest replica', ...options,
  });
}
