import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { messageOf, newStack, redis, templateOf } from '../helpers';

const READ = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];
const role = (stack: Stack) => new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const statements = (stack: Stack) =>
  Object.values(templateOf(stack).findResources('AWS::IAM::Policy')).flatMap(policy => policy.Properties.PolicyDocument.Statement);

test('who may read the token may read its secret, and nothing else', () => {
  const cache = redis();
  cache.grants.readAuthToken(role(cache.stack));
  expect(statements(cache.stack)).toEqual([
    { Effect: 'Allow', Action: READ, Resource: cache.stack.resolve(cache.authTokenSecret!.secretArn) },
  ]);
});

test('a key of the cache may be used to decrypt the token', () => {
  const cache = redis(stack => ({ encryptionKey: new Key(stack, 'Key') }));
  cache.grants.readAuthToken(role(cache.stack));
  const [key] = Object.values(templateOf(cache).findResources('AWS::KMS::Key'));
  expect(key.Properties.KeyPolicy.Statement).toContainEqual(expect.objectContaining({
    Action: 'kms:Decrypt',
    Principal: { AWS: { 'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'] } },
  }));
});

test('a secret that exists already can be read as well', () => {
  const stack = newStack();
  const secret = Secret.fromSecretNameV2(stack, 'Own', 'token');
  const cache = redis({ authentication: Authentication.token({ secret }) }, stack);
  cache.grants.readAuthToken(role(stack));
  expect(statements(stack)).toMatchObject([{ Action: READ }]);
});

test('an imported cache permits to read the secret it was given', () => {
  const stack = newStack();
  const cache = RedisReplicationGroup.fromReplicationGroupAttributes(stack, 'Cache', {
    replicationGroupId: 'cache',
    authTokenSecret: Secret.fromSecretCompleteArn(stack, 'Own', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-abcdef'),
  });
  cache.grants.readAuthToken(role(stack));
  expect(statements(stack)).toEqual([
    { Effect: 'Allow', Action: READ, Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-abcdef' },
  ]);
});

test('a role that exists already gets a policy', () => {
  const cache = redis();
  cache.grants.readAuthToken(Role.fromRoleArn(cache.stack, 'Role', 'arn:aws:iam::111122223333:role/reader'));
  expect(statements(cache.stack)).toHaveLength(1);
});

test('the grant says whether it was applied', () => {
  const cache = redis();
  const grant = cache.grants.readAuthToken(new ManagedPolicy(cache.stack, 'Policy'));
  expect(grant.success).toBe(true);
});

test.each([
  ['a cache without authentication', () => redis({ authentication: Authentication.none() }), 'S/Cache'],
  ['an imported cache whose secret is unknown', () =>
    RedisReplicationGroup.fromReplicationGroupAttributes(newStack(), 'Imported', { replicationGroupId: 'cache' }), 'S/Imported'],
])('fails to permit reading the token of %s, and says what to write', (_, make, path) => {
  const cache = make();
  expect(messageOf(() => cache.grants.readAuthToken(role(Stack.of(cache))))).toMatch(
    new RegExp(`^'readAuthToken' needs a token in a secret, but ${path} has none\\. Leave out 'authentication', .* \\[NoAuthTokenSecret\\] https:`));
});
