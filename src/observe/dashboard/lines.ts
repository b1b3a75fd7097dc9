import { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Graph, Line } from './graph';
import { Monitored } from './monitored';
import { NodeAggregation } from '../metrics/aggregated-metric-options';
import { CACHE_READS, hitRate, MEMCACHED_READS } from '../metrics/derived';
import { aggregate, nodeMetric, NodeSet } from '../metrics/node-math';
import { ServerlessMetrics } from '../metrics/serverless-metrics';
import { LINES_PER_GRAPH } from '../metrics/service-facts';

/** The lines of a graph for a cache. */
export function linesOf(graph: Graph, { from, facts }: Monitored): IMetric[] {
  if (from instanceof ServerlessMetrics) {
    if (graph.hitRate) { return [facts.isMemcached ? from.memcachedHitRate() : from.cacheHitRate({ label: 'Hit rate' })]; }
    return graph.lines.map(({ metric, ...options }) => from.metric(metric, options));
  }
  const set = limited(from.set);
  if (graph.hitRate) { return [hitRate(set, facts.isMemcached ? MEMCACHED_READS : CACHE_READS)]; }
  return graph.each ? ofEach(set, from.labels, graph.lines[0]) : graph.lines.map(({ metric, ...options }) => aggregate(set, metric, options));
}

/** Many nodes become a search, because a dashboard has a limited number of metrics. */
function limited(set: NodeSet): NodeSet {
  return set.nodes && set.nodes.length > LINES_PER_GRAPH ? { ...set, nodes: undefined } : set;
}

/** A line per node; for many nodes, the worst and the average. */
function ofEach(set: NodeSet, labels: string[], { metric, statistic }: Line): IMetric[] {
  if (set.nodes) {
    return set.nodes.map((node, i) => nodeMetric(node, metric, set.sender, { statistic, label: labels[i] }));
  }
  const lowest = metric.aggregation === NodeAggregation.MINIMUM;
  return [
    aggregate(set, metric, { statistic, aggregation: lowest ? metric.aggregation : NodeAggregation.MAXIMUM, label: lowest ? 'lowest node' : 'highest node' }),
    aggregate(set, metric, { statistic, aggregation: NodeAggregation.AVERAGE, label: 'average of the nodes' }),
  ];
}
