import { BACKUP_RULES } from '../../engine/rules/backup';
import { nameMistake } from '../../private/name-mistake';
import { Rule } from '../../private/rules';
import { sentence, shown } from '../../private/words';
import { ServerlessFacts } from '../facts';

const FINAL = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-final.html';
const NAME = { max: 255 };

/** Errors about backups, restores and the final snapshot. */
export const OPERATIONS_RULES: Array<Rule<ServerlessFacts>> = [
  ...BACKUP_RULES,
  {
    code: 'RestoreNeedsArns',
    clause: '`restoreFrom` has the name of a snapshot, and a serverless cache needs ARNs',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html',
    broken: f => f.restoreFrom?.snapshotName !== undefined,
    says: (f, w) => `${w.name('restoreFrom')} of a serverless cache must have ARNs of snapshots, got the name ${shown(f.restoreFrom!.snapshotName)}. `
      + w.put({ props: 'Use Restore.arns([snapshot.snapshotArn])', template: 'Use the ARN of the snapshot' }),
  },
  {
    code: 'InvalidFinalSnapshotName',
    clause: '`finalSnapshotName` has other characters than letters, digits and single hyphens, or does not start with a letter',
    see: FINAL,
    broken: f => f.givenFinalSnapshotName !== undefined && nameMistake(f.givenFinalSnapshotName, NAME) !== undefined,
    says: (f, w) => `${w.name('finalSnapshotName')} ${nameMistake(f.givenFinalSnapshotName!, NAME)}, got ${shown(f.givenFinalSnapshotName)}. `
      + w.put({ props: 'Leave it out to get a unique name', template: 'Use for example my-final-snapshot' }),
  },
  {
    code: 'FinalSnapshotNotTaken',
    clause: '`finalSnapshotName` is given, but `removalPolicy` takes no snapshot',
    see: FINAL,
    broken: f => f.givenFinalSnapshotName !== undefined && f.removalPolicy !== 'snapshot',
    says: (f, w) => `${w.name('finalSnapshotName')} needs ${w.set('removalPolicy', 'snapshot')}, got ${w.set('removalPolicy', f.removalPolicy)}. `
      + `${sentence(w.omit('finalSnapshotName'))}, or use ${w.set('removalPolicy', 'snapshot')}`,
  },
];

/** Warnings about restores. */
export const OPERATIONS_WARNINGS: Array<Rule<ServerlessFacts>> = [
  {
    code: 'RestoreFromFiles',
    clause: '`restoreFrom` has RDB files in a bucket, which AWS documents for node-based caches only',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-seeding-redis.html',
    broken: f => f.restoreFrom?._keys !== undefined,
    says: (_, w) => `${w.name('restoreFrom')} has files in a bucket, which AWS documents for node-based caches only. `
      + `Restore them to a node-based cache and use a snapshot of it${w.put({ props: ': Restore.arns([snapshot.snapshotArn])' })}. `
      + 'Acknowledge this warning if you tested it',
  },
];
