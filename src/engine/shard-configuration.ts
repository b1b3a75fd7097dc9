/**
 * One shard of a cache whose shards are not alike.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-elasticache-replicationgroup-nodegroupconfiguration.html
 */
export interface ShardConfiguration {
  /**
   * Replicas of this shard, 0 to 5.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * The hash slots of this shard, as ranges from 0 to 16383 with commas between them, for example `0-5460`. Say it for every
   * shard or for none. Once the cache was resharded online it no longer tells the truth: take it out then.
   *
   * @default - ElastiCache spreads the slots evenly
   */
  readonly slots?: string;

  /**
   * The zone of the primary.
   *
   * @default - ElastiCache chooses
   */
  readonly primaryAvailabilityZone?: string;

  /**
   * The zones of the replicas, one for each.
   *
   * @default - ElastiCache chooses
   */
  readonly replicaAvailabilityZones?: string[];

  /**
   * The shard's number, 1 to 4 digits.
   *
   * @default - the shard's position, from 0001
   */
  readonly nodeGroupId?: string;
}
