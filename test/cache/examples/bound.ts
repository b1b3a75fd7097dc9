import { Match } from 'aws-cdk-lib/assertions';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { Authentication } from '../../../src/access/authentication';
import { IamUser } from '../../../src/access/iam-user';
import { PasswordUser } from '../../../src/access/password-user';
import { User } from '../../../src/access/user';
import { UserGroup } from '../../../src/access/user-group';
import { IUser, UserAuthentication } from '../../../src/access/user-ref';
import { ReplicationGroupAttributes } from '../../../src/replication-group/attributes';
import { IReplicationGroup } from '../../../src/replication-group/ref';
import { ValkeyReplicationGroup } from '../../../src/replication-group/valkey-replication-group';
import { HOME, templateOf, valkey, vpcOf } from '../../helpers';

export const SECRET_ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:web-abcdef';
export const READ_SECRET = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];

/** The users of the examples: of the app, and ones that exist already. */
export const USERS = {
  iam: (stack: Stack): IUser => new IamUser(stack, 'Iam', { userId: 'signed' }),
  importedIam: (stack: Stack): IUser =>
    User.fromUserAttributes(stack, 'Iam', { userId: 'signed', userName: 'signed', authentication: UserAuthentication.IAM }),
  password: (stack: Stack): IUser => new PasswordUser(stack, 'Web', { userId: 'web-1', userName: 'web' }),
  passwordWithKey: (stack: Stack): IUser => new PasswordUser(stack, 'Web', { userName: 'web', encryptionKey: new Key(stack, 'UserKey') }),
  importedPassword: (stack: Stack): IUser => User.fromUserAttributes(stack, 'Web', {
    userId: 'web-1', userName: 'web', authentication: UserAuthentication.PASSWORD, secret: Secret.fromSecretCompleteArn(stack, 'Secret', SECRET_ARN),
  }),
};

/** A Valkey cache that lets a user in. */
export function cacheFor(user: IUser, stack: Stack = Stack.of(user)): ValkeyReplicationGroup {
  return valkey({ authentication: Authentication.users(new UserGroup(stack, 'Group', { users: [user] })) }, stack);
}

/** A cache that exists already. */
export function importedCache(stack: Stack, attributes: Partial<ReplicationGroupAttributes> = {}): IReplicationGroup {
  return ValkeyReplicationGroup.fromReplicationGroupAttributes(stack, 'Cache', {
    replicationGroupId: 'sessions',
    port: 6379,
    primaryEndpointAddress: 'primary.example.com',
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'CacheGroup', 'sg-1')],
    ...attributes,
  });
}

/** A function `Fn` in the VPC of the stack, without more rights than it is given. */
export function functionIn(stack: Stack, vpc = vpcOf(stack)): Function {
  return new Function(stack, 'Fn', {
    vpc,
    allowAllOutbound: false,
    runtime: Runtime.NODEJS_LATEST,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => undefined;'),
  });
}

/** Two stacks: a VPC and what belongs to the cache in one, the application in the other. */
export function twoStacks() {
  const app = new App();
  const data = new Stack(app, 'Data', { env: HOME });
  return { app, data, service: new Stack(app, 'Service', { env: HOME }), vpc: vpcOf(data) as Vpc };
}

/** What a role of the stack may do, by the beginning of its logical id; what CDK gives to run at all is left out. */
export function permitted(scope: IConstruct, role: string): Record<string, unknown>[] {
  const roles = [{ Ref: Match.stringLikeRegexp(`^${role}`) }];
  const policies = templateOf(scope).findResources('AWS::IAM::Policy', { Properties: { Roles: roles } });
  return Object.values(policies).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}
