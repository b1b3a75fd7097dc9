/**
 * What Redis and Valkey evict when the memory is full (`maxmemory-policy`).
 *
 * A change takes effect on the running nodes at once, without an interruption.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
export enum EvictionPolicy {
  /**
   * Evicts the least recently used key that has an expiry.
   *
   * The default of the engine.
   */
  VOLATILE_LRU = 'volatile-lru',
  /** Evicts the least recently used key, with or without an expiry. Use it for a pure cache. */
  ALLKEYS_LRU = 'allkeys-lru',
  /** Evicts the least frequently used key that has an expiry. */
  VOLATILE_LFU = 'volatile-lfu',
  /** Evicts the least frequently used key, with or without an expiry. Use it for a cache whose popular keys stay popular. */
  ALLKEYS_LFU = 'allkeys-lfu',
  /** Evicts a random key that has an expiry. */
  VOLATILE_RANDOM = 'volatile-random',
  /** Evicts a random key. */
  ALLKEYS_RANDOM = 'allkeys-random',
  /** Evicts the key that expires soonest. */
  VOLATILE_TTL = 'volatile-ttl',
  /**
   * Evicts nothing: writes fail when the memory is full.
   *
   * Use it for sessions, queues and other data that is not a copy.
   */
  NO_EVICTION = 'noeviction',
}
