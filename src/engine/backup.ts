import { Duration } from 'aws-cdk-lib/core';
import { DailyWindow } from './window';
import { valueCheck } from '../private/value-check';

const BACKUP_RETENTION_IN_DAYS = valueCheck({
  code: 'BackupRetentionInDays',
  clause: '`Backup.daily()`: `retention` is not a whole number of days',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
});

const DEFAULT_DAYS = 15;

/** When the daily backup is taken and how long it is kept. */
export interface DailyBackupOptions {
  /**
   * How long a backup is kept: 1 to 35 days, in whole days.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default Duration.days(15)
   */
  readonly retention?: Duration;

  /**
   * When the backup is taken, in UTC. It may not overlap the maintenance window.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - the hour after the maintenance window if that was given, else a time that ElastiCache chooses
   */
  readonly window?: DailyWindow;
}

/**
 * The automatic backups of a cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
 */
export class Backup {
  /** A backup every day. */
  public static daily(options: DailyBackupOptions = {}): Backup {
    return new Backup(options.retention ? daysOf(options.retention) : DEFAULT_DAYS, options.window);
  }

  /**
   * No automatic backups. The ones that were taken before stay until they are deleted.
   *
   * On running nodes that had backups, give a `maintenanceWindow` too: then ElastiCache is told to keep them for 0 days, and not
   * only nothing about them. On a serverless cache that had some, override the property `SnapshotRetentionLimit` with 0.
   */
  public static none(): Backup {
    return new Backup();
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'Backup';

  private constructor(
    /** How many days a backup is kept; undefined when there are no automatic backups. */
    public readonly retentionDays?: number,
    /** When the backup is taken; undefined to leave it to ElastiCache. */
    public readonly window?: DailyWindow,
  ) {}
}

function daysOf(retention: Duration): number {
  if (retention.isUnresolved()) { return retention.toDays(); }
  const days = retention.toDays({ integral: false });
  if (!Number.isInteger(days)) {
    throw BACKUP_RETENTION_IN_DAYS.error(`'retention' of a backup must be whole days, got ${retention.toHumanString()}; write Duration.days(${Math.ceil(days)})`);
  }
  return days;
}
