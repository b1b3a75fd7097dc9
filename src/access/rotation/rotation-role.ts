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

/** What the function may do: with this secret, this cache or user, and its own log. */
export class RotationRole extends Construct {
  /** A role that nobody adds to. */
  public readonly role: IRole;

  constructor(scope: Construct, id: string, props: RotationRoleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    // the policy names the role, not the other way round: with a key of the user's that would make a circle
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
    // Lambda makes the interfaces, so there is nothing to name; the user acknowledges it, as up to aws-cdk-lib 2.270 at least an
    // acknowledgement of ours would silence this finding in the whole app
    if (options.vpc) { yield allow(['*'], NETWORK_ACTIONS); }
  }

  private allowKey(keyArn: string, service: string): PolicyStatement {
    const statement = allow([keyArn], ['kms:Decrypt', 'kms:GenerateDataKey']);
    statement.addCondition('StringEquals', { 'kms:ViaService': `${service}.${Stack.of(this).region}.amazonaws.com` });
    return statement;
  }
}

/** The ARN of a secret; of one that is known by its name, with the six characters that Secrets Manager appends. */
export function arnOf(secret: ISecret): string {
  return secret.secretFullArn ?? `${secret.secretArn}-??????`;
}

function allow(resources: string[], actions: string[]): PolicyStatement {
  return new PolicyStatement({ resources, actions });
}
