/**
 * What Amazon CloudWatch says about the metrics of ElastiCache, word for word.
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

/** Milliseconds behind the log at which a durable cache refuses writes. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.Monitoring.html */
export const MAX_DURABILITY_LAG = 10_000;

/** Metrics an alarm may combine. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html */
export const METRICS_PER_ALARM = 10;

/** Alarms that one composite alarm names, at most: far below 100, since its rule holds 10,240 characters. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Composite_Alarm.html */
export const ALARMS_PER_COMPOSITE = 40;

/** Nodes up to which a cache has all recommended alarms, so that several fit into the resources and the megabyte of a stack. */
export const LARGE_CACHE = 50;

/** Nodes up to which each is a line of its own in a graph, so that a person can tell them apart. */
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
