import { IBucketRef } from 'aws-cdk-lib/aws-s3';
import { isKnown } from '../private/tokens';
import { valueCheck } from '../private/value-check';

const INVALID_SNAPSHOT_ARN = valueCheck({
  code: 'InvalidSnapshotArn',
  clause: '`Restore.arns()`: something is not an ARN, or there is none',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html',
});

/**
 * What a new cache is filled with. It is read when the cache is made, and changing it replaces the cache.
 *
 * There is no restore to a point in time: a snapshot is all there is.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html
 */
export class Restore {
  /**
   * A snapshot of this account and region.
   *
   * @param snapshotName the name that ElastiCache or you gave to it
   */
  public static snapshot(snapshotName: string): Restore {
    return new Restore(snapshotName);
  }

  /**
   * RDB files in a bucket of the same region, which lets ElastiCache's canonical user read them.
   *
   * A sharded cache needs one for each shard, and `shardConfigurations` with the slots of each.
   *
   * @param bucket the bucket that holds the files
   * @param keys the objects, one for each shard; no commas
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-seeding-redis.html
   */
  public static s3(bucket: IBucketRef, keys: string[]): Restore {
    return new Restore(undefined, keys.map(key => `${bucket.bucketRef.bucketArn}/${key}`), keys);
  }

  /**
   * Snapshots by their ARNs, for a serverless cache: `ServerlessSnapshot` and `Snapshot` have one as `snapshotArn`.
   *
   * @param snapshotArns `arn:aws:elasticache:…:serverlesscachesnapshot:…`, or of a cache of nodes `…:snapshot:…`; a token is taken
   * as it is
   */
  public static arns(snapshotArns: string[]): Restore {
    const wrong = snapshotArns.filter(arn => isKnown(arn) && !/^arn:[\w-]+:[\w-]+:[^,\s]+$/.test(arn));
    if (snapshotArns.length === 0 || wrong.length > 0) {
      const got = wrong.length > 0 ? wrong.map(arn => `'${arn}'`).join(', ') : 'none';
      throw INVALID_SNAPSHOT_ARN.error(`'snapshotArns' of a restore must be ARNs of snapshots, got ${got}; write for example snapshot.snapshotArn`);
    }
    return new Restore(undefined, snapshotArns);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'Restore';

  private constructor(
    /** The name of the snapshot; undefined when the data comes from a bucket or from ARNs. */
    public readonly snapshotName?: string,
    /** The ARNs of the snapshots or of the RDB files; undefined when the data comes from a snapshot by its name. */
    public readonly snapshotArns?: string[],
    /** The files in a bucket. @internal */
    public readonly _keys?: string[],
  ) {}
}
