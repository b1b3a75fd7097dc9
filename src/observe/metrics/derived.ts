import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { AggregatedMetricOptions, NodeAggregation } from './aggregated-metric-options';
import { CacheMetric } from './cache-metric';
import { aggregate, calculate, NodeSet, listOf, periodOf } from './node-math';

/** The metrics of reads that found their key, and of reads that did not. */
export const CACHE_READS: [CacheMetric, CacheMetric] = [CacheMetric.CACHE_HITS, CacheMetric.CACHE_MISSES];
export const MEMCACHED_READS: [CacheMetric, CacheMetric] = [CacheMetric.CMD_GET_HITS, CacheMetric.CMD_GET_MISSES];

/** Percentage of hits, from the sums of all nodes. No value without reads. */
export function hitRate(set: NodeSet, reads: [CacheMetric, CacheMetric], options: AggregatedMetricOptions = {}): MathExpression {
  const [found, missed] = reads.map(metric => listOf(set, metric, { statistic: 'Sum', period: options.period }));
  const [sum, others] = [`SUM(${found.expression})`, `SUM(${missed.expression})`];
  return calculate(`100 * ${sum} / (${sum} + ${others})`, { ...found.usingMetrics, ...missed.usingMetrics }, { label: 'Hit rate', ...options });
}

/** Percentage of free memory for data, by default on the fullest node. */
export function memoryHeadroom(set: NodeSet, options: AggregatedMetricOptions = {}): MathExpression {
  const used = listOf(set, CacheMetric.DATABASE_MEMORY_USAGE_PERCENTAGE, options);
  return calculate(`100 - ${options.aggregation ?? 'MAX'}(${used.expression})`, used.usingMetrics, { label: 'Memory headroom', ...options });
}

/** Evicted keys or items per second, of all nodes together. */
export function evictionsPerSecond(set: NodeSet, options: AggregatedMetricOptions = {}): MathExpression {
  const evictions = listOf(set, CacheMetric.EVICTIONS, options);
  const together = `${options.aggregation ?? 'SUM'}(${evictions.expression})`;
  return calculate(`${together} / ${periodOf(CacheMetric.EVICTIONS, options).toSeconds()}`, evictions.usingMetrics, { label: 'Evictions per second', ...options });
}

/** Lag of the slowest replica behind its primary, in seconds. */
export function slowestReplicationLag(set: NodeSet, options: AggregatedMetricOptions = {}): MathExpression {
  return aggregate(set, CacheMetric.REPLICATION_LAG, {
    aggregation: NodeAggregation.MAXIMUM, statistic: 'Maximum', label: 'Replication lag of the slowest replica', ...options,
  });
}
