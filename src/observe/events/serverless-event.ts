/**
 * What ElastiCache tells EventBridge of a serverless cache, on a best-effort basis.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-elasticache.html
 */
export enum ServerlessCacheEvent {
  /** The cache is ready. */
  CREATED = 'Cache Created',
  /** The cache could not be made. */
  CREATION_FAILED = 'Cache Creation Failed',
  /** The cache was changed. */
  UPDATED = 'Cache Updated',
  /** The cache could not be changed. */
  UPDATE_FAILED = 'Cache Update Failed',
  /** The cache is gone. */
  DELETED = 'Cache Deleted',
  /** A slot comes near the most that a slot can hold. Valkey and Redis OSS. */
  LIMIT_APPROACHING = 'Cache Limit Approaching',
  /** A backup was taken. */
  SNAPSHOT_CREATED = 'Snapshot Created',
  /** A backup failed. */
  SNAPSHOT_CREATION_FAILED = 'Snapshot Creation Failed',
}
