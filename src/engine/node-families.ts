/** Families that new caches cannot have. */
export const PREVIOUS_GENERATIONS = ['t1', 'm1', 'm2', 'm3', 'c1', 'r3'];

/**
 * Families with durability. The English page names the first five. Newer translations also name the other three.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html
 */
export const DURABLE_FAMILIES = ['r7g', 'r6g', 'm7g', 'm6g', 'c7gn', 'r8g', 'm8g', 'c8gn'];

/**
 * Families and sizes with auto scaling. The page does not list the newer families. We assume that they have it, and warn.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html
 */
export const SCALABLE_FAMILIES = ['r7g', 'r6g', 'r6gd', 'r5', 'm7g', 'm6g', 'm5', 'c7gn'];
export const NEWER_SCALABLE_FAMILIES = ['r8g', 'm8g', 'c8gn'];
export const SCALABLE_SIZES = ['large', 'xlarge', '2xlarge'];

/**
 * Families of the members of a global datastore.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html
 */
export const GLOBAL_FAMILIES = ['m5', 'm6g', 'm7g', 'r5', 'r6g', 'r6gd', 'r7g', 'c7gn'];

/**
 * The lowest Memcached version that runs on nodes with Graviton2.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
 */
export const MIN_MEMCACHED_VERSION: { readonly [family: string]: string } = { m6g: '1.5.16', r6g: '1.5.16', t4g: '1.5.16' };

/** Sizes below large. */
export const SMALL_SIZES = ['nano', 'micro', 'small', 'medium'];
