import { CfnUser } from 'aws-cdk-lib/aws-elasticache';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack, Stage } from 'aws-cdk-lib/core';
import { AccessString } from '../../src/access/access-string';
import { IamUser } from '../../src/access/iam-user';
import { NoPasswordUser } from '../../src/access/no-password-user';
import { PasswordUser } from '../../src/access/password-user';
import { User } from '../../src/access/user';
import { IUser, UserAuthentication, UserEngine } from '../../src/access/user-ref';
import { HOME, newStack, parameter, templateOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::User';
const idOf = (user: IUser) => (user.node.defaultChild as CfnUser).userId;
const KINDS: [string, (scope: Stack, id: string, userId?: string) => IUser][] = [
  ['IamUser', (scope, id, userId) => new IamUser(scope, id, { userId })],
  ['PasswordUser', (scope, id, userId) => new PasswordUser(scope, id, { userId })],
  ['NoPasswordUser', (scope, id, userId) => new NoPasswordUser(scope, id, { userId, accessString: AccessString.readOnly() })],
];

test.each(KINDS)('%s says its id and its ARN, with colons, by reference: who uses them waits for the user', (_, make) => {
  const stack = newStack(HOME);
  const user = make(stack, 'User', 'shop');
  const [ref] = Object.keys(templateOf(stack).findResources(TYPE));
  expect(stack.resolve(user.userId)).toEqual({ Ref: ref });
  expect(stack.resolve(user.userArn)).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:eu-west-1:111122223333:user:', { Ref: ref }]],
  });
});

test.each(KINDS)('%s without an id has one that ElastiCache takes, and that is its own', (_, make) => {
  const app = new App();
  const long = 'A-very-long_id-of-A-construct'.repeat(3);
  const stacks = [new Stack(app, 'S'), new Stack(app, 'T'), new Stack(new Stage(app, 'Stage'), 'S')];
  const ids = stacks.flatMap(stack => ['User', 'USER', 'Us-er', '1st', long].map(id => idOf(make(stack, id))));
  expect(ids.filter(id => !/^[a-z](-?[a-z0-9])*$/.test(id) || id.length > 40)).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(KINDS)('%s keeps its id from deployment to deployment', (_, make) => {
  expect(idOf(make(newStack(), 'User'))).toBe(idOf(make(newStack(), 'User')));
});

test('a user that exists already is known by its id', () => {
  const stack = newStack(HOME);
  const user = User.fromUserId(stack, 'User', 'legacy');
  expect(user.userId).toBe('legacy');
  expect(stack.resolve(user.userArn)).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:eu-west-1:111122223333:user:legacy']] });
  expect(user).toMatchObject({ userName: undefined, engine: undefined, authentication: undefined, accessString: undefined, secret: undefined });
  expect(templateOf(stack).toJSON().Resources).toBeUndefined();
});

test('a user that exists already has all that it was given', () => {
  const stack = newStack();
  const given = {
    userId: parameter(stack, 'Id').valueAsString,
    userName: 'web',
    engine: UserEngine.REDIS,
    authentication: UserAuthentication.PASSWORD,
    secret: Secret.fromSecretNameV2(stack, 'Secret', 'web'),
  };
  const user = User.fromUserAttributes(stack, 'User', given);
  expect(user).toMatchObject(given);
  expect(JSON.stringify(stack.resolve(user.userArn))).toContain('":user:",{"Ref":"Id"}');
});
