import { MathExpression, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { ICacheClusterRef } from 'aws-cdk-lib/aws-elasticache';
import { across, NodeDimensions, nodeMetric, NodeSet, tagOf } from './across';
import { MemcachedNodeMetricMethods } from './data/memcached-node-metric-methods.generated';
import { MemcachedNodesMetricMethods } from './data/memcached-nodes-metric-methods.generated';
import { evictionsPerSecond, hitRate } from './derived';
import { NO_SUCH_NODE } from './node-checks';
import { NodesMetricOptions } from './nodes-metric-options';
import { shardId } from './service-facts';
import { known } from '../../private/tokens';

/**
 * The metrics of one node of a Memcached cluster.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html
 */
export class MemcachedNodeMetrics extends MemcachedNodeMetricMethods {
  /**
   * @param clusterName the name of the cluster, which is the dimension `CacheClusterId`
   * @param cacheNodeId the number of the node, such as `0001`
   */
  public static fromNodeId(clusterName: string, cacheNodeId: string): MemcachedNodeMetrics {
    return new MemcachedNodeMetrics({ CacheClusterId: clusterName, CacheNodeId: cacheNodeId });
  }

  private constructor(private readonly dimensions: NodeDimensions) {
    super();
  }

  /** Share of gets that found their item. Percent; no value while nothing is read. */
  public hitRate(options?: NodesMetricOptions): MathExpression {
    return hitRate({ nodes: [this.dimensions], search: '', withNodeId: true, tag: '' }, ['GetHits', 'GetMisses'], options);
  }

  /** A metric of the node by its name. */
  public metric(metricName: string, options: MetricOptions = {}): Metric {
    return nodeMetric(this.dimensions, metricName, true, options);
  }

  /** @internal */
  protected _known(metricName: string, options?: MetricOptions): Metric {
    return this.metric(metricName, options);
  }
}

/**
 * The metrics of a Memcached cluster: of all nodes together, and of each node.
 *
 * Where the number of nodes is not known, CloudWatch searches for them. That is for graphs: an alarm takes no search.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html
 */
export class MemcachedMetrics extends MemcachedNodesMetricMethods {
  /** The metrics of a cluster by its name, and by its number of nodes if that is known. */
  public static fromClusterName(clusterName: string, nodes?: number): MemcachedMetrics {
    const name = known(clusterName)?.toLowerCase() ?? clusterName;
    return new MemcachedMetrics(name, known(nodes), tagOf(name));
  }

  /** The metrics of a cluster, also of one that was made without this library, and by its number of nodes if that is known. */
  public static fromCacheCluster(cluster: ICacheClusterRef, nodes?: number): MemcachedMetrics {
    return new MemcachedMetrics(cluster.cacheClusterRef.clusterName, known(nodes), `_${cluster.node.addr.slice(-8)}`);
  }

  /** @internal */
  public static _of(clusterName: string, nodes: number | undefined, tag: string): MemcachedMetrics {
    return new MemcachedMetrics(clusterName, nodes, tag);
  }

  /** @internal */
  public readonly _set: NodeSet;

  /** The numbers of the nodes, such as `0001`; empty where they are not known. */
  public readonly nodeIds: string[];

  private constructor(
    /** The name of the cluster. */
    public readonly clusterName: string,
    nodes: number | undefined,
    tag: string,
  ) {
    super();
    this.nodeIds = Array.from({ length: nodes ?? 0 }, (_, i) => shardId(i + 1));
    this._set = {
      nodes: nodes === undefined ? undefined : this.nodeIds.map(id => ({ CacheClusterId: clusterName, CacheNodeId: id })),
      search: `CacheClusterId="${clusterName}"`,
      withNodeId: true,
      tag,
    };
  }

  /**
   * The metrics of one node.
   *
   * @param id such as `0001`
   */
  public node(id: string): MemcachedNodeMetrics {
    if (!/^\d{4}$/.test(id) || (this._set.nodes && !this.nodeIds.includes(id))) {
      throw NO_SUCH_NODE.error(`'id' must be that of a node of the cluster, got '${id}'; allowed: ${this.nodeIds.join(', ') || 'such as 0001'}`);
    }
    return MemcachedNodeMetrics.fromNodeId(this.clusterName, id);
  }

  /** Share of gets that found their item, from the hits and misses of all nodes. Percent; no value while nothing is read. */
  public hitRate(options?: NodesMetricOptions): MathExpression {
    return hitRate(this._set, ['GetHits', 'GetMisses'], options);
  }

  /** Items dropped to make room, in a second, of all nodes together. */
  public evictionsPerSecond(options?: NodesMetricOptions): MathExpression {
    return evictionsPerSecond(this._set, options);
  }

  /** A metric of the nodes by its name: the average of the nodes unless the options say otherwise. */
  public metric(metricName: string, options?: NodesMetricOptions): MathExpression {
    return this._known(metricName, options);
  }

  /** @internal */
  protected _known(metricName: string, options?: NodesMetricOptions): MathExpression {
    return across(this._set, metricName, options);
  }
}
