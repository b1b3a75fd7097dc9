import { MathExpression, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnServerlessCache, IServerlessCacheRef } from 'aws-cdk-lib/aws-elasticache';
import { Duration } from 'aws-cdk-lib/core';
import { CacheMetric, MetricSource } from './cache-metric';
import { MEMCACHED_READS } from './derived';
import { tagOf } from './node-math';
import { expectSent, Sender } from './sender';
import { METRIC_NAMESPACE, METRIC_PERIOD } from './service-facts';
import { known } from '../../private/tokens';

const OF_EITHER: Sender = { sources: [MetricSource.SERVERLESS_VALKEY_OR_REDIS, MetricSource.SERVERLESS_MEMCACHED] };

/**
 * The metrics of a serverless cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-metrics-events-redis.html
 * @example
 * ServerlessMetrics.fromServerlessCacheName('carts').elastiCacheProcessingUnitsPerSecond();
 */
export class ServerlessMetrics {
  /**
   * The metrics of a cache by its name.
   *
   * @param serverlessCacheName the name, in any case: ElastiCache keeps it in lower case
   * @returns the metrics of the cache
   */
  public static fromServerlessCacheName(serverlessCacheName: string): ServerlessMetrics {
    const name = known(serverlessCacheName)?.toLowerCase() ?? serverlessCacheName;
    return new ServerlessMetrics(name, tagOf(name), OF_EITHER);
  }

  /**
   * The metrics of a cache made here, made by an L1 construct, or imported.
   *
   * @param cache the cache
   * @returns the metrics of the cache
   */
  public static fromServerlessCache(cache: IServerlessCacheRef): ServerlessMetrics {
    const { metrics } = cache as { metrics?: unknown };
    return metrics instanceof ServerlessMetrics ? metrics : ServerlessMetrics._of(cache, isMemcachedL1(cache));
  }

  /** @internal */
  public static _of(cache: IServerlessCacheRef, isMemcached?: boolean): ServerlessMetrics {
    const { serverlessCacheName } = cache.serverlessCacheRef;
    const sender = isMemcached === undefined ? OF_EITHER : { sources: [OF_EITHER.sources[Number(isMemcached)]] };
    return new ServerlessMetrics(known(serverlessCacheName)?.toLowerCase() ?? serverlessCacheName, `_${cache.node.addr.slice(-8)}`, sender);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'ServerlessMetrics';

  private constructor(
    /** The name of the cache, which is the dimension `clusterId`. */
    public readonly serverlessCacheName: string,
    private readonly tag: string,
    private readonly sender: Sender,
  ) {
  }

  /**
   * `BytesUsedForCache`: memory that the engine has allocated, for data and all else. Bytes, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public bytesUsedForCache(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.BYTES_USED_FOR_CACHE, options);
  }

  /**
   * `ElastiCacheProcessingUnits`: ElastiCache processing units (ECPUs) that requests consumed, in the period. Count, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public elastiCacheProcessingUnits(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.ELASTICACHE_PROCESSING_UNITS, options);
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
   * `CacheHitRate`: share of reads that found their key. Percent, average.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public cacheHitRate(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.CACHE_HIT_RATE, options);
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
   * `TotalCmdsCount`: all commands. Count, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public totalCmdsCount(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.TOTAL_CMDS_COUNT, options);
  }

  /**
   * `ThrottledCmds`: commands throttled because the load grew faster than the cache. Count, sum.
   *
   * @param options what differs from the defaults
   * @returns the metric
   */
  public throttledCmds(options?: MetricOptions): Metric {
    return this.metric(CacheMetric.THROTTLED_CMDS, options);
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
   * Share of gets that found their item, of a cache with Memcached. Percent; no value while nothing is read. `cacheHitRate` is for the others.
   *
   * @param options what differs from the defaults
   * @returns the expression
   */
  public memcachedHitRate(options?: MetricOptions): MathExpression {
    const [hits, misses] = MEMCACHED_READS.map(metric => this.metric(metric, options));
    return this.calculated('100 * hits / (hits + misses)', 'Hit rate', { hits, misses }, options);
  }

  /**
   * ElastiCache processing units (ECPU) that requests consume per second, which is the unit of the limits.
   *
   * @param options what differs from the defaults
   * @returns the expression
   */
  public elastiCacheProcessingUnitsPerSecond(options?: MetricOptions): MathExpression {
    const consumed = this.elastiCacheProcessingUnits(options);
    return this.calculated(`consumed / ${consumed.period.toSeconds()}`, 'ECPU per second', { consumed }, options);
  }

  /**
   * Keys or items dropped to make room, per second.
   *
   * @param options what differs from the defaults
   * @returns the expression
   */
  public evictionsPerSecond(options?: MetricOptions): MathExpression {
    const evicted = this.evictions(options);
    return this.calculated(`evicted / ${evicted.period.toSeconds()}`, 'Evictions per second', { evicted }, options);
  }

  /**
   * Any metric of a serverless cache.
   *
   * A metric that belongs to another engine or kind of cache is refused.
   *
   * @param metric such as `CacheMetric.EVICTIONS`, or `CacheMetric.of('Name')` for one that is not listed
   * @param options what differs from the defaults of the metric
   * @returns the metric
   */
  public metric(metric: CacheMetric, options?: MetricOptions): Metric {
    expectSent(metric, this.sender);
    return new Metric({
      namespace: METRIC_NAMESPACE,
      metricName: metric.metricName,
      statistic: metric.statistic,
      period: Duration.seconds(METRIC_PERIOD),
      ...options,
      dimensionsMap: { clusterId: this.serverlessCacheName },
    });
  }

  private calculated(expression: string, label: string, metrics: Record<string, Metric>, options: MetricOptions = {}): MathExpression {
    const { period = Duration.seconds(METRIC_PERIOD), color } = options;
    // CloudWatch wants another id for another period of the same metric in one graph
    const tag = options.period ? `_${period.toSeconds()}${this.tag}` : this.tag;
    const named = expression.replace(/[a-z]+/g, id => id in metrics ? `${id}${tag}` : id);
    const usingMetrics = Object.fromEntries(Object.entries(metrics).map(([id, metric]) => [`${id}${tag}`, metric]));
    return new MathExpression({ expression: named, usingMetrics, label: options.label ?? label, color, period });
  }
}

/** Whether an L1 cache is one of Memcached; undefined when it is not known. */
function isMemcachedL1(cache: IServerlessCacheRef): boolean | undefined {
  const engine = CfnServerlessCache.isCfnServerlessCache(cache) ? known(cache.engine) : undefined;
  return engine === undefined ? undefined : engine.toLowerCase() === 'memcached';
}
