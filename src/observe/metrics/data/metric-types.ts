/** Who sends a metric: the values of `MetricSource`. */
export type Sender = 'nodes' | 'memcached' | 'serverless' | 'serverlessMemcached';

/** What is known of a metric. */
export interface MetricFacts {
  readonly from: readonly Sender[];
  /** As the service's metadata write it. */
  readonly unit: string;
  /** The statistic to look at, one of those that AWS recommends. */
  readonly statistic: string;
  /** How the values of several nodes become one: a function of metric math. Only for metrics that nodes send. */
  readonly aggregation?: 'AVG' | 'MAX' | 'MIN' | 'SUM';
  /** Whether the machine sends it, and not the engine. */
  readonly host?: boolean;
  /** Seconds between two values; a minute if it is left out. */
  readonly period?: number;
  /** The version of each engine since which AWS documents it; an engine that is left out has it not. */
  readonly since?: { readonly valkey?: string; readonly redis?: string };
  readonly page: string;
}
