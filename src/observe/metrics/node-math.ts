import { MathExpression, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { AggregatedMetricOptions } from './aggregated-metric-options';
import { CacheMetric } from './cache-metric';
import { expectSent, Sender } from './sender';
import { METRIC_NAMESPACE, METRIC_PERIOD } from './service-facts';
import { isKnown } from '../../private/tokens';

/**
 * A node, by the dimensions of its metrics. Some metrics also exist under the cluster alone, but all exist under both.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/SupportedMetricsForResourceTagsForTelemetry.html
 */
export interface NodeDimensions {
  readonly CacheClusterId: string;
  readonly CacheNodeId: string;
}

/** Nodes for metric math: known one by one, or found by a search of CloudWatch. */
export interface NodeSet {
  /** Undefined if their number is only known at deployment. */
  readonly nodes?: NodeDimensions[];
  /** The terms of a search for them, besides the name of the metric. */
  readonly search: string;
  /** Distinguishes the metrics of this cache from those of another cache in the same graph. */
  readonly tag: string;
  readonly sender: Sender;
}

/** An id has 255 characters at most: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html */
const LONGEST_NAME = 100;

/** A metric of one node. */
export function nodeMetric(node: NodeDimensions, metric: CacheMetric, sender: Sender, options: MetricOptions = {}): Metric {
  expectSent(metric, sender);
  return new Metric({
    namespace: METRIC_NAMESPACE,
    metricName: metric.metricName,
    statistic: metric.statistic,
    period: Duration.seconds(metric._period),
    ...options,
    dimensionsMap: { ...node },
  });
}

/** One value of many nodes, such as `MAX([m1, m2])`. */
export function aggregate(set: NodeSet, metric: CacheMetric, options: AggregatedMetricOptions = {}): MathExpression {
  const { expression, usingMetrics } = listOf(set, metric, options);
  return calculate(`${options.aggregation ?? metric.aggregation}(${expression})`, usingMetrics, {
    label: metric.metricName, ...options, period: periodOf(metric, options),
  });
}

/** The metric of all nodes as a list, for use in an expression. */
export function listOf(set: NodeSet, metric: CacheMetric, options: AggregatedMetricOptions = {}) {
  expectSent(metric, set.sender);
  const { statistic = metric.statistic } = options;
  if (!set.nodes) {
    return { expression: searchFor(set.search, metric, statistic, periodOf(metric, options)), usingMetrics: {} };
  }
  // CloudWatch wants another id for another period of the same metric in one graph
  const period = options.period && { period: options.period };
  const parts = [idOf(metric.metricName).slice(0, LONGEST_NAME), idOf(statistic), ...(period ? [period.period.toSeconds()] : [])].join('_');
  const id = (i: number) => `m_${parts}${set.tag}_${i + 1}`.replace(/\W/g, '_');
  const usingMetrics = Object.fromEntries(set.nodes.map((node, i) => [id(i), nodeMetric(node, metric, set.sender, { statistic, ...period })]));
  return { expression: `[${Object.keys(usingMetrics).join(', ')}]`, usingMetrics };
}

/** An expression with the options of a graph. */
export function calculate(expression: string, usingMetrics: Record<string, Metric>, options: AggregatedMetricOptions): MathExpression {
  const { label, color, period = Duration.seconds(METRIC_PERIOD) } = options;
  return new MathExpression({ expression, usingMetrics, label, color, period });
}

/**
 * A search for all metrics of the name. Alarms cannot use a search.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html
 */
export function searchFor(terms: string, metric: CacheMetric, statistic: string, period: Duration): string {
  return `SEARCH('{${METRIC_NAMESPACE},CacheClusterId,CacheNodeId} MetricName="${metric}" ${terms}', '${statistic}', ${period.toSeconds()})`;
}

/** A part of an id that stays the same with each synthesis. */
function idOf(text: string): string {
  return isKnown(text) ? text : 'token';
}

/** Part of an id in an expression: two caches can be in one graph. A name that is not known yet would change with each synthesis. */
export function tagOf(name: string): string {
  return isKnown(name) ? `_${name.replace(/\W/g, '_')}` : '';
}

/** The time that one value covers. */
export function periodOf(metric: CacheMetric, { period }: AggregatedMetricOptions): Duration {
  return period ?? Duration.seconds(metric._period);
}
