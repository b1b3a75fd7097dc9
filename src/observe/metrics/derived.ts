import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { across, calculate, NodeSet, termOf } from './across';
import { AcrossNodes, NodesMetricOptions } from './nodes-metric-options';

/** Hits in a hundred reads, from the sums of all nodes; without reads there is no value. */
export function hitRate(set: NodeSet, [hits, misses]: [string, string], options: NodesMetricOptions = {}): MathExpression {
  const [found, missed] = [hits, misses].map(name => termOf(set, name, { statistic: 'Sum', period: options.period }));
  const [sum, others] = [`SUM(${found.expression})`, `SUM(${missed.expression})`];
  return calculate(`100 * ${sum} / (${sum} + ${others})`, { ...found.usingMetrics, ...missed.usingMetrics }, { label: 'Hit rate', ...options });
}

/** Percent of the memory for data that is left: on the fullest node, unless the options say otherwise. */
export function memoryHeadroom(set: NodeSet, options: NodesMetricOptions = {}): MathExpression {
  const used = termOf(set, 'DatabaseMemoryUsagePercentage', options);
  return calculate(`100 - ${options.across ?? 'MAX'}(${used.expression})`, used.usingMetrics, { label: 'Memory headroom', ...options });
}

/** Keys or items dropped to make room, in a second, of all nodes together. */
export function evictionsPerSecond(set: NodeSet, options: NodesMetricOptions = {}): MathExpression {
  const evictions = termOf(set, 'Evictions', options);
  const together = `${options.across ?? 'SUM'}(${evictions.expression})`;
  const { period } = across(set, 'Evictions', options);
  return calculate(`${together} / ${period.toSeconds()}`, evictions.usingMetrics, { label: 'Evictions per second', ...options });
}

/** Seconds that the slowest replica is behind its primary. */
export function slowestReplica(set: NodeSet, options: NodesMetricOptions = {}): MathExpression {
  return across(set, 'ReplicationLag', { across: AcrossNodes.MAXIMUM, statistic: 'Maximum', label: 'Replication lag of the slowest replica', ...options });
}
