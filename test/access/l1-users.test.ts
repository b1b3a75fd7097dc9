import { CfnUser, CfnUserGroup, CfnUserProps, IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Lazy, Resource, Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { knownUser } from '../../src/access/known-user';
import { User } from '../../src/access/user';
import { UserGroup } from '../../src/access/user-group';
import { UserAuthentication, UserEngine } from '../../src/access/user-ref';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { functionIn, permitted } from '../cache/examples/bound';
import { codesOf, messageOf, newStack, parameter, propertiesOf, redis, templateOf, valkey, vpcOf } from '../helpers';

const IAM = { Type: 'iam' };
const l1 = (stack: Stack, props: Partial<CfnUserProps> = {}) =>
  new CfnUser(stack, 'Web', { userId: 'web', userName: 'web', engine: 'valkey', authenticationMode: IAM, ...props });
const l1Group = (stack: Stack, engine = 'valkey') => new CfnUserGroup(stack, 'Group', { userGroupId: 'shop', engine, userIds: ['web'] });

/** A user of another library: its members have our names and other types. */
class ForeignUser extends Resource implements IUserRef {
  public readonly engine = 'valkey';
  public readonly accessString = 'on ~* +@all';
  public readonly userRef = { userName: 'foreign', userArn: 'arn:aws:elasticache:eu-west-1:111122223333:user:foreign' };
}

describe('of a user is known at synthesis', () => {
  test.each<[string, (stack: Stack) => Partial<CfnUserProps>, object]>([
    ['that it logs in with IAM', () => ({}), { engine: UserEngine.VALKEY, userName: 'web', authentication: UserAuthentication.IAM }],
    ['the same in small letters', () => ({ authenticationMode: { type: 'iam' } }), { authentication: UserAuthentication.IAM }],
    ['that it has passwords', () => ({ authenticationMode: undefined, passwords: ['x'.repeat(16)] }), { authentication: UserAuthentication.PASSWORD }],
    ['that it has none', () => ({ authenticationMode: undefined, noPasswordRequired: true }), { authentication: UserAuthentication.NO_PASSWORD }],
    ['nothing of how it logs in', () => ({ authenticationMode: undefined }), { authentication: undefined }],
    ['nothing of a mode that is made late', () => ({ authenticationMode: Lazy.any({ produce: () => IAM }) }), { authentication: undefined }],
    ['nothing of an engine that is only known at deployment', stack => ({ engine: parameter(stack, 'Engine').valueAsString }), { engine: undefined }],
  ])('of the L1 %s', (_, props, expected) => {
    const stack = newStack();
    expect(knownUser(l1(stack, props(stack)))).toMatchObject(expected);
  });

  test('of another library its id, and nothing of members that only look like ours', () => {
    const user = new ForeignUser(newStack(), 'Foreign');
    expect(knownUser(user)).toEqual({ construct: user, userId: 'foreign' });
  });
});

describe('a group takes users', () => {
  test('of the L1, of this library, imported and of other libraries, by their ids', () => {
    const stack = newStack();
    const group = new UserGroup(stack, 'Group', { users: [l1(stack), new ForeignUser(stack, 'Foreign')] });
    group.addUser(User.fromUserId(stack, 'Old', 'old'));
    expect(propertiesOf(stack, 'AWS::ElastiCache::UserGroup').UserIds).toEqual([{ Ref: 'Web' }, 'foreign', 'old']);
  });

  test.each<[string, UserEngine, Partial<CfnUserProps>]>([
    ['UserNameTwice', UserEngine.VALKEY, { userName: 'app' }],
    ['ValkeyUserInRedisGroup', UserEngine.REDIS, {}],
    ['OpenUserInValkeyGroup', UserEngine.VALKEY, { authenticationMode: { Type: 'no-password-required' } }],
  ])('and refuses one of the L1 that breaks %s', (code, engine, props) => {
    const stack = newStack();
    const app = new IamUser(stack, 'App', { userId: 'app', engine });
    expect(codesOf(() => new UserGroup(stack, 'Group', { engine, users: [app, l1(stack, props)] }))).toEqual([code]);
  });

  test('and one of Redis with a `default` of the L1 gets no other', () => {
    const stack = newStack();
    new UserGroup(stack, 'Group', { engine: UserEngine.REDIS, users: [l1(stack, { engine: 'redis', userName: 'default' })] });
    templateOf(stack).resourceCountIs('AWS::ElastiCache::User', 1);
  });

  test('and what is unknown of them breaks no rule', () => {
    const stack = newStack();
    const user = l1(stack, { engine: parameter(stack, 'Engine').valueAsString, userName: parameter(stack, 'Name').valueAsString, authenticationMode: undefined });
    expect(codesOf(() => new UserGroup(stack, 'Group', { engine: UserEngine.REDIS, users: [user] }))).toEqual([]);
  });
});

describe('a cache takes a group of the L1', () => {
  test('of nodes, and waits for it', () => {
    const cache = valkey(stack => ({ authentication: Authentication.users(l1Group(stack)) }));
    expect(propertiesOf(cache, 'AWS::ElastiCache::ReplicationGroup').UserGroupIds).toEqual([{ Ref: 'Group' }]);
  });

  test('without nodes', () => {
    const stack = newStack();
    new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack), authentication: Authentication.users(l1Group(stack)) });
    expect(propertiesOf(stack, 'AWS::ElastiCache::ServerlessCache').UserGroupId).toEqual({ Ref: 'Group' });
  });

  test('and checks its engine', () => {
    expect(codesOf(() => redis(stack => ({ authentication: Authentication.users(l1Group(stack)) })))).toEqual(['ValkeyUsersOnRedis']);
    expect(codesOf(() => redis(stack => ({ authentication: Authentication.users(l1Group(stack, 'redis')) })))).toEqual([]);
    expect(codesOf(() => redis(stack => ({ authentication: Authentication.users(l1Group(stack, parameter(stack, 'Engine').valueAsString)) })))).toEqual([]);
  });

  test('of CDK\'s own import', () => {
    const cache = valkey(stack => ({ authentication: Authentication.users(CfnUserGroup.fromUserGroupId(stack, 'Group', 'legacy')) }));
    expect(propertiesOf(cache, 'AWS::ElastiCache::ReplicationGroup').UserGroupIds).toEqual(['legacy']);
  });
});

describe('an application connects as a user of the L1', () => {
  const cacheOf = (stack: Stack) => valkey({ authentication: Authentication.users(l1Group(stack)) }, stack);
  const userArn = { 'Fn::GetAtt': ['Web', 'Arn'] };

  test('with IAM, on this cache and this user', () => {
    const stack = newStack();
    cacheOf(stack).grants.connect(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }), l1(stack));
    expect(permitted(stack, 'Role')).toMatchObject([{ Action: 'elasticache:Connect', Resource: [{}, userArn] }]);
  });

  test('to a serverless cache', () => {
    const stack = newStack();
    const cache = new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack), authentication: Authentication.users(l1Group(stack)) });
    cache.grants.connect(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }), l1(stack));
    expect(permitted(stack, 'Role')).toMatchObject([{ Action: 'elasticache:Connect', Resource: [{}, userArn] }]);
  });

  test('by binding', () => {
    const stack = newStack();
    cacheOf(stack).bindFunction(functionIn(stack), { user: l1(stack, { userName: 'shop' }) });
    const { Variables } = propertiesOf(stack, 'AWS::Lambda::Function').Environment;
    expect(Variables).toMatchObject({ CACHE_USER: 'shop' });
    expect(permitted(stack, 'FnServiceRole')).toMatchObject([{ Action: 'elasticache:Connect', Resource: [{}, userArn] }]);
  });

  test.each<[string, Partial<CfnUserProps>, string]>([
    ['whose way to log in is not known', { authenticationMode: undefined }, '[UnknownAuthentication]'],
    ['with a password, whose secret is not known', { authenticationMode: { Type: 'password', Passwords: ['x'.repeat(16)] } }, '[UnknownPassword]'],
  ])('not by binding one %s', (_, props, code) => {
    const stack = newStack();
    expect(messageOf(() => cacheOf(stack).bindFunction(functionIn(stack), { user: l1(stack, props) }))).toContain(code);
  });

  test('and is refused one that does not log in with IAM', () => {
    const stack = newStack();
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    expect(messageOf(() => cacheOf(stack).grants.connect(role, l1(stack, { authenticationMode: { Type: 'password' } })))).toContain('[NotAnIamUser]');
  });
});
