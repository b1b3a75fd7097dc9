/**
 * An event of a serverless cache that ElastiCache sends to EventBridge, on a best-effort basis.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-elasticache.html
 */
export enum ServerlessCacheEvent {
  /** The cache was created. */
  CREATED = 'Cache Created',
  /** The cache could not be created. */
  CREATION_FAILED = 'Cache Creation Failed',
  /** The cache was updated. */
  UPDATED = 'Cache Updated',
  /** The cache could not be updated. */
  UPDATE_FAILED = 'Cache Update Failed',
  /** The cache was deleted. */
  DELETED = 'Cache Deleted',
  /** A slot is close to the size limit of a slot. Valkey and Redis OSS. */
  LIMIT_APPROACHING = 'Cache Limit Approaching',
  /** A backup was taken. */
  SNAPSHOT_CREATED = 'Snapshot Created',
  /** A backup failed. */
  SNAPSHOT_CREATION_FAILED = 'Snapshot Creation Failed',
}
