import { MetricFacts } from './data/metric-types';

/** A metric, and the cache of which it was asked. */
export interface AskedMetric {
  readonly metricName: string;
  readonly since?: MetricFacts['since'];
  /** Undefined when it is not known. */
  readonly engine?: 'valkey' | 'redis';
  /** Undefined when it is not known. */
  readonly version?: string;
}
