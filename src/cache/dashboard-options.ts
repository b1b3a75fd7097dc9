import { Duration } from 'aws-cdk-lib/core';

/** Options of a dashboard. */
export interface CacheDashboardOptions {
  /**
   * The name of the dashboard, of letters, digits, hyphens and underscores.
   *
   * Changing it replaces the dashboard.
   *
   * @default - a name that CloudFormation makes
   */
  readonly dashboardName?: string;

  /**
   * How much of the past is shown at first.
   *
   * @default Duration.hours(3)
   */
  readonly defaultInterval?: Duration;
}
