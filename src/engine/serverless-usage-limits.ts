import { Size } from 'aws-cdk-lib/core';

/**
 * The most that a serverless cache may use, and the least that ElastiCache keeps ready for it.
 *
 * A change takes effect on the running cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html
 */
export interface ServerlessUsageLimits {
  /**
   * Maximum data storage: 1 to 5,000 whole GB. At the limit, ElastiCache evicts keys that have an expiry, the least recently used
   * first. If there are none, writes fail.
   *
   * ElastiCache counts in GB. A gibibyte is passed on as one GB.
   *
   * @default - no limit: the storage and its cost grow as clients write
   */
  readonly dataStorageMax?: Size;

  /**
   * Minimum data storage that is kept ready and billed: 1 to 5,000 whole GB.
   *
   * @default - none
   */
  readonly dataStorageMin?: Size;

  /**
   * Maximum ElastiCache processing units (ECPU) per second: 1,000 to 15,000,000. Above it, ElastiCache throttles clients.
   *
   * @default - no limit: the processing and its cost grow with the requests
   */
  readonly ecpuPerSecondMax?: number;

  /**
   * Minimum ElastiCache processing units (ECPU) per second that are kept ready and billed: 1,000 to 15,000,000.
   *
   * @default - none
   */
  readonly ecpuPerSecondMin?: number;
}
