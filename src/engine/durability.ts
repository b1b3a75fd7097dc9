/**
 * Whether acknowledged writes survive the loss of the nodes: ElastiCache also stores each write in a log across zones.
 *
 * It replaces the append-only file, which ElastiCache does not offer. Valkey 9.0 or later.
 *
 * A running cache can change between `SYNC` and `ASYNC` in place. ElastiCache refuses to turn durability on or off on a running
 * cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html
 */
export enum Durability {
  /** A write is acknowledged once the log has it. No acknowledged write is lost. Each write takes some milliseconds longer. */
  SYNC = 'sync',
  /** A write is acknowledged at once and logged afterwards. Up to 10 seconds of writes can be lost. */
  ASYNC = 'async',
  /** Writes are kept in memory and in backups only. */
  DISABLED = 'disabled',
  /** The default of ElastiCache. */
  DEFAULT = 'default',
}
