import { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { IQueue } from 'aws-cdk-lib/aws-sqs';

/** How the function that rotates a secret is run. */
export interface RotationOptions {
  /**
   * The network the function runs in. It never connects to the cache, but to the APIs of ElastiCache and Secrets Manager: the
   * subnets need a NAT gateway, or interface endpoints of both.
   *
   * @default - none: the function reaches both APIs from Lambda's own network
   */
  readonly vpc?: IVpc;

  /**
   * The subnets the function runs in. Needs `vpc`.
   *
   * @default - the private subnets with egress of `vpc`
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The function's security groups. Needs `vpc`.
   *
   * @default - a security group of its own, if there is a `vpc`
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * Where events go that the function failed on. Secrets Manager waits for the function's answer, so none of its events goes
   * there: this is for policy packs that ask for a queue.
   *
   * @default - none; Secrets Manager starts a failed rotation again by itself
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html
   */
  readonly deadLetterQueue?: IQueue;

  /**
   * How many instances of the function are kept free for it: 1 is enough. An account with few concurrent executions left
   * refuses the deployment.
   *
   * @default - none
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * How long the function's log is kept. It names versions and steps, never a credential.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly logRetention?: RetentionDays;
}
