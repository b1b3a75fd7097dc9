import { MathExpression, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { IServerlessCacheRef } from 'aws-cdk-lib/aws-elasticache';
import { Duration } from 'aws-cdk-lib/core';
import { tagOf } from './across';
import { SERVERLESS_METRICS } from './data/metrics.generated';
import { ServerlessMetricMethods } from './data/serverless-metric-methods.generated';
import { METRIC_NAMESPACE, METRIC_PERIOD } from './service-facts';
import { known } from '../../private/tokens';

/**
 * The metrics of a serverless cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-metrics-events-redis.html
 */
export class ServerlessMetrics extends ServerlessMetricMethods {
  /** The metrics of a cache by its name, which ElastiCache keeps in lower case. */
  public static fromServerlessCacheName(serverlessCacheName: string): ServerlessMetrics {
    const name = known(serverlessCacheName)?.toLowerCase() ?? serverlessCacheName;
    return new ServerlessMetrics(name, tagOf(name));
  }

  /** The metrics of a cache made here, made by an L1 construct, or imported. */
  public static fromServerlessCache(cache: IServerlessCacheRef): ServerlessMetrics {
    const { serverlessCacheName } = cache.serverlessCacheRef;
    return new ServerlessMetrics(known(serverlessCacheName)?.toLowerCase() ?? serverlessCacheName, `_${cache.node.addr.slice(-8)}`);
  }

  private constructor(
    /** The name of the cache, which is the dimension `clusterId`. */
    public readonly serverlessCacheName: string,
    private readonly tag: string,
  ) {
    super();
  }

  /** Share of gets that found their item, of a cache with Memcached. Percent; no value while nothing is read. `cacheHitRate` is for the others. */
  public memcachedHitRate(options?: MetricOptions): MathExpression {
    const [hits, misses] = [this.getHits(options), this.getMisses(options)];
    return this.calculated('100 * hits / (hits + misses)', 'Hit rate', { hits, misses }, options);
  }

  /** ElastiCache processing units that requests consume in a second, which is what the limits are given in. */
  public elastiCacheProcessingUnitsPerSecond(options?: MetricOptions): MathExpression {
    const consumed = this.elastiCacheProcessingUnits(options);
    return this.calculated(`consumed / ${consumed.period.toSeconds()}`, 'ECPU per second', { consumed }, options);
  }

  /** Keys or items dropped to make room, in a second. */
  public evictionsPerSecond(options?: MetricOptions): MathExpression {
    const evicted = this.evictions(options);
    return this.calculated(`evicted / ${evicted.period.toSeconds()}`, 'Evictions per second', { evicted }, options);
  }

  /** A metric of the cache by its name. */
  public metric(metricName: string, options: MetricOptions = {}): Metric {
    return new Metric({
      namespace: METRIC_NAMESPACE,
      metricName,
      statistic: SERVERLESS_METRICS[metricName]?.statistic ?? 'Average',
      period: Duration.seconds(METRIC_PERIOD),
      ...options,
      dimensionsMap: { clusterId: this.serverlessCacheName },
    });
  }

  /** @internal */
  protected _known(metricName: string, options?: MetricOptions): Metric {
    return this.metric(metricName, options);
  }

  private calculated(expression: string, label: string, metrics: Record<string, Metric>, options: MetricOptions = {}): MathExpression {
    const named = expression.replace(/[a-z]+/g, id => id in metrics ? `${id}${this.tag}` : id);
    const usingMetrics = Object.fromEntries(Object.entries(metrics).map(([id, metric]) => [`${id}${this.tag}`, metric]));
    const { period = Duration.seconds(METRIC_PERIOD), color } = options;
    return new MathExpression({ expression: named, usingMetrics, label: options.label ?? label, color, period });
  }
}
