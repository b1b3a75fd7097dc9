import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { NODE_METRICS } from './data/metrics.generated';
import { NodesMetricOptions } from './nodes-metric-options';
import { METRIC_NAMESPACE, METRIC_PERIOD } from './service-facts';
import { isKnown } from '../../private/tokens';

/** A node, by what its metrics carry. */
export interface NodeDimensions {
  readonly CacheClusterId: string;
  readonly CacheNodeId: string;
}

/** Nodes that are calculated with: known one by one, or looked for by CloudWatch. */
export interface NodeSet {
  /** Undefined where their number is only known at deployment. */
  readonly nodes?: NodeDimensions[];
  /** What a search for them says, besides the name of the metric. */
  readonly search: string;
  /** Whether each metric carries the number of the node. */
  readonly withNodeId: boolean;
  /** Tells the metrics of this cache from those of another one in the same graph. */
  readonly tag: string;
}

/** A metric of one node. */
export function nodeMetric(node: NodeDimensions, metricName: string, withNodeId: boolean, options: NodesMetricOptions = {}): Metric {
  const { across: _, ...rest } = options;
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName,
    statistic: NODE_METRICS[metricName]?.statistic ?? 'Average',
    period: periodOf(metricName, options),
    ...rest,
    dimensionsMap: withNodeId ? { ...node } : { CacheClusterId: node.CacheClusterId },
  });
}

/** One value of many nodes, such as `MAX([m1, m2])`. */
export function across(set: NodeSet, metricName: string, options: NodesMetricOptions = {}): MathExpression {
  const { expression, usingMetrics } = termOf(set, metricName, options);
  return calculate(`${functionOf(metricName, options)}(${expression})`, usingMetrics, { label: metricName, ...options, period: periodOf(metricName, options) });
}

/** The metric of all nodes as a list, for use in an expression. */
export function termOf(set: NodeSet, metricName: string, options: NodesMetricOptions = {}) {
  const withNodeId = set.withNodeId || (NODE_METRICS[metricName]?.withNodeId ?? false);
  const statistic = options.statistic ?? NODE_METRICS[metricName]?.statistic ?? 'Average';
  if (!set.nodes) {
    return { expression: searchFor(set.search, metricName, withNodeId, statistic, periodOf(metricName, options)), usingMetrics: {} };
  }
  const id = (i: number) => `m_${metricName}_${statistic}${set.tag}_${i + 1}`.replace(/\W/g, '_');
  const usingMetrics = Object.fromEntries(set.nodes.map((node, i) => [id(i), nodeMetric(node, metricName, withNodeId, { statistic })]));
  return { expression: `[${Object.keys(usingMetrics).join(', ')}]`, usingMetrics };
}

/** An expression with what a graph needs to know of it. */
export function calculate(expression: string, usingMetrics: Record<string, Metric>, options: NodesMetricOptions): MathExpression {
  const { label, color, period = Duration.seconds(METRIC_PERIOD) } = options;
  return new MathExpression({ expression, usingMetrics, label, color, period });
}

/**
 * CloudWatch looks for all metrics of the name; a search cannot be the metric of an alarm.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
export function searchFor(terms: string, metricName: string, withNodeId: boolean, statistic: string, period: Duration): string {
  const schema = [METRIC_NAMESPACE, 'CacheClusterId', ...(withNodeId ? ['CacheNodeId'] : [])].join(',');
  return `SEARCH('{${schema}} MetricName="${metricName}" ${terms}', '${statistic}', ${period.toSeconds()})`;
}

/** Part of an id in an expression: two caches can be in one graph. A name that is not known yet would change with each synthesis. */
export function tagOf(name: string): string {
  return isKnown(name) ? `_${name.replace(/\W/g, '_')}` : '';
}

function functionOf(metricName: string, options: NodesMetricOptions): string {
  return options.across ?? NODE_METRICS[metricName]?.across ?? 'AVG';
}

function periodOf(metricName: string, { period }: NodesMetricOptions): Duration {
  return period ?? Duration.seconds(NODE_METRICS[metricName]?.period ?? METRIC_PERIOD);
}
