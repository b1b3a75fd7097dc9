/** What is known of a metric. */
export interface MetricFacts {
  /** As the service's metadata write it. */
  readonly unit: string;
  /** The statistic to look at, one of those that AWS recommends. */
  readonly statistic: string;
  /** Seconds between two values; a minute if it is left out. */
  readonly period?: number;
}

/** What is known of a metric that each node sends. */
export interface NodeMetricFacts extends MetricFacts {
  /** What stands for several nodes: a function of metric math. */
  readonly across: 'AVG' | 'MAX' | 'MIN' | 'SUM';
  /** Whether it carries the number of the node besides the cluster, as metrics of the machine do. */
  readonly withNodeId?: boolean;
}
