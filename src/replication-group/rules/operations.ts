import { BACKUP_RULES } from '../../engine/rules/backup';
import { Rule } from '../../private/rules';
import { sentences, shown } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const SEEDING = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-seeding-redis.html';

const filesWithComma = ({ restoreFrom }: ReplicationGroupFacts) => (restoreFrom?._keys ?? []).filter(key => key.includes(','));

export const OPERATIONS_RULES: Array<Rule<ReplicationGroupFacts>> = [
  ...BACKUP_RULES,
  {
    code: 'WindowsOverlap',
    clause: 'the backup window and the maintenance window must not overlap on any day',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
    broken: f => f.backupWindow !== undefined && f.maintenanceWindow?._overlaps(f.backupWindow),
    says: (f, w) => sentences(
      `the backup window ${f.backupWindow} and the maintenance window ${f.maintenanceWindow} must not overlap on any day`,
      w.put({ props: 'leave out one of them to have it chosen to fit the other', template: 'move one of them' }),
    ),
  },
  {
    code: 'SnapshottingClusterInClusterMode',
    clause: '`snapshottingClusterId` is not available with cluster mode enabled',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
    broken: f => f.snapshottingClusterId !== undefined && f.clusterClientsOnly,
    says: (_, w) => sentences(
      `${w.name('snapshottingClusterId')} is not available with cluster mode enabled, where backups cover all shards`,
      w.omit('snapshottingClusterId'),
    ),
  },
  {
    code: 'InvalidRestoreFile',
    clause: 'the name of a file to restore from must not contain a comma',
    see: SEEDING,
    broken: f => filesWithComma(f).length > 0,
    says: (f, w) => sentences(
      `${w.name('restoreFrom')} must name files without commas, got ${filesWithComma(f).map(shown).join(' and ')}`,
      'rename them in the bucket',
    ),
  },
  {
    code: 'RestoreWithoutFiles',
    clause: 'a restore from a bucket needs at least one file',
    see: SEEDING,
    broken: f => f.restoreFrom?._keys?.length === 0,
    says: (_, w) => sentences(
      `${w.name('restoreFrom')} must name at least one file, got none`,
      `name the files, or ${w.omit('restoreFrom')} to start with an empty cache`,
    ),
  },
  {
    code: 'RestoreByArn',
    clause: 'only serverless caches restore a snapshot by its ARN',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html',
    broken: f => f.restoreFrom?.snapshotArns !== undefined && f.restoreFrom._keys === undefined,
    says: (_, w) => sentences(
      `${w.name('restoreFrom')} names a snapshot by its ARN, which only serverless caches accept`,
      w.put({
        props: 'write Restore.snapshot(name). For a snapshot of a serverless cache, export it to a bucket and write Restore.s3(bucket, keys)',
        template: 'give the name of the snapshot. For a snapshot of a serverless cache, export it to a bucket and give the ARNs of the files',
      }),
    ),
  },
  {
    code: 'RestoreFilesNeedSlots',
    clause: 'with cluster mode enabled, a restore from files needs the slots of each shard',
    see: SEEDING,
    broken: f => f.restoreFrom?._keys !== undefined && f.clusterMode && (f.shardConfigurations ?? [{}]).some(({ slots }) => slots === undefined),
    says: (_, w) => sentences(
      `${w.name('restoreFrom')} with files needs the slots of each shard, because cluster mode is enabled`,
      `set ${w.name('slots')} of each of ${w.name('shardConfigurations')}`,
    ),
  },
];
