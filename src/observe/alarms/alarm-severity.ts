/** How bad it is when an alarm goes off. */
export enum AlarmSeverity {
  /** The cache fails its users, or is about to: somebody should get up. */
  CRITICAL = 'critical',
  /** Something is wrong that can wait for the morning. */
  WARNING = 'warning',
}
