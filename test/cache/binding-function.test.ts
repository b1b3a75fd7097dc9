import { ISecurityGroup, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { SecretValue, Stack } from 'aws-cdk-lib/core';
import { cacheFor, functionIn, importedCache, permitted, READ_SECRET, SECRET_ARN, twoStacks, USERS } from './examples/bound';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { PasswordUser } from '../../src/access/password-user';
import { User } from '../../src/access/user';
import { UserGroup } from '../../src/access/user-group';
import { BindOptions } from '../../src/cache/bind-options';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { IReplicationGroup } from '../../src/replication-group/ref';
import { ReplicationGroup } from '../../src/replication-group/replication-group';
import { ValkeyReplicationGroup } from '../../src/replication-group/valkey-replication-group';
import { codesOf, messageOf, newStack, propertiesOf, redis, resourcesOf, valkey } from '../helpers';

const ROLE = 'FnServiceRole';
const environmentOf = (stack: Stack): Record<string, unknown> => propertiesOf(stack, 'AWS::Lambda::Function').Environment?.Variables ?? {};
const refs = (start: string) => ({ Ref: expect.stringMatching(new RegExp(`^${start}`)) });
const attribute = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Cache/), name] });
const rules = (stack: Stack, way: 'Ingress' | 'Egress') =>
  resourcesOf(stack, `AWS::EC2::SecurityGroup${way}`);

test('a function is told host, port, TLS, name, where to read from, and which secret has the token', () => {
  const cache = redis();
  cache.bindFunction(functionIn(cache.stack));
  expect(environmentOf(cache.stack)).toEqual({
    CACHE_HOST: attribute('PrimaryEndPoint.Address'),
    CACHE_PORT: attribute('PrimaryEndPoint.Port'),
    CACHE_READER_HOST: attribute('ReaderEndPoint.Address'),
    CACHE_TLS: 'true',
    CACHE_NAME: refs('Cache'),
    CACHE_SECRET_ARN: refs('CacheAuthToken'),
  });
});

test('with cluster mode enabled it starts at the configuration endpoint, and nothing else is read from', () => {
  const cache = redis({ shards: 2 });
  cache.bindFunction(functionIn(cache.stack));
  expect(environmentOf(cache.stack)).toMatchObject({ CACHE_HOST: attribute('ConfigurationEndPoint.Address'), CACHE_PORT: attribute('ConfigurationEndPoint.Port') });
  expect(environmentOf(cache.stack)).not.toHaveProperty('CACHE_READER_HOST');
});

test.each<[TransitEncryption, string]>([
  [TransitEncryption.DISABLED, 'false'],
  [TransitEncryption.PREFERRED, 'true'],
])('whether to use TLS is as the cache has it: %s', (transitEncryption, tls) => {
  const cache = redis({ transitEncryption, authentication: Authentication.none() });
  cache.bindFunction(functionIn(cache.stack));
  expect(environmentOf(cache.stack)).toMatchObject({ CACHE_TLS: tls });
  expect(environmentOf(cache.stack)).not.toHaveProperty('CACHE_SECRET_ARN');
});

test('another prefix lets a function have two caches', () => {
  const cache = redis();
  const other = new ValkeyReplicationGroup(cache.stack, 'Other', { vpc: cache._plan.vpc });
  const fn = functionIn(cache.stack);
  cache.bindFunction(fn);
  other.bindFunction(fn, { prefix: 'SESSIONS' });
  const names = Object.keys(environmentOf(cache.stack));
  expect(names.filter(name => name.startsWith('SESSIONS_')).map(name => name.replace('SESSIONS', 'CACHE')))
    .toEqual(names.filter(name => name.startsWith('CACHE_')));
  expect(names).toHaveLength(12);
});

test('the way is opened in both security groups, on the port of the cache and no other', () => {
  const cache = redis({ port: 6379 });
  cache.bindFunction(functionIn(cache.stack));
  const group = (start: string) => ({ 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${start}`)), 'GroupId'] });
  expect(rules(cache.stack, 'Ingress')).toEqual([expect.objectContaining({
    GroupId: group('CacheSecurityGroup'), SourceSecurityGroupId: group('FnSecurityGroup'), IpProtocol: 'tcp', FromPort: 6379, ToPort: 6379,
  })]);
  expect(rules(cache.stack, 'Egress')).toEqual([expect.objectContaining({
    GroupId: group('FnSecurityGroup'), DestinationSecurityGroupId: group('CacheSecurityGroup'), IpProtocol: 'tcp', FromPort: 6379, ToPort: 6379,
  })]);
});

test('the function may read the token, and nothing else', () => {
  const cache = redis();
  cache.bindFunction(functionIn(cache.stack));
  expect(permitted(cache, ROLE)).toEqual([{ Effect: 'Allow', Action: READ_SECRET, Resource: refs('CacheAuthToken') }]);
});

describe('a function that logs in as a user', () => {
  test.each(['iam', 'importedIam'] as const)('with IAM (%s) is told the name, may connect, and has no secret', kind => {
    const user = USERS[kind](newStack());
    const cache = cacheFor(user);
    cache.bindFunction(functionIn(cache.stack), { user });
    expect(environmentOf(cache.stack).CACHE_USER).toBe('signed');
    expect(environmentOf(cache.stack)).not.toHaveProperty('CACHE_SECRET_ARN');
    expect(permitted(cache, ROLE)).toMatchObject([{ Action: 'elasticache:Connect' }]);
  });

  test.each([
    ['password', refs('Web')],
    ['passwordWithKey', refs('Web')],
    ['importedPassword', SECRET_ARN],
  ] as const)('with a password (%s) is told the name and the secret, may read it, and not connect with IAM', (kind, secret) => {
    const user = USERS[kind](newStack());
    const cache = cacheFor(user);
    cache.bindFunction(functionIn(cache.stack), { user });
    expect(environmentOf(cache.stack)).toMatchObject({ CACHE_USER: 'web', CACHE_SECRET_ARN: secret });
    expect(permitted(cache, ROLE).filter(({ Action }) => Action !== 'kms:Decrypt')).toEqual([{ Effect: 'Allow', Action: READ_SECRET, Resource: secret }]);
  });
});

describe('a function in another stack', () => {
  test.each<[string, (data: Stack) => ReplicationGroup]>([
    ['with a token', data => redis({}, data)],
    ['with a token under a key of its own', data => redis({ encryptionKey: new Key(data, 'Key') }, data)],
    ['with a token of a given secret under a key of its own', data => redis({
      authentication: Authentication.token({ secret: new Secret(data, 'Token', { encryptionKey: new Key(data, 'Key') }) }),
    }, data)],
  ])('is bound to a cache %s without a cycle between the stacks', (_, make) => {
    const { app, data, service, vpc } = twoStacks();
    make(data).bindFunction(functionIn(service, vpc));
    expect(messageOf(() => app.synth())).toBe('');
    expect(service.dependencies).toEqual([data]);
    expect(permitted(service, ROLE)).toContainEqual(expect.objectContaining({ Action: READ_SECRET }));
    expect(rules(service, 'Ingress')).toHaveLength(1);
  });

  test.each(Object.entries(USERS))('is bound to a cache with users without a cycle between the stacks: %s', (_, make) => {
    const { app, data, service, vpc } = twoStacks();
    const user = make(data);
    cacheFor(user).bindFunction(functionIn(service, vpc), { user });
    expect(messageOf(() => app.synth())).toBe('');
    expect(service.dependencies).toEqual([data]);
    expect(permitted(service, ROLE)).not.toEqual([]);
  });
});

test('users and their group may be in a third stack', () => {
  const { app, data, service, vpc } = twoStacks();
  const users = new Stack(app, 'Users', { env: { account: data.account, region: data.region } });
  const user = USERS.passwordWithKey(users);
  const group = new UserGroup(users, 'Group', { users: [user] });
  valkey({ authentication: Authentication.users(group) }, data).bindFunction(functionIn(service, vpc), { user });
  expect(messageOf(() => app.synth())).toBe('');
  expect(data.dependencies).toEqual([users]);
});

test('fails for a function outside a VPC, and does nothing to it', () => {
  const cache = redis();
  const fn = new Function(cache.stack, 'Fn', { runtime: Runtime.NODEJS_LATEST, handler: 'index.handler', code: Code.fromInline('0') });
  expect(codesOf(() => cache.bindFunction(fn))).toEqual(['FunctionOutsideVpc']);
  expect(messageOf(() => cache.bindFunction(fn))).toContain("the function S/Fn is not in a VPC, so it cannot reach the cache. Pass the 'vpc' of the cache");
  expect(environmentOf(cache.stack)).toEqual({});
  expect(permitted(cache, ROLE)).toEqual([]);
});

describe('fails, and does nothing to the function', () => {
  const users = (stack: Stack) => Authentication.users(new UserGroup(stack, 'Users', { users: [new IamUser(stack, 'Somebody')] }));

  test.each<[string, (stack: Stack) => [IReplicationGroup, BindOptions], string]>([
    ['when the cache lets users in and none is named', stack => [valkey({ authentication: users(stack) }, stack), {}], '[BindNeedsUser]'],
    ['when a user is named and the cache lets none in', stack => [valkey({}, stack), { user: new IamUser(stack, 'Other') }], '[BindWithoutUsers]'],
    ['when nothing but the id of an imported user is known',
      stack => [valkey({ authentication: users(stack) }, stack), { user: User.fromUserId(stack, 'Other', 'other') }], '[UnknownAuthentication]'],
    ['when the password of a user is in no secret that is known',
      stack => [valkey({ authentication: users(stack) }, stack), {
        user: new PasswordUser(stack, 'Other', { passwords: [SecretValue.secretsManager('other')] }),
      }], '[UnknownPassword]'],
  ])('%s', (_, make, code) => {
    const stack = newStack();
    const [cache, options] = make(stack);
    const fn = functionIn(stack);
    expect(messageOf(() => cache.bindFunction(fn, options))).toContain(code);
    expect(environmentOf(stack)).toEqual({});
  });
});

describe('a cache that exists already', () => {
  test('is bound with what it was given', () => {
    const stack = newStack();
    const authTokenSecret = Secret.fromSecretCompleteArn(stack, 'Secret', SECRET_ARN);
    importedCache(stack, { readerEndpointAddress: 'reader.example.com', authTokenSecret }).bindFunction(functionIn(stack));
    expect(environmentOf(stack)).toEqual({
      CACHE_HOST: 'primary.example.com',
      CACHE_PORT: '6379',
      CACHE_READER_HOST: 'reader.example.com',
      CACHE_TLS: 'true',
      CACHE_NAME: 'sessions',
      CACHE_SECRET_ARN: SECRET_ARN,
    });
    expect(permitted(stack, ROLE)).toEqual([{ Effect: 'Allow', Action: READ_SECRET, Resource: SECRET_ARN }]);
    expect(rules(stack, 'Ingress')).toMatchObject([{ GroupId: 'sg-1', FromPort: 6379, ToPort: 6379 }]);
  });

  test('without TLS and without a secret says so', () => {
    const stack = newStack();
    importedCache(stack, { transitEncryptionEnabled: false }).bindFunction(functionIn(stack));
    expect(environmentOf(stack)).toEqual({ CACHE_HOST: 'primary.example.com', CACHE_PORT: '6379', CACHE_TLS: 'false', CACHE_NAME: 'sessions' });
    expect(permitted(stack, ROLE)).toEqual([]);
  });

  test('can be connected to as an IAM user', () => {
    const stack = newStack();
    const user = USERS.importedIam(stack);
    importedCache(stack).bindFunction(functionIn(stack), { user });
    expect(permitted(stack, ROLE)).toMatchObject([{ Action: 'elasticache:Connect' }]);
  });

  test('fails without an endpoint, and names the attributes to pass', () => {
    const stack = newStack();
    const cache = RedisReplicationGroup.fromReplicationGroupAttributes(stack, 'Cache', { replicationGroupId: 'sessions' });
    expect(messageOf(() => cache.bindFunction(functionIn(stack)))).toMatch(/'primaryEndpointAddress'.* \[UnknownEndpoint\] /);
    expect(environmentOf(stack)).toEqual({});
  });
});

test('the security groups of a cache that were given are opened', () => {
  const given: ISecurityGroup[] = [];
  const cache = redis(stack => ({ securityGroups: [given[0] = SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-9')] }));
  cache.bindFunction(functionIn(cache.stack));
  expect(rules(cache.stack, 'Ingress')).toMatchObject([{ GroupId: 'sg-9', FromPort: 6380 }]);
  expect(cache.connections.securityGroups).toEqual(given);
});
