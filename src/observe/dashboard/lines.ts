import { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Graph, Line } from './graph';
import { Monitored } from './monitored';
import { across, nodeMetric, NodeSet } from '../metrics/across';
import { NODE_METRICS } from '../metrics/data/metrics.generated';
import { hitRate } from '../metrics/derived';
import { AcrossNodes } from '../metrics/nodes-metric-options';
import { ServerlessMetrics } from '../metrics/serverless-metrics';
import { LINES_PER_GRAPH } from '../metrics/service-facts';

/** What a graph draws of a cache. */
export function linesOf(graph: Graph, { from, facts }: Monitored): IMetric[] {
  if (from instanceof ServerlessMetrics) {
    if (graph.hitRate) { return [facts.isMemcached ? from.memcachedHitRate() : from.cacheHitRate({ label: 'Hit rate' })]; }
    return graph.lines.map(({ metric, ...options }) => from.metric(metric, options));
  }
  const set = shown(from.set);
  if (graph.hitRate) { return [hitRate(set, facts.isMemcached ? ['GetHits', 'GetMisses'] : ['CacheHits', 'CacheMisses'])]; }
  return graph.each ? ofEach(set, from.labels, graph.lines[0]) : graph.lines.map(({ metric, ...options }) => across(set, metric, options));
}

/** Of many nodes CloudWatch is left to find them: the limit of metrics on a dashboard would soon be reached. */
function shown(set: NodeSet): NodeSet {
  return set.nodes && set.nodes.length > LINES_PER_GRAPH ? { ...set, nodes: undefined } : set;
}

/** A line for each node, or the worst and the average of many. */
function ofEach(set: NodeSet, labels: string[], { metric, statistic }: Line): IMetric[] {
  const { withNodeId, across: worst } = NODE_METRICS[metric];
  if (set.nodes) {
    return set.nodes.map((node, i) => nodeMetric(node, metric, set.withNodeId || (withNodeId ?? false), { statistic, label: labels[i] }));
  }
  const lowest = worst === 'MIN';
  return [
    across(set, metric, { statistic, across: lowest ? AcrossNodes.MINIMUM : AcrossNodes.MAXIMUM, label: lowest ? 'lowest node' : 'highest node' }),
    across(set, metric, { statistic, across: AcrossNodes.AVERAGE, label: 'average of the nodes' }),
  ];
}
