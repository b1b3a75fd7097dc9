import { MathExpression, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { AggregatedMetricOptions } from './aggregated-metric-options';
import { CacheMetric } from './cache-metric';
import { hitRate, MEMCACHED_READS } from './derived';
import { NO_SUCH_NODE } from './node-checks';
import { NodeDimensions, nodeMetric, tagOf } from './node-math';
import { OF_MEMCACHED } from './sender';
import { lowerCase } from '../../private/names';
import { isKnown } from '../../private/tokens';

/**
 * The metrics of one node of a Memcached cluster.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html
 * @example
 * MemcachedNodeMetrics.fromNodeId('fragments', '0001').metric(CacheMetric.UNUSED_MEMORY);
 */
export class MemcachedNodeMetrics {
  /**
   * The metrics of a node by cluster and number.
   *
   * @param clusterName the name of the cluster, which is the dimension `CacheClusterId`
   * @param cacheNodeId the number of the node, such as `0001`
   * @returns the metrics of the node
   */
  public static fromNodeId(clusterName: string, cacheNodeId: string): MemcachedNodeMetrics {
    if (isKnown(cacheNodeId) && !/^\d{4}$/.test(cacheNodeId)) {
      NO_SUCH_NODE.fail(`'cacheNodeId' must be the number of a node with four digits, got '${cacheNodeId}'. Write '${cacheNodeId.padStart(4, '0')}'`);
    }
    const name = lowerCase(clusterName)!;
    return MemcachedNodeMetrics._of({ CacheClusterId: name, CacheNodeId: cacheNodeId }, `${tagOf(name)}_${cacheNodeId}`);
  }

  /** @internal */
  public static _of(dimensions: NodeDimensions, tag: string): MemcachedNodeMetrics {
    return new MemcachedNodeMetrics(dimensions, tag);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'MemcachedNodeMetrics';

  private constructor(private readonly dimensions: NodeDimensions, private readonly tag: string) {}

  /**
   * `CPUUtilization`: how busy the machine is, of all its processors. Percent, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public cpuUtilization(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.CPU_UTILIZATION, options);
  }

  /**
   * `CurrConnections`: connections of clients that are open. Count, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public currConnections(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.CURR_CONNECTIONS, options);
  }

  /**
   * `Evictions`: keys or items dropped to make room. Count, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public evictions(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.EVICTIONS, options);
  }

  /**
   * `NetworkBytesIn`: bytes that the machine received. Bytes, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public networkBytesIn(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.NETWORK_BYTES_IN, options);
  }

  /**
   * `NetworkBytesOut`: bytes that the machine sent. Bytes, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public networkBytesOut(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.NETWORK_BYTES_OUT, options);
  }

  /**
   * `CmdGet`: get commands. Count, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public cmdGet(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.CMD_GET, options);
  }

  /**
   * `CmdSet`: set commands. Count, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public cmdSet(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.CMD_SET, options);
  }

  /**
   * Share of gets that found their item. Percent; no value while nothing is read.
   *
   * @param options what differs from the defaults
   * @returns the expression
   */
  public hitRate(options?: AggregatedMetricOptions): MathExpression {
    return hitRate({ nodes: [this.dimensions], search: '', tag: this.tag, sender: OF_MEMCACHED }, MEMCACHED_READS, options);
  }

  /**
   * Any metric of a Memcached node.
   *
   * A metric that belongs to another engine or kind of cache is refused.
   *
   * @param metric such as `CacheMetric.EVICTIONS`, or `CacheMetric.of('Name')` for one that is not listed
   * @param options what differs from the defaults of the metric
   * @returns the metric
   */
  public metric(metric: CacheMetric, options?: MetricOptions): Metric {
    return nodeMetric(this.dimensions, metric, OF_MEMCACHED, options);
  }
}
