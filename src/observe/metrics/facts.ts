import { MetricFacts } from './data/metric-types';

/** A requested metric, and the cache that should send it. */
export interface RequestedMetric {
  readonly metricName: string;
  readonly since?: MetricFacts['since'];
  /** Undefined if it is not known. */
  readonly engine?: 'valkey' | 'redis';
  /** Undefined if it is not known. */
  readonly version?: string;
}
