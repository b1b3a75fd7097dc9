import { BACKUP_RULES } from '../../engine/rules/backup';
import { Rule } from '../../private/rules';
import { ReplicationGroupFacts } from '../facts';

const SEEDING = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-seeding-redis.html';

export const OPERATIONS_RULES: Array<Rule<ReplicationGroupFacts>> = [
  ...BACKUP_RULES,
  {
    code: 'WindowsOverlap',
    clause: 'the backup window and the maintenance window overlap on some day',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
    broken: f => f.backupWindow !== undefined && f.maintenanceWindow?._overlaps(f.backupWindow),
    says: f => `'window' of 'backup' (${f.backupWindow}) and 'maintenanceWindow' (${f.maintenanceWindow}) must not overlap on any day; leave one of them out, and it is chosen to fit the other`,
  },
  {
    code: 'SnapshottingClusterInClusterMode',
    clause: '`snapshottingClusterId` cannot be given with cluster mode enabled',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
    broken: f => f.snapshottingClusterId !== undefined && f.clusterClientsOnly,
    says: () => '\'snapshottingClusterId\' cannot be given with cluster mode enabled, where the backup is of all shards; leave it out',
  },
  {
    code: 'InvalidRestoreFile',
    clause: 'the name of a file to restore from has a comma',
    see: SEEDING,
    broken: f => f.restoreFrom?._keys?.some(key => key.includes(',')),
    says: f => `'restoreFrom' must name files without commas, got ${f.restoreFrom!._keys!.map(key => `'${key}'`).join(' and ')}; rename them`,
  },
  {
    code: 'RestoreWithoutFiles',
    clause: 'a restore from a bucket names no file',
    see: SEEDING,
    broken: f => f.restoreFrom?._keys?.length === 0,
    says: () => '\'restoreFrom\' must name at least one file, got none; leave \'restoreFrom\' out to begin empty',
  },
  {
    code: 'RestoreByArn',
    clause: 'a cache of nodes is restored from a snapshot by its name, or from files in a bucket, not from the ARN of a snapshot',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html',
    broken: f => f.restoreFrom?.snapshotArns !== undefined && f.restoreFrom._keys === undefined,
    says: () => '\'restoreFrom\' names a snapshot by ARN, which serverless caches take; write Restore.snapshot(name), or export the snapshot of a serverless cache to a bucket and write Restore.s3(bucket, keys)',
  },
  {
    code: 'RestoreFilesNeedSlots',
    clause: 'with cluster mode enabled, files to restore from need `shardConfigurations` with the slots of each shard',
    see: SEEDING,
    broken: f => f.restoreFrom?._keys !== undefined && f.clusterMode && (f.shardConfigurations ?? [{}]).some(({ slots }) => slots === undefined),
    says: () => '\'restoreFrom\' files fill the shards by their slots with cluster mode enabled; write shardConfigurations with the \'slots\' of each shard',
  },
];
