import { MathExpression, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { AggregatedMetricOptions } from './aggregated-metric-options';
import { CacheMetric, MetricSource } from './cache-metric';
import { CACHE_READS, evictionsPerSecond, hitRate, memoryHeadroom } from './derived';
import { NodeDimensions, nodeMetric, tagOf } from './node-math';
import { Sender } from './sender';
import { ONLY_NODE } from './service-facts';
import { lowerCase } from '../../private/names';

/**
 * The metrics of one node of a Valkey or Redis OSS cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 * @example
 * NodeMetrics.fromCacheClusterId('sessions-001').replicationLag();
 */
export class NodeMetrics {
  /**
   * The metrics of a node by its id.
   *
   * @param cacheClusterId the node's id: `<group>-001`, or `<group>-0001-001` with cluster mode enabled
   * @returns the metrics of the node
   */
  public static fromCacheClusterId(cacheClusterId: string): NodeMetrics {
    const id = lowerCase(cacheClusterId)!;
    return NodeMetrics._of(id, { sources: [MetricSource.VALKEY_OR_REDIS_NODES] }, tagOf(id));
  }

  /** @internal */
  public static _of(cacheClusterId: string, sender: Sender, tag: string): NodeMetrics {
    return new NodeMetrics(cacheClusterId, sender, tag);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'NodeMetrics';

  private constructor(
    /** The node's id, which is the dimension `CacheClusterId`. */
    public readonly cacheClusterId: string,
    private readonly sender: Sender,
    private readonly tag: string,
  ) {
  }

  /**
   * `EngineCPUUtilization`: how busy the engine's main thread is. Percent, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public engineCpuUtilization(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.ENGINE_CPU_UTILIZATION, options);
  }

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
   * `DatabaseMemoryUsagePercentage`: how much of the memory for data is in use. Percent, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public databaseMemoryUsagePercentage(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.DATABASE_MEMORY_USAGE_PERCENTAGE, options);
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
   * `ReplicationLag`: how far a replica is behind its primary (a primary has no value). Seconds, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public replicationLag(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.REPLICATION_LAG, options);
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
   * `ProcessedCommands`: all commands that the engine processed. Count, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public processedCommands(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.PROCESSED_COMMANDS, options);
  }

  /**
   * `SuccessfulReadRequestLatency`: how long a successful read takes, also as a percentile such as 'p99'. Microseconds, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public successfulReadRequestLatency(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.SUCCESSFUL_READ_REQUEST_LATENCY, options);
  }

  /**
   * `SuccessfulWriteRequestLatency`: how long a successful write takes, also as a percentile such as 'p99'. Microseconds, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public successfulWriteRequestLatency(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.SUCCESSFUL_WRITE_REQUEST_LATENCY, options);
  }

  /**
   * Share of reads that found their key, from hits and misses. Percent; no value while nothing is read.
   *
   * @param options what differs from the defaults
   * @returns the expression
   */
  public hitRate(options?: AggregatedMetricOptions): MathExpression {
    return hitRate(this.alone(), CACHE_READS, options);
  }

  /**
   * How much of the memory for data is left. Percent.
   *
   * @param options what differs from the defaults
   * @returns the expression
   */
  public memoryHeadroom(options?: AggregatedMetricOptions): MathExpression {
    return memoryHeadroom(this.alone(), options);
  }

  /**
   * Keys dropped to make room, per second.
   *
   * @param options what differs from the defaults
   * @returns the expression
   */
  public evictionsPerSecond(options?: AggregatedMetricOptions): MathExpression {
    return evictionsPerSecond(this.alone(), options);
  }

  /**
   * Any metric of a Valkey or Redis OSS node.
   *
   * A metric that belongs to another engine or kind of cache is refused. If AWS documents it for a newer version than the
   * cache of this app runs, you get a warning.
   *
   * @param metric such as `CacheMetric.EVICTIONS`, or `CacheMetric.of('Name')` for one that is not listed
   * @param options what differs from the defaults of the metric
   * @returns the metric
   */
  public metric(metric: CacheMetric, options?: MetricOptions): Metric {
    return nodeMetric(this.dimensions, metric, this.sender, options);
  }

  private get dimensions(): NodeDimensions {
    return { CacheClusterId: this.cacheClusterId, CacheNodeId: ONLY_NODE };
  }

  private alone() {
    return { nodes: [this.dimensions], search: '', tag: this.tag, sender: this.sender };
  }
}
