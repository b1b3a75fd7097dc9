import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { isKnown } from '../private/tokens';
import { valueCheck, ValueCheck } from '../private/value-check';
import { listed, shown } from '../private/words';

const INVALID_SNAPSHOT_ARN: ValueCheck = valueCheck({
  code: 'InvalidSnapshotArn',
  clause: '`Restore.arns()`: a value is not an ARN, or the list is empty',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html',
});

/**
 * The data that a new cache starts with. It is read when the cache is created. Changing it replaces the cache.
 *
 * ElastiCache cannot restore to a point in time, only from a snapshot.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html
 * @example
 * new ValkeyReplicationGroup(this, 'Cache', { vpc, restoreFrom: Restore.snapshot('sessions-2026-11-20') });
 */
export class Restore {
  /**
   * A snapshot in this account and region.
   *
   * @param snapshotName the name of the snapshot
   * @returns for `restoreFrom` of a cache of nodes
   */
  public static snapshot(snapshotName: string): Restore {
    return new Restore(snapshotName);
  }

  /**
   * RDB files in a bucket of the same region. The bucket must permit ElastiCache's canonical user to read them.
   *
   * A sharded cache needs one file for each shard, and `shardConfigurations` with the slots of each.
   *
   * @param bucket the bucket that holds the files
   * @param keys the object keys, one for each shard, without commas
   * @returns for `restoreFrom` of a cache of nodes
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-seeding-redis.html
   */
  public static s3(bucket: IBucketRef, keys: string[]): Restore {
    return new Restore(undefined, keys.map(key => `${bucket.bucketRef.bucketArn}/${key}`), keys);
  }

  /**
   * Snapshots by their ARNs, for a serverless cache. Use `snapshotArn` of a `ServerlessSnapshot` or a `Snapshot`.
   *
   * @param snapshotArns `arn:aws:elasticache:…:serverlesscachesnapshot:…`, or `…:snapshot:…` for a snapshot of nodes (tokens are
   * accepted unchanged)
   * @returns for `restoreFrom` of a serverless cache; throws if one is not an ARN
   */
  public static arns(snapshotArns: string[]): Restore {
    const wrong = snapshotArns.filter(arn => isKnown(arn) && !/^arn:[\w-]+:[\w-]+:[^,\s]+$/.test(arn));
    if (snapshotArns.length === 0 || wrong.length > 0) {
      const got = wrong.length > 0 ? listed(wrong.map(shown)) : 'none';
      INVALID_SNAPSHOT_ARN.fail(`'snapshotArns' must be ARNs of snapshots, got ${got}. Use snapshotArn of a ServerlessSnapshot or a Snapshot`);
    }
    return new Restore(undefined, snapshotArns);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'Restore';

  private constructor(
    /** The name of the snapshot. Undefined for files in a bucket and for ARNs. */
    public readonly snapshotName?: string,
    /** The ARNs of the snapshots or of the RDB files. Undefined for a snapshot given by name. */
    public readonly snapshotArns?: string[],
    /** The files in a bucket. @internal */
    public readonly _keys?: string[],
  ) {}
}
