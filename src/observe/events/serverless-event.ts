/**
 * An event of a serverless cache that ElastiCache sends to EventBridge, on a best-effort basis.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-elasticache.html
 * @example
 * new ServerlessCache(this, 'Carts', { vpc }).onEvent('Failed', { events: [ServerlessCacheEvent.SNAPSHOT_CREATION_FAILED] });
 */
export class ServerlessCacheEvent {
  /** The cache was created. */
  public static readonly CREATED = ServerlessCacheEvent.of('Cache Created');
  /** The cache could not be created. */
  public static readonly CREATION_FAILED = ServerlessCacheEvent.of('Cache Creation Failed');
  /** The cache was updated. */
  public static readonly UPDATED = ServerlessCacheEvent.of('Cache Updated');
  /** The cache could not be updated. */
  public static readonly UPDATE_FAILED = ServerlessCacheEvent.of('Cache Update Failed');
  /** The cache was deleted. */
  public static readonly DELETED = ServerlessCacheEvent.of('Cache Deleted');
  /** A slot is close to the size limit of a slot. Valkey and Redis OSS. */
  public static readonly LIMIT_APPROACHING = ServerlessCacheEvent.of('Cache Limit Approaching');
  /** A backup was taken. */
  public static readonly SNAPSHOT_CREATED = ServerlessCacheEvent.of('Snapshot Created');
  /** A backup failed. */
  public static readonly SNAPSHOT_CREATION_FAILED = ServerlessCacheEvent.of('Snapshot Creation Failed');

  /**
   * An event that has no constant.
   *
   * @param name as the service writes it in `detail-type`
   * @returns the event
   */
  public static of(name: string): ServerlessCacheEvent {
    return new ServerlessCacheEvent(name);
  }

  /** The events that have a constant. @internal */
  public static _all(): ServerlessCacheEvent[] {
    return Object.values(ServerlessCacheEvent).filter(value => value instanceof ServerlessCacheEvent);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'ServerlessCacheEvent';

  private constructor(
    /** The name as the service writes it, such as `Cache Created`. */
    public readonly eventName: string,
  ) {}

  /**
   * The name as the service writes it.
   *
   * @returns the name, such as `Cache Created`
   */
  public toString(): string {
    return this.eventName;
  }
}
