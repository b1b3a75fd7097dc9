import { Size } from 'aws-cdk-lib/core';

/**
 * How much a serverless cache may use, and how much is kept ready for it.
 *
 * A change takes effect on the running cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html
 */
export interface ServerlessUsageLimits {
  /**
   * The most data that is stored: 1 to 5,000 GB, whole. At the limit ElastiCache drops keys that expire, the least recently
   * used first, and refuses to write where there are none.
   *
   * ElastiCache counts in GB: a gibibyte is written as one of them.
   *
   * @default - none: the data, and with it the bill, grows as clients write
   */
  readonly dataStorageMax?: Size;

  /**
   * The least storage that is kept ready and paid for: 1 to 5,000 GB, whole.
   *
   * @default - none
   */
  readonly dataStorageMin?: Size;

  /**
   * The most ElastiCache processing units a second: 1,000 to 15,000,000. Beyond, ElastiCache slows clients down.
   *
   * @default - none: the work, and with it the bill, grows as clients ask
   */
  readonly ecpuPerSecondMax?: number;

  /**
   * The least ElastiCache processing units a second that are kept ready and paid for: 1,000 to 15,000,000.
   *
   * @default - none
   */
  readonly ecpuPerSecondMin?: number;
}
