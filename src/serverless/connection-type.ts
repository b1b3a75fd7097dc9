/**
 * From where clients reach a serverless cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-public-endpoints-chapter.html
 */
export enum ConnectionType {
  /** From the VPC, by an endpoint in its subnets. */
  VPC = 'vpc',
  /** From the internet. Valkey 9 or later, and every user logs in with IAM. */
  PUBLIC = 'public',
}
