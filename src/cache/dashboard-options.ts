import { Duration } from 'aws-cdk-lib/core';

/** Settings of a dashboard. */
export interface CacheDashboardOptions {
  /**
   * The name of the dashboard: letters, digits, hyphens and underscores.
   *
   * Changing it replaces the dashboard.
   *
   * @default - a name that CloudFormation generates
   */
  readonly dashboardName?: string;

  /**
   * The time range that the dashboard shows at first.
   *
   * @default Duration.hours(3)
   */
  readonly defaultInterval?: Duration;
}
