/**
 * From where clients connect to a serverless cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-public-endpoints-chapter.html
 */
export enum ConnectionType {
  /** From the VPC, through an endpoint in its subnets. */
  VPC = 'vpc',
  /** From the internet. Valkey 9 or later. Every user must log in with IAM. */
  PUBLIC = 'public',
}
