import { Duration } from 'aws-cdk-lib/core';

/** How the values of several nodes become one. */
export enum AcrossNodes {
  /** The average of the nodes. */
  AVERAGE = 'AVG',
  /** The sum of the nodes. */
  SUM = 'SUM',
  /** The highest of the nodes. */
  MAXIMUM = 'MAX',
  /** The lowest of the nodes. */
  MINIMUM = 'MIN',
}

/** What is calculated from the metrics of several nodes. */
export interface NodesMetricOptions {
  /**
   * How the values of the nodes become one.
   *
   * @default - what suits the metric: see each method
   */
  readonly across?: AcrossNodes;

  /**
   * The statistic of each node, such as 'Average', 'Sum' or 'p99'.
   *
   * @default - what suits the metric: see each method
   */
  readonly statistic?: string;

  /**
   * The time that a value stands for.
   *
   * @default Duration.minutes(1)
   */
  readonly period?: Duration;

  /**
   * What a graph calls it.
   *
   * @default - the metric's name
   */
  readonly label?: string;

  /**
   * The colour in a graph, as `#rrggbb`.
   *
   * @default - what CloudWatch chooses
   */
  readonly color?: string;
}
