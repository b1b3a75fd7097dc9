/**
 * Whether a write survives the loss of the nodes: each is kept in a log across zones as well. It is what ElastiCache gives in
 * place of an append-only file, from Valkey 9.0 on.
 *
 * Between `SYNC` and `ASYNC` a running cache changes in place; ElastiCache refuses to switch durability on or off later.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html
 */
export enum Durability {
  /** A write is answered when the log has it: no acknowledged write is lost, and each takes some milliseconds longer. */
  SYNC = 'sync',
  /** A write is answered at once and logged after: up to 10 seconds of writes can be lost. */
  ASYNC = 'async',
  /** Writes are in memory and in backups only. */
  DISABLED = 'disabled',
  /** What ElastiCache takes when nothing is said. */
  DEFAULT = 'default',
}
