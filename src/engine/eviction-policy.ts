/**
 * What Redis and Valkey drop when the memory is full (`maxmemory-policy`).
 *
 * Changing it does nothing to the running nodes but takes effect at once.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
export enum EvictionPolicy {
  /** The least recently used of the keys that have an expiry. The engine's default. */
  VOLATILE_LRU = 'volatile-lru',
  /** The least recently used key, expiry or not: for a pure cache. */
  ALLKEYS_LRU = 'allkeys-lru',
  /** The least frequently used of the keys that have an expiry. */
  VOLATILE_LFU = 'volatile-lfu',
  /** The least frequently used key, expiry or not: for a cache whose popular keys stay popular. */
  ALLKEYS_LFU = 'allkeys-lfu',
  /** Any of the keys that have an expiry. */
  VOLATILE_RANDOM = 'volatile-random',
  /** Any key. */
  ALLKEYS_RANDOM = 'allkeys-random',
  /** The key that expires soonest. */
  VOLATILE_TTL = 'volatile-ttl',
  /** Nothing: writes fail when the memory is full. For sessions, queues and other data that is not a copy. */
  NO_EVICTION = 'noeviction',
}
