import { Rule } from '../../private/rules';

/** What ElastiCache refuses of the backups of a cache of any kind. */
export const BACKUP_RULES: Array<Rule<{ readonly retentionDays?: number }>> = [
  {
    code: 'BackupRetentionOutOfRange',
    dated: true,
    clause: 'a backup is kept for 1 to 35 days',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
    broken: f => f.retentionDays !== undefined && (f.retentionDays < 1 || f.retentionDays > 35),
    says: f => `'retention' of 'backup' must be 1 to 35 days, got ${f.retentionDays}; write Backup.none() for no backups, or keep longer ones with AWS Backup`,
  },
];
