import { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Graph, Line } from './graph';
import { Monitored } from './monitored';
import { across, nodeMetric, NodeSet } from '../metrics/across';
import { NodeAggregation } from '../metrics/aggregated-metric-options';
import { CACHE_READS, hitRate, MEMCACHED_READS } from '../metrics/derived';
import { ServerlessMetrics } from '../metrics/serverless-metrics';
import { LINES_PER_GRAPH } from '../metrics/service-facts';

/** What a graph draws of a cache. */
export function linesOf(graph: Graph, { from, facts }: Monitored): IMetric[] {
  if (from instanceof ServerlessMetrics) {
    if (graph.hitRate) { return [facts.isMemcached ? from.memcachedHitRate() : from.cacheHitRate({ label: 'Hit rate' })]; }
    return graph.lines.map(({ metric, ...options }) => from.metric(metric, options));
  }
  const set = shown(from.set);
  if (graph.hitRate) { return [hitRate(set, facts.isMemcached ? MEMCACHED_READS : CACHE_READS)]; }
  return graph.each ? ofEach(set, from.labels, graph.lines[0]) : graph.lines.map(({ metric, ...options }) => across(set, metric, options));
}

/** Of many nodes CloudWatch is left to find them: the limit of metrics on a dashboard would soon be reached. */
function shown(set: NodeSet): NodeSet {
  return set.nodes && set.nodes.length > LINES_PER_GRAPH ? { ...set, nodes: undefined } : set;
}

/** A line for each node, or the worst and the average of many. */
function ofEach(set: NodeSet, labels: string[], { metric, statistic }: Line): IMetric[] {
  if (set.nodes) {
    return set.nodes.map((node, i) => nodeMetric(node, metric, set.sender, { statistic, label: labels[i] }));
  }
  const lowest = metric.aggregation === NodeAggregation.MINIMUM;
  return [
    across(set, metric, { statistic, aggregation: lowest ? metric.aggregation : NodeAggregation.MAXIMUM, label: lowest ? 'lowest node' : 'highest node' }),
    across(set, metric, { statistic, aggregation: NodeAggregation.AVERAGE, label: 'average of the nodes' }),
  ];
}
