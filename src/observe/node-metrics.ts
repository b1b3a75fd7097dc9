import { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { METRIC_NAMESPACE, METRIC_PERIOD, ONLY_NODE } from './service-facts';

/**
 * The metrics of one node of a Redis or Valkey cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html
 */
export class NodeMetrics {
  /**
   * @param cacheClusterId the node's id: `<group>-001`, or `<group>-0001-001` with cluster mode enabled
   */
  public static fromCacheClusterId(cacheClusterId: string): NodeMetrics {
    return new NodeMetrics(cacheClusterId);
  }

  private constructor(
    /** The node's id, which is the dimension `CacheClusterId`. */
    public readonly cacheClusterId: string,
  ) {}

  /** How busy the machine is, of all its processors. Percent, average. */
  public cpuUtilization(options?: MetricOptions): Metric {
    return this.hostMetric('CPUUtilization', options);
  }

  /** How busy the engine's main thread is. Percent, average. */
  public engineCpuUtilization(options?: MetricOptions): Metric {
    return this.metric('EngineCPUUtilization', options);
  }

  /** How much of the memory for data is in use. Percent, average. */
  public databaseMemoryUsagePercentage(options?: MetricOptions): Metric {
    return this.metric('DatabaseMemoryUsagePercentage', options);
  }

  /** How much of memory and disk for data is in use, on node types with data tiering. Percent, average. */
  public databaseCapacityUsagePercentage(options?: MetricOptions): Metric {
    return this.metric('DatabaseCapacityUsagePercentage', options);
  }

  /** Connections of clients, replicas left out. Count, average. */
  public currConnections(options?: MetricOptions): Metric {
    return this.hostMetric('CurrConnections', options);
  }

  /** Keys dropped because the memory is full. Count, sum. */
  public evictions(options?: MetricOptions): Metric {
    return this.metric('Evictions', { statistic: 'Sum', ...options });
  }

  /** How far a replica is behind its primary; a primary has no value. Seconds, average. */
  public replicationLag(options?: MetricOptions): Metric {
    return this.metric('ReplicationLag', options);
  }

  /**
   * A metric of the engine, by its name.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
   */
  public metric(metricName: string, options: MetricOptions = {}): Metric {
    return this.withDimensions(metricName, {}, options);
  }

  /**
   * A metric of the machine, by its name: it carries the node's number as well.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html
   */
  public hostMetric(metricName: string, options: MetricOptions = {}): Metric {
    return this.withDimensions(metricName, { CacheNodeId: ONLY_NODE }, options);
  }

  private withDimensions(metricName: string, dimensions: Record<string, string>, options: MetricOptions): Metric {
    return new Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      statistic: 'Average',
      period: Duration.seconds(METRIC_PERIOD),
      ...options,
      dimensionsMap: { CacheClusterId: this.cacheClusterId, ...dimensions },
    });
  }
}
