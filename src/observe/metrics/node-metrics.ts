import { MathExpression, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { nodeMetric } from './across';
import { NODE_METRICS } from './data/metrics.generated';
import { NodeMetricMethods } from './data/node-metric-methods.generated';
import { evictionsPerSecond, hitRate, memoryHeadroom } from './derived';
import { NodesMetricOptions } from './nodes-metric-options';
import { ONLY_NODE } from './service-facts';

/**
 * The metrics of one node of a Redis or Valkey cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html
 */
export class NodeMetrics extends NodeMetricMethods {
  /**
   * @param cacheClusterId the node's id: `<group>-001`, or `<group>-0001-001` with cluster mode enabled
   */
  public static fromCacheClusterId(cacheClusterId: string): NodeMetrics {
    return new NodeMetrics(cacheClusterId);
  }

  private constructor(
    /** The node's id, which is the dimension `CacheClusterId`. */
    public readonly cacheClusterId: string,
  ) {
    super();
  }

  /** Share of reads that found their key, from hits and misses. Percent; no value while nothing is read. */
  public hitRate(options?: NodesMetricOptions): MathExpression {
    return hitRate(this._alone(), ['CacheHits', 'CacheMisses'], options);
  }

  /** How much of the memory for data is left. Percent. */
  public memoryHeadroom(options?: NodesMetricOptions): MathExpression {
    return memoryHeadroom(this._alone(), options);
  }

  /** Keys dropped to make room, in a second. */
  public evictionsPerSecond(options?: NodesMetricOptions): MathExpression {
    return evictionsPerSecond(this._alone(), options);
  }

  /**
   * A metric of the engine, by its name.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
   */
  public metric(metricName: string, options: MetricOptions = {}): Metric {
    return nodeMetric(this._dimensions(), metricName, false, options);
  }

  /**
   * A metric of the machine, by its name: it carries the node's number as well.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html
   */
  public hostMetric(metricName: string, options: MetricOptions = {}): Metric {
    return nodeMetric(this._dimensions(), metricName, true, options);
  }

  /** A metric by its name, with the dimensions that it carries. @internal */
  public _measured(metricName: string, options: MetricOptions = {}): Metric {
    return this._known(metricName, options);
  }

  /** @internal */
  protected _known(metricName: string, options: MetricOptions = {}): Metric {
    return NODE_METRICS[metricName].withNodeId ? this.hostMetric(metricName, options) : this.metric(metricName, options);
  }

  private _dimensions() {
    return { CacheClusterId: this.cacheClusterId, CacheNodeId: ONLY_NODE };
  }

  private _alone() {
    return { nodes: [this._dimensions()], search: '', withNodeId: false, tag: '' };
  }
}
