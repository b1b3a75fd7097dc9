/**
 * Names and limits of the metrics of ElastiCache in Amazon CloudWatch.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.html
 */
export const METRIC_NAMESPACE = 'AWS/ElastiCache';

/** ElastiCache sends one value per node and minute. Seconds. */
export const METRIC_PERIOD = 60;

/** The id of the one node that a member of a replication group has: the dimension CacheNodeId. */
export const ONLY_NODE = '0001';

/** Connections that a node accepts. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html */
export const MAX_CONNECTIONS = 65_000;

/** Lag behind the durable log, in milliseconds, at which a node refuses writes. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.Monitoring.html */
export const MAX_DURABILITY_LAG = 10_000;

/** Limit of metrics in one alarm. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
export const METRICS_PER_ALARM = 10;

/**
 * Alarms in one composite alarm. Below the limit of 100, because its rule has at most 10,240 characters.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html
 */
export const ALARMS_PER_COMPOSITE = 40;

/** A cache with more nodes has only the essential alarms, so that its stack stays within the limits of CloudFormation. */
export const LARGE_CACHE = 50;

/** A graph has one line per node up to this number of nodes. */
export const LINES_PER_GRAPH = 12;

/**
 * The ids of the nodes of a replication group, which are the dimension CacheClusterId: `<group>-001` with cluster mode
 * disabled, `<group>-0001-001` with cluster mode enabled.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis.Groups.html
 */
export function nodeId(node: number, shard?: number): string {
  const padded = String(node).padStart(3, '0');
  return shard === undefined ? padded : `${shardId(shard)}-${padded}`;
}

/** The id of a Memcached node, which ElastiCache counts from 0001: the dimension CacheNodeId. */
export function cacheNodeId(node: number): string {
  return shardId(node);
}

/** The id of a shard (node group), which ElastiCache counts from 0001. */
export function shardId(shard: number): string {
  return String(shard).padStart(4, '0');
}
