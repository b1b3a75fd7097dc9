import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { AggregatedMetricOptions } from './aggregated-metric-options';
import { CacheMetric } from './cache-metric';
import { CACHE_READS, evictionsPerSecond, hitRate, memoryHeadroom, slowestReplicationLag } from './derived';
import { aggregate, NodeSet } from './node-math';

/**
 * The metrics of several Valkey or Redis OSS nodes together: of a shard (`ShardMetrics`) or of a whole cache (`ReplicationGroupMetrics`).
 *
 * Each is metric math over the nodes. An alarm can calculate with ten metrics at most, and `hitRate` takes two of each node.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @example
 * cache.metrics.hitRate();
 * cache.metrics.shard(1).metric(CacheMetric.NEW_CONNECTIONS);
 */
export abstract class AggregatedNodeMetrics {
  /** @internal */
  public abstract readonly _set: NodeSet;

  /**
   * `EngineCPUUtilization`: how busy the engine's main thread is. Percent, average of each node, highest of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public engineCpuUtilization(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.ENGINE_CPU_UTILIZATION, options);
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
   * `DatabaseMemoryUsagePercentage`: how much of the memory for data is in use. Percent, average of each node, highest of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public databaseMemoryUsagePercentage(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.DATABASE_MEMORY_USAGE_PERCENTAGE, options);
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
   * `ReplicationLag`: how far a replica is behind its primary (a primary has no value). Seconds, average of each node, highest of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public replicationLag(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.REPLICATION_LAG, options);
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
   * `ProcessedCommands`: all commands that the engine processed. Count, sum of each node, sum of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public processedCommands(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.PROCESSED_COMMANDS, options);
  }

  /**
   * `SuccessfulReadRequestLatency`: how long a successful read takes, also as a percentile such as 'p99'. Microseconds, average of each node, highest of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public successfulReadRequestLatency(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.SUCCESSFUL_READ_REQUEST_LATENCY, options);
  }

  /**
   * `SuccessfulWriteRequestLatency`: how long a successful write takes, also as a percentile such as 'p99'. Microseconds, average of each node, highest of the nodes.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public successfulWriteRequestLatency(options?: AggregatedMetricOptions): MathExpression {
    return this.metric(CacheMetric.SUCCESSFUL_WRITE_REQUEST_LATENCY, options);
  }

  /**
   * Share of reads that found their key, from the hits and misses of all nodes. Percent; no value while nothing is read.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public hitRate(options?: AggregatedMetricOptions): MathExpression {
    return hitRate(this._set, CACHE_READS, options);
  }

  /**
   * How much of the memory for data is left on the fullest node. Percent.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public memoryHeadroom(options?: AggregatedMetricOptions): MathExpression {
    return memoryHeadroom(this._set, options);
  }

  /**
   * How far the slowest replica is behind its primary. Seconds, maximum.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public slowestReplicationLag(options?: AggregatedMetricOptions): MathExpression {
    return slowestReplicationLag(this._set, options);
  }

  /**
   * Keys dropped to make room, per second, of all nodes together.
   *
   * @param options what differs from the defaults
   * @returns the expression over the nodes
   */
  public evictionsPerSecond(options?: AggregatedMetricOptions): MathExpression {
    return evictionsPerSecond(this._set, options);
  }

  /**
   * Any metric of the nodes.
   *
   * A metric that belongs to another engine or kind of cache is refused. If AWS documents it for a newer version than the
   * cache of this app runs, you get a warning.
   *
   * @param metric such as `CacheMetric.EVICTIONS`, or `CacheMetric.of('Name')` for one that is not listed
   * @param options what differs from the defaults of the metric
   * @returns the expression over the nodes
   */
  public metric(metric: CacheMetric, options?: AggregatedMetricOptions): MathExpression {
    return aggregate(this._set, metric, options);
  }
}
