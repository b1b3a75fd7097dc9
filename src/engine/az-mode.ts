/**
 * Whether the nodes of a Memcached cluster lie in one zone or in several.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
 */
export enum AzMode {
  /** All nodes in one zone. There is no traffic between zones. If the zone fails, the whole cluster fails. */
  SINGLE_AZ = 'single-az',
  /** The nodes are spread over zones. If a zone fails, the keys on its nodes are lost. */
  CROSS_AZ = 'cross-az',
}
