import { Rule } from '../../private/rules';

const MAX_DAYS = 35;

/** Errors about the backups of a cache of any kind. */
export const BACKUP_RULES: Array<Rule<{ readonly retentionDays?: number }>> = [
  {
    code: 'BackupRetentionOutOfRange',
    dated: f => f.retentionDays! > MAX_DAYS,
    clause: '`retention` of a backup is not 1 to 35 days',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
    broken: f => f.retentionDays !== undefined && (f.retentionDays < 1 || f.retentionDays > MAX_DAYS),
    says: (f, w) => `${w.name('retention')} must be 1 to ${MAX_DAYS} days, got ${f.retentionDays}. `
      + (f.retentionDays! > MAX_DAYS ? 'Use AWS Backup to keep backups longer' : w.put({ props: 'Use backup: Backup.none() to turn backups off' })),
  },
];
