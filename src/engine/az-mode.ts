/**
 * Whether the nodes of a Memcached cluster lie in one zone or in several.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
 */
export enum AzMode {
  /** All nodes in one zone: no traffic between zones, and no cache when the zone fails. */
  SINGLE_AZ = 'single-az',
  /** The nodes are spread over zones: a zone that fails takes its share of the keys with it. */
  CROSS_AZ = 'cross-az',
}
