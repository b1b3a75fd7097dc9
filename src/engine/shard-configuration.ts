/**
 * One shard of a cache whose shards differ.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-elasticache-replicationgroup-nodegroupconfiguration.html
 */
export interface ShardConfiguration {
  /**
   * Number of replicas of this shard, 0 to 5.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * The hash slots of this shard, as ranges from 0 to 16383 separated by commas, for example `0-5460`. Give it for every shard or for
   * none. Remove it once the cache was resharded online, since it is outdated then.
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
   * The number of the shard, 1 to 4 digits.
   *
   * @default - the position of the shard, from 0001
   */
  readonly nodeGroupId?: string;
}
