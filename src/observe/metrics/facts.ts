import { MetricFacts } from './data/metric-types';

/** A requested metric, and the cache that should send it. */
export interface RequestedMetric {
  readonly metricName: string;
  readonly since?: MetricFacts['since'];
  /** Undefined when it is not known. */
  readonly engine?: 'valkey' | 'redis';
  /** Undefined when it is not known. */
  readonly version?: string;
}
