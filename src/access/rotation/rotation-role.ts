import { IRole, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { RotationOptions } from './rotation-options';
import { RotationTarget } from './rotation-target';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
const NETWORK_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

export interface RotationRoleProps {
  readonly secret: ISecret;
  readonly target: RotationTarget;
  readonly logGroup: ILogGroup;
  readonly options: RotationOptions;
}

/** The role of the function. It can use this secret, this cache or user, and its own log. */
export class RotationRole extends Construct {
  /** The role. It ignores additional policies. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: RotationRoleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    // the policy refers to the role, not the role to the policy: otherwise a user's key makes a dependency cycle
    new ManagedPolicy(this, 'Policy', { roles: [role], statements: [...this.statements(props)] });
    this.role = role.withoutPolicyUpdates();
  }

  private * statements({ secret, target, logGroup, options }: RotationRoleProps): Generator<PolicyStatement> {
    yield allow([arnOf(secret)], ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map(action => `secretsmanager:${action}`));
    if (target.arn !== undefined) { yield allow([target.arn], target.actions); }
    yield allow([logGroup.logGroupArn], ['logs:CreateLogStream', 'logs:PutLogEvents']);
    if (secret.encryptionKey) { yield this.allowKey(secret.encryptionKey.keyArn, 'secretsmanager'); }
    const queue = options.deadLetterQueue;
    if (queue) { yield allow([queue.queueArn], ['sqs:SendMessage']); }
    if (queue?.encryptionMasterKey) { yield this.allowKey(queue.encryptionMasterKey.keyArn, 'sqs'); }
    // Lambda creates the interfaces, so their ARNs are unknown. The user acknowledges this cdk-nag finding: up to aws-cdk-lib 2.270 at
    // least, an acknowledgement of ours would suppress it in the whole app
    if (options.vpc) { yield allow(['*'], NETWORK_ACTIONS); }
  }

  private allowKey(keyArn: string, service: string): PolicyStatement {
    const statement = allow([keyArn], ['kms:Decrypt', 'kms:GenerateDataKey']);
    statement.addCondition('StringEquals', { 'kms:ViaService': `${service}.${Stack.of(this).region}.amazonaws.com` });
    return statement;
  }
}

/** The ARN of a secret. If only the name is known, it ends with wildcards for the six characters that Secrets Manager appends. */
export function arnOf(secret: ISecret): string {
  return secret.secretFullArn ?? `${secret.secretArn}-??????`;
}

function allow(resources: string[], actions: string[]): PolicyStatement {
  return new PolicyStatement({ resources, actions });
}
