import { BACKUP_RULES } from '../../engine/rules/backup';
import { Rule } from '../../private/rules';
import { ServerlessFacts } from '../facts';

const FINAL = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-final.html';

export const OPERATIONS_RULES: Array<Rule<ServerlessFacts>> = [
  ...BACKUP_RULES,
  {
    code: 'RestoreNeedsArns',
    clause: 'a serverless cache is restored from the ARNs of snapshots, not from a name',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html',
    broken: f => f.restoreFrom?.snapshotName !== undefined,
    says: f => `'restoreFrom' of a serverless cache must name snapshots by ARN, got the name '${f.restoreFrom!.snapshotName}'; write Restore.arns([snapshot.snapshotArn])`,
  },
  {
    code: 'InvalidFinalSnapshotName',
    clause: 'the name of the final snapshot has other characters than letters, digits and single hyphens, or does not begin with a letter',
    see: FINAL,
    broken: f => f.givenFinalSnapshotName !== undefined && !/^(?=.{1,255}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/i.test(f.givenFinalSnapshotName),
    says: f => `'finalSnapshotName' must be 1 to 255 letters, digits and single hyphens, beginning with a letter and not ending with a hyphen, got '${f.givenFinalSnapshotName}'; leave it out to have one that is unique to the stack`,
  },
  {
    code: 'FinalSnapshotNotTaken',
    clause: '`finalSnapshotName` needs `RemovalPolicy.SNAPSHOT`',
    see: FINAL,
    broken: f => f.givenFinalSnapshotName !== undefined && f.removalPolicy !== 'snapshot',
    says: f => `'finalSnapshotName' was given, but with removalPolicy = ${f.removalPolicy} no snapshot is taken; leave one of them out`,
  },
];

export const OPERATIONS_WARNINGS: Array<Rule<ServerlessFacts>> = [
  {
    code: 'RestoreFromFiles',
    clause: 'AWS documents RDB files in a bucket for caches of nodes only',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-seeding-redis.html',
    broken: f => f.restoreFrom?._keys !== undefined,
    says: () => '\'restoreFrom\' names files in a bucket, which AWS documents for caches of nodes only; fill one of nodes with them and write Restore.arns([snapshot.snapshotArn]), or acknowledge this if it was tried',
  },
];
