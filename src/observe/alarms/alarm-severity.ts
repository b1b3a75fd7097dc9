/** Severity of an alarm. */
export enum AlarmSeverity {
  /** The cache fails its clients, or is about to. Somebody should react at once. */
  CRITICAL = 'critical',
  /** Something is wrong, but it can wait for working hours. */
  WARNING = 'warning',
}
