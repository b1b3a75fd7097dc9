/**
 * What ElastiCache tells a topic of a cache with nodes.
 *
 * A message is JSON with the name of the event as a key: `{"ElastiCache:FailoverComplete": "sessions-0001-001"}`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html
 */
export class CacheEvent {
  /** A replica has taken over from its primary. */
  public static readonly FAILOVER_COMPLETE = CacheEvent.of('FailoverComplete');

  /** The host of a node is degraded or unreachable, and the node is being replaced. */
  public static readonly NODE_REPLACE_STARTED = CacheEvent.of('CacheNodeReplaceStarted');
  /** A node has been replaced. */
  public static readonly NODE_REPLACE_COMPLETE = CacheEvent.of('CacheNodeReplaceComplete');
  /** A node was rebooted. */
  public static readonly NODES_REBOOTED = CacheEvent.of('CacheNodesRebooted');

  /** Maintenance: a node will be replaced in the maintenance window. */
  public static readonly NODE_REPLACEMENT_SCHEDULED = CacheEvent.of('NodeReplacementScheduled');
  /** Maintenance: a node will be replaced in another window than said before. */
  public static readonly NODE_REPLACEMENT_RESCHEDULED = CacheEvent.of('NodeReplacementRescheduled');
  /** Maintenance: a node will not be replaced after all. */
  public static readonly NODE_REPLACEMENT_CANCELED = CacheEvent.of('NodeReplacementCanceled');
  /** Maintenance: a service update can be applied to a node. */
  public static readonly SERVICE_UPDATE_AVAILABLE = CacheEvent.of('ServiceUpdateAvailableForNode');

  /** A backup was taken. */
  public static readonly SNAPSHOT_COMPLETE = CacheEvent.of('SnapshotComplete');
  /** A backup failed. */
  public static readonly SNAPSHOT_FAILED = CacheEvent.of('SnapshotFailed');

  /** The nodes are of another type now. */
  public static readonly SCALING_COMPLETE = CacheEvent.of('ReplicationGroupScalingComplete');
  /** The nodes could not be made of another type. */
  public static readonly SCALING_FAILED = CacheEvent.of('ReplicationGroupScalingFailed');
  /** The nodes of a Memcached cluster are of another type now. */
  public static readonly CLUSTER_SCALING_COMPLETE = CacheEvent.of('CacheClusterScalingComplete');
  /** The nodes of a Memcached cluster could not be made of another type. */
  public static readonly CLUSTER_SCALING_FAILED = CacheEvent.of('CacheClusterScalingFailed');
  /** Parameters were changed. */
  public static readonly PARAMETERS_CHANGED = CacheEvent.of('CacheClusterParametersChanged');

  /**
   * An event that has no constant.
   *
   * @param name without `ElastiCache:`
   */
  public static of(name: string): CacheEvent {
    return new CacheEvent(`ElastiCache:${name}`);
  }

  private constructor(
    /** The name as the service writes it, such as `ElastiCache:FailoverComplete`. */
    public readonly eventName: string,
  ) {}

  /** The name as the service writes it. */
  public toString(): string {
    return this.eventName;
  }
}
