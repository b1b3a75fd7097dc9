import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { ICacheClusterRef } from 'aws-cdk-lib/aws-elasticache';
import { AggregatedMetricOptions } from './aggregated-metric-options';
import { CacheMetric } from './cache-metric';
import { evictionsPerSecond, hitRate, MEMCACHED_READS } from './derived';
import { MemcachedNodeMetrics } from './memcached-node-metrics';
import { choiceOf, NO_SUCH_NODE } from './node-checks';
import { aggregate, NodeSet, tagOf } from './node-math';
import { OF_MEMCACHED } from './sender';
import { shardId } from './service-facts';
import { known } from '../../private/tokens';
import { shown } from '../../private/words';

/**
 * The metrics of a Memcached cluster: of all nodes together, and of each node.
 *
 * Where the number of nodes is not known, CloudWatch searches for them. That is for graphs: an alarm takes no search.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html
 * @example
 * MemcachedMetrics.fromClusterName('fragments', 2).evictions();
 */
export class MemcachedMetrics {
  /**
   * The metrics of a cluster by its name.
   *
   * @param clusterName the name, in any case: ElastiCache keeps it in lower case
   * @param nodes the number of nodes; without it, CloudWatch searches for them, which is for graphs only
   * @returns the metrics of the cluster
   */
  public static fromClusterName(clusterName: string, nodes?: number): MemcachedMetrics {
    const name = known(clusterName)?.toLowerCase() ?? clusterName;
    return new MemcachedMetrics(name, known(nodes), tagOf(name));
  }

  /**
   * The metrics of a cluster, also of one that was made without this library.
   *
   * @param cluster the cluster
   * @param nodes the number of nodes; without it, CloudWatch searches for them, which is for graphs only
   * @returns the metrics of the cluster
   */
  public static fromCacheCluster(cluster: ICacheClusterRef, nodes?: number): MemcachedMetrics {
    const { metrics } = cluster as { metrics?: unknown };
    if (metrics instanceof MemcachedMetrics && nodes === undefined) { return metrics; }
    return new MemcachedMetrics(cluster.cacheClusterRef.clusterName, known(nodes), `_${cluster.node.addr.slice(-8)}`);
  }

  /** @internal */
  public static _of(clusterName: string, nodes: number | undefined, tag: string): MemcachedMetrics {
    return new MemcachedMetrics(clusterName, nodes, tag);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'MemcachedMetrics';

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
    this.nodeIds = Array.from({ length: nodes ?? 0 }, (_, i) => shardId(i + 1));
    this._set = {
      nodes: nodes === undefined ? undefined : this.nodeIds.map(id => ({ CacheClusterId: clusterName, CacheNodeId: id })),
      search: `CacheClusterId="${clusterName}"`,
      tag,
      sender: OF_MEMCACHED,
    };
  }

  /**
   * The metrics of one node.
   *
   * @param id such as `0001`
   * @returns the metrics of the node
   */
  public node(id: string): MemcachedNodeMetrics {
    if (!/^\d{4}$/.test(id) || (this._set.nodes && !this.nodeIds.includes(id))) {
      NO_SUCH_NODE.fail(`'id' must be the id of a node of the cluster, got ${shown(id)}. Use ${choiceOf(this.nodeIds) || 'an id such as 0001'}`);
    }
    return MemcachedNodeMetrics._of({ CacheClusterId: this.clusterName, CacheNodeId: id }, `${this._set.tag}_${id}`);
  }

  /**
   * `CPUUtilization`: how busy the machine is, of all its processors. Percent, average of each node, highest of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public cpuUtilization(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.CPU_UTILIZATION, options);
  }

  /**
   * `CurrConnections`: connections of clients that are open. Count, average of each node, sum of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public currConnections(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.CURR_CONNECTIONS, options);
  }

  /**
   * `Evictions`: keys or items dropped to make room. Count, sum of each node, sum of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public evictions(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.EVICTIONS, options);
  }

  /**
   * `NetworkBytesIn`: bytes that the machine received. Bytes, sum of each node, sum of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public networkBytesIn(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.NETWORK_BYTES_IN, options);
  }

  /**
   * `NetworkBytesOut`: bytes that the machine sent. Bytes, sum of each node, sum of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public networkBytesOut(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.NETWORK_BYTES_OUT, options);
  }

  /**
   * `CmdGet`: get commands. Count, sum of each node, sum of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public cmdGet(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.CMD_GET, options);
  }

  /**
   * `CmdSet`: set commands. Count, sum of each node, sum of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public cmdSet(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.CMD_SET, options);
  }

  /**
   * Share of gets that found their item, from the hits and misses of all nodes. Percent; no value while nothing is read.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public hitRate(options?: AggregatedMetricOptions): MathExpression {
    return hitRate(this._set, MEMCACHED_READS, options);
  }

  /**
   * Items dropped to make room, per second, of all nodes together.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public evictionsPerSecond(options?: AggregatedMetricOptions): MathExpression {
    return evictionsPerSecond(this._set, options);
  }

  /**
   * Any metric of a Memcached cluster.
   *
   * A metric that belongs to another engine or kind of cache is refused.
   *
   * @param metric such as `CacheMetric.EVICTIONS`, or `CacheMetric.of('Name')` for one that is not listed
   * @param options what differs from the defaults of the metric
   * @returns the expression over the nodes
   */
  public metric(metric: CacheMetric, options?: AggregatedMetricOptions): MathExpression {
    return aggregate(this._set, metric, options);
  }
}
