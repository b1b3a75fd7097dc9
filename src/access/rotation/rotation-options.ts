import { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { IQueue } from 'aws-cdk-lib/aws-sqs';

/** Settings of the function that rotates a secret. */
export interface RotationOptions {
  /**
   * The VPC that the function runs in. The function does not connect to the cache. It calls the APIs of ElastiCache and Secrets
   * Manager, so its subnets need a NAT gateway, or interface endpoints for both.
   *
   * @default - none: the function reaches both APIs from Lambda's own network
   */
  readonly vpc?: IVpc;

  /**
   * The subnets that the function runs in. Needs `vpc`.
   *
   * @default - the private subnets with egress of `vpc`
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the function. Needs `vpc`.
   *
   * @default - a security group of its own, if there is a `vpc`
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * A queue for events that the function failed on. Secrets Manager invokes the function synchronously, so none of its events arrives
   * there. Set it only if a policy pack asks for a queue.
   *
   * @default - none: Secrets Manager retries a failed rotation by itself
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
   */
  readonly deadLetterQueue?: IQueue;

  /**
   * Concurrent executions to reserve for the function. 1 is enough. The deployment fails if the account has too few left.
   *
   * @default - none
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * How long the log of the function is kept. It contains versions and steps, never a credential.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly logRetention?: RetentionDays;
}
