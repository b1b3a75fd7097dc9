import { Duration } from 'aws-cdk-lib/core';

/** How the values of several nodes become one. */
export enum NodeAggregation {
  /** The average of the nodes. */
  AVERAGE = 'AVG',
  /** The sum of the nodes. */
  SUM = 'SUM',
  /** The highest of the nodes. */
  MAXIMUM = 'MAX',
  /** The lowest of the nodes. */
  MINIMUM = 'MIN',
}

/** Options of a metric that is calculated from several nodes. */
export interface AggregatedMetricOptions {
  /**
   * How the values of the nodes become one.
   *
   * @default - the `aggregation` of the metric
   */
  readonly aggregation?: NodeAggregation;

  /**
   * The statistic of each node, such as 'Average', 'Sum' or 'p99'.
   *
   * @default - the `statistic` of the metric
   */
  readonly statistic?: string;

  /**
   * The time that one value covers.
   *
   * @default Duration.minutes(1) - of CPU credits Duration.minutes(5)
   */
  readonly period?: Duration;

  /**
   * The name in a graph.
   *
   * @default - the metric's name
   */
  readonly label?: string;

  /**
   * The colour in a graph, as `#rrggbb`.
   *
   * @default - CloudWatch chooses
   */
  readonly color?: string;
}
