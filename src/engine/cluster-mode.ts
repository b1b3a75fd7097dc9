/**
 * How clients speak to the cache. Left to `shards`, except on the way from one mode to the other.
 *
 * A running cache goes from `DISABLED` to `COMPATIBLE`, and when every client speaks to the cluster from there to `ENABLED`.
 * Each step is a deployment of its own, in which nothing else changes. From `ENABLED` no way leads back.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
 */
export enum ClusterMode {
  /** Clients know one primary and its replicas. */
  DISABLED = 'disabled',
  /** Clients of either kind, for the time of the migration. Redis OSS 7.0 or later, and every Valkey. */
  COMPATIBLE = 'compatible',
  /** Clients speak to a cluster. Say it on a cache that came from `COMPATIBLE`; else `shards` says it. */
  ENABLED = 'enabled',
}
