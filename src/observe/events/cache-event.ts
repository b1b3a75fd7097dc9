/**
 * An event of a cache of nodes that ElastiCache sends to a topic.
 *
 * A message is JSON with the name of the event as its key: `{"ElastiCache:FailoverComplete": "sessions-0001-001"}`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html
 * @example
 * CacheEventTopic.subscribe(topic, [CacheEvent.FAILOVER_COMPLETE], new EmailSubscription('ops@example.com'));
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
  /** Maintenance: the replacement of a node was moved to another window. */
  public static readonly NODE_REPLACEMENT_RESCHEDULED = CacheEvent.of('NodeReplacementRescheduled');
  /** Maintenance: the replacement of a node was cancelled. */
  public static readonly NODE_REPLACEMENT_CANCELED = CacheEvent.of('NodeReplacementCanceled');
  /** Maintenance: a service update can be applied to a node. */
  public static readonly SERVICE_UPDATE_AVAILABLE = CacheEvent.of('ServiceUpdateAvailableForNode');

  /** A backup was taken. */
  public static readonly SNAPSHOT_COMPLETE = CacheEvent.of('SnapshotComplete');
  /** A backup failed. */
  public static readonly SNAPSHOT_FAILED = CacheEvent.of('SnapshotFailed');

  /** The node type was changed. */
  public static readonly SCALING_COMPLETE = CacheEvent.of('ReplicationGroupScalingComplete');
  /** The node type could not be changed. */
  public static readonly SCALING_FAILED = CacheEvent.of('ReplicationGroupScalingFailed');
  /** The node type of a Memcached cluster was changed. */
  public static readonly CLUSTER_SCALING_COMPLETE = CacheEvent.of('CacheClusterScalingComplete');
  /** The node type of a Memcached cluster could not be changed. */
  public static readonly CLUSTER_SCALING_FAILED = CacheEvent.of('CacheClusterScalingFailed');
  /** Parameters were changed. */
  public static readonly PARAMETERS_CHANGED = CacheEvent.of('CacheClusterParametersChanged');

  /**
   * An event that has no constant yet.
   *
   * @param name the name without `ElastiCache:`
   * @returns the event
   */
  public static of(name: string): CacheEvent {
    return new CacheEvent(`ElastiCache:${name}`);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'CacheEvent';

  private constructor(
    /** The name as ElastiCache spells it, such as `ElastiCache:FailoverComplete`. */
    public readonly eventName: string,
  ) {}

  /**
   * The name as ElastiCache spells it.
   *
   * @returns the name, such as `ElastiCache:FailoverComplete`
   */
  public toString(): string {
    return this.eventName;
  }
}
