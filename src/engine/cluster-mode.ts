/**
 * How clients connect to the cache. `shards` decides it, except while a running cache migrates from one mode to the other.
 *
 * A running cache goes from `DISABLED` to `COMPATIBLE`. Once every client uses the cluster protocol, it goes on to `ENABLED`. Make
 * each step a deployment of its own that changes nothing else. There is no way back from `ENABLED`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
 */
export enum ClusterMode {
  /** Clients use one primary and its replicas. */
  DISABLED = 'disabled',
  /**
   * Clients may use either protocol during the migration.
   *
   * Redis OSS 7.0 or later, and every Valkey.
   */
  COMPATIBLE = 'compatible',
  /**
   * Clients use the cluster protocol.
   *
   * Set it on a cache that came from `COMPATIBLE`. For other caches, `shards` sets it.
   */
  ENABLED = 'enabled',
}
