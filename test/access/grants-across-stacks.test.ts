import { AccountPrincipal, IGrantable, IRole, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Environment, Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { HOME, propertiesOf, redis, templateOf } from '../helpers';

const READ = ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'];
const IMPORTED = { 'Fn::ImportValue': expect.stringContaining('Cache') };

/** The stack of the cache and another one. */
function stacks(env?: Environment, other = env, crossRegionReferences?: boolean): [Stack, Stack] {
  const app = new App();
  return [new Stack(app, 'Caches', { env, crossRegionReferences }), new Stack(app, 'Services', { env: other, crossRegionReferences })];
}
const withKey = (stack: Stack) => redis({ encryptionKey: new Key(stack, 'Key') }, stack);
const withSecret = (stack: Stack, secret: ISecret) => redis({ authentication: Authentication.token({ secret }) }, stack);
const role = (stack: Stack) => new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
const lambda = (stack: Stack) => new Function(stack, 'Function', { runtime: Runtime.NODEJS_LATEST, handler: 'index.handler', code: Code.fromInline('//') });
const statements = (stack: Stack) =>
  Object.values(templateOf(stack).findResources('AWS::IAM::Policy')).flatMap(policy => policy.Properties.PolicyDocument.Statement);
const keyPolicy = (cache: RedisReplicationGroup) => propertiesOf(cache, 'AWS::KMS::Key').KeyPolicy.Statement;

// a key that named a role of another stack, which refers to the secret, would be a circle of stacks
describe.each<[string, (stack: Stack) => IGrantable]>([['role', role], ['function', lambda]])('a %s of another stack', (_, reader) => {
  test('may read the token, and decrypt it by way of Secrets Manager only', () => {
    const [caches, services] = stacks();
    withKey(caches).grants.readAuthToken(reader(services));
    expect(statements(services)).toEqual([
      { Effect: 'Allow', Action: READ, Resource: IMPORTED },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: { 'Fn::ImportValue': expect.stringContaining('Key') },
        Condition: { StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['secretsmanager.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } } },
      },
    ]);
  });

  test('makes its stack depend on that of the cache, and not the reverse', () => {
    const [caches, services] = stacks();
    withKey(caches).grants.readAuthToken(reader(services));
    expect(() => (caches.node.root as App).synth()).not.toThrow();
    expect([caches.dependencies, services.dependencies]).toEqual([[], [caches]]);
  });

  test('is not named in the policy of the key, which leaves the decision to IAM', () => {
    const [caches, services] = stacks();
    const cache = withKey(caches);
    cache.grants.readAuthToken(reader(services));
    expect(keyPolicy(cache)).toEqual(keyPolicy(withKey(stacks()[0])));
    expect(keyPolicy(cache)[0]).toMatchObject({ Action: 'kms:*', Principal: { AWS: { 'Fn::Join': ['', expect.arrayContaining([':root'])] } } });
  });

  test('may read the token of a cache without a key, and nothing else', () => {
    const [caches, services] = stacks();
    redis({}, caches).grants.readAuthToken(reader(services));
    expect(statements(services)).toEqual([{ Effect: 'Allow', Action: READ, Resource: IMPORTED }]);
  });

  test('knows that it was permitted', () => {
    const [caches, services] = stacks();
    const grant = withKey(caches).grants.readAuthToken(reader(services));
    expect([grant.success, grant.principalStatements.length]).toEqual([true, 2]);
  });
});

test('in the stack of the cache the key names the role, as secret.grantRead has it', () => {
  const [caches] = stacks();
  const cache = withKey(caches);
  cache.grants.readAuthToken(role(caches));
  expect(statements(caches)).toEqual([{ Effect: 'Allow', Action: READ, Resource: caches.resolve(cache.authTokenSecret!.secretArn) }]);
  expect(keyPolicy(cache).at(-1)).toMatchObject({ Action: 'kms:Decrypt', Principal: { AWS: { 'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'] } } });
});

// https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html
test.each<[string, (stack: Stack) => IGrantable, unknown]>([
  ['account', () => new AccountPrincipal('444455556666'), { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::444455556666:root']] }],
  ['role of another account', stack => Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::444455556666:role/reader'), 'arn:aws:iam::444455556666:role/reader'],
])('another %s is named by the secret and by the key, as secret.grantRead has it', (_, reader, principal) => {
  const [caches, services] = stacks(HOME);
  const cache = withKey(caches);
  cache.grants.readAuthToken(reader(services));
  expect(propertiesOf(cache, 'AWS::SecretsManager::ResourcePolicy').ResourcePolicy.Statement).toMatchObject([{ Action: READ, Principal: { AWS: principal } }]);
  expect(keyPolicy(cache)).toContainEqual(expect.objectContaining({ Action: 'kms:Decrypt', Principal: { AWS: principal } }));
});

test('a role that exists already, imported into another stack, gets a policy there', () => {
  const [caches, services] = stacks(HOME);
  withKey(caches).grants.readAuthToken(Role.fromRoleArn(services, 'Role', `arn:aws:iam::${HOME.account}:role/reader`));
  expect(statements(services).map(({ Action }) => Action)).toEqual([READ, 'kms:Decrypt']);
});

test('a role that must not be changed gets no policy, and the grant counts as given, as everywhere in CDK', () => {
  const [caches, services] = stacks(HOME);
  const fixed: IRole = Role.fromRoleArn(services, 'Role', `arn:aws:iam::${HOME.account}:role/reader`, { mutable: false });
  expect(withKey(caches).grants.readAuthToken(fixed).success).toBe(true);
  expect(statements(services)).toEqual([]);
});

// the ARN ends with a hyphen and six characters that are not of the name, so that a policy on the name alone would match nothing:
// https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
describe('a secret that exists already', () => {
  const secretArn = `arn:aws:secretsmanager:eu-west-1:${HOME.account}:secret:token`;

  test.each<[string, (stack: Stack) => ISecret, string]>([
    ['its name, is matched with the six characters that it does not say', stack => Secret.fromSecretNameV2(stack, 'Own', 'token'), ':secret:token-??????'],
    ['a part of its ARN, is matched with the six characters that it does not say', stack => Secret.fromSecretPartialArn(stack, 'Own', secretArn), ':secret:token-??????'],
    ['its ARN, is matched by it', stack => Secret.fromSecretCompleteArn(stack, 'Own', `${secretArn}-abcdef`), ':secret:token-abcdef'],
  ])('known by %s', (_, secret, end) => {
    const [caches, services] = stacks(HOME);
    withSecret(caches, secret(caches)).grants.readAuthToken(role(services));
    const found = statements(services);
    expect(found).toHaveLength(1);
    expect([found[0].Resource].flatMap(arn => arn['Fn::Join']?.[1] ?? arn).at(-1)).toMatch(new RegExp(`${end.replaceAll('?', '\\?')}$`));
  });

  test('with a key of its own can be decrypted', () => {
    const [caches, services] = stacks(HOME);
    const encryptionKey = Key.fromKeyArn(caches, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/k');
    withSecret(caches, Secret.fromSecretAttributes(caches, 'Own', { encryptionKey, secretCompleteArn: `${secretArn}-abcdef` }))
      .grants.readAuthToken(role(services));
    expect(statements(services)).toEqual([
      { Effect: 'Allow', Action: READ, Resource: `${secretArn}-abcdef` },
      {
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: encryptionKey.keyArn,
        Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
      },
    ]);
  });

  test('can be read through an imported cache in another stack', () => {
    const [caches, services] = stacks(HOME);
    RedisReplicationGroup.fromReplicationGroupAttributes(caches, 'Cache', {
      replicationGroupId: 'cache', authTokenSecret: Secret.fromSecretCompleteArn(caches, 'Own', `${secretArn}-abcdef`),
    }).grants.readAuthToken(role(services));
    expect(statements(services)).toEqual([{ Effect: 'Allow', Action: READ, Resource: `${secretArn}-abcdef` }]);
  });
});

describe('a role in another region', () => {
  const OHIO = { ...HOME, region: 'us-east-2' };

  test('decrypts by way of Secrets Manager in the region of the secret', () => {
    const [caches, services] = stacks(HOME, OHIO, true);
    withKey(caches).grants.readAuthToken(role(services));
    expect(statements(services).find(({ Action }) => Action === 'kms:Decrypt').Condition.StringEquals).toEqual({
      'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com',
    });
    expect(caches.dependencies).toEqual([]);
  });

  test('reads a secret that it knows by its name, with the six characters that the name does not say', () => {
    const [caches, services] = stacks(HOME, OHIO);
    withSecret(caches, new Secret(caches, 'Own', { secretName: 'token' })).grants.readAuthToken(role(services));
    expect(JSON.stringify(statements(services)[0].Resource)).toContain(`:secretsmanager:eu-west-1:${HOME.account}:secret:token-??????`);
  });
});

// often all keys of an app lie in one stack, on which the others depend
test('a reader in the stack of the cache, with a key of another stack, is not named in the policy of the key', () => {
  const [keys, caches] = stacks();
  const key = new Key(keys, 'Key');
  const cache = redis({ encryptionKey: key }, caches);
  cache.grants.readAuthToken(role(caches));
  expect(() => (caches.node.root as App).synth()).not.toThrow();
  expect([keys.dependencies, caches.dependencies]).toEqual([[], [keys]]);
  expect(statements(caches)).toContainEqual(expect.objectContaining({ Action: 'kms:Decrypt' }));
});
