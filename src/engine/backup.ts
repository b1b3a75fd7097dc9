import { Duration } from 'aws-cdk-lib/core';
import { DailyWindow } from './window';
import { valueCheck, ValueCheck } from '../private/value-check';

const BACKUP_RETENTION_IN_DAYS: ValueCheck = valueCheck({
  code: 'BackupRetentionInDays',
  clause: '`Backup.daily()`: `retention` is not a whole number of days',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
});

const DEFAULT_DAYS = 15;

/** When the daily backup is taken, and how long it is kept. */
export interface DailyBackupOptions {
  /**
   * How long a backup is kept: 1 to 35 whole days.
   *
   * Changing it does not affect the running nodes.
   *
   * @default Duration.days(15)
   */
  readonly retention?: Duration;

  /**
   * When the backup is taken, in UTC. It must not overlap the maintenance window.
   *
   * Changing it does not affect the running nodes.
   *
   * @default - the hour after the maintenance window if you give one, else a time that ElastiCache chooses
   */
  readonly window?: DailyWindow;
}

/**
 * The automatic backups of a cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
 * @example
 * new ValkeyReplicationGroup(this, 'Cache', {
 *   vpc,
 *   backup: Backup.daily({ retention: Duration.days(7), window: DailyWindow.parse('03:00-04:00') }),
 * });
 */
export class Backup {
  /**
   * A backup every day.
   *
   * @param options when the backup is taken, and how long it is kept
   * @returns for `backup` of a cache
   */
  public static daily(options: DailyBackupOptions = {}): Backup {
    return new Backup(options.retention ? daysOf(options.retention) : DEFAULT_DAYS, options.window);
  }

  /**
   * No automatic backups. Existing backups stay until you delete them.
   *
   * If the running nodes had backups, also give a `maintenanceWindow`: then the retention is set to 0 days instead of being left out
   * of the template. If a running serverless cache had backups, override the property `SnapshotRetentionLimit` with 0.
   *
   * @returns for `backup` of a cache
   */
  public static none(): Backup {
    return new Backup();
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'Backup';

  private constructor(
    /** Number of days that a backup is kept. Undefined if there are no automatic backups. */
    public readonly retentionDays?: number,
    /** When the backup is taken. Undefined if ElastiCache chooses. */
    public readonly window?: DailyWindow,
  ) {}
}

function daysOf(retention: Duration): number {
  if (retention.isUnresolved()) { return retention.toDays(); }
  const days = retention.toDays({ integral: false });
  if (!Number.isInteger(days)) {
    BACKUP_RETENTION_IN_DAYS.fail(`'retention' of a backup must be whole days, got ${retention.toHumanString()}. Use Duration.days(${Math.ceil(days)})`);
  }
  return days;
}
