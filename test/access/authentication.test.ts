import { Key } from 'aws-cdk-lib/aws-kms';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { newStack, propertiesOf, redis, templateOf } from '../helpers';

const SECRET = 'AWS::SecretsManager::Secret';
const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:token-abcdef';

/** The text of a value in a template, with the parts that CloudFormation fills in by their names. */
function textOf(value: any): string {
  if (typeof value === 'string') { return value; }
  return value['Fn::Join'] ? value['Fn::Join'][1].map(textOf).join(value['Fn::Join'][0]) : `<${value.Ref ?? Object.keys(value)[0]}>`;
}

describe('by default', () => {
  const cache = redis();

  test('the template refers to the generated token, and holds none', () => {
    const [secretId] = Object.keys(templateOf(cache).findResources(SECRET));
    expect(textOf(propertiesOf(cache).AuthToken)).toBe(`{{resolve:secretsmanager:<${secretId}>:SecretString:::}}`);
    expect(propertiesOf(cache, SECRET)).not.toHaveProperty('SecretString');
  });

  test('the cache shows the secret', () => {
    const [secretId] = Object.keys(templateOf(cache).findResources(SECRET));
    expect(cache.stack.resolve(cache.authTokenSecret!.secretArn)).toEqual({ Ref: secretId });
  });
});

test.each<[string, (stack: Stack) => ISecret, RegExp, number]>([
  ['of the app', stack => new Secret(stack, 'Own'), /^\{\{resolve:secretsmanager:<Own\w+>:SecretString:::\}\}$/, 1],
  ['known by its name', stack => Secret.fromSecretNameV2(stack, 'Own', 'token'), /^\{\{resolve:secretsmanager:.*:token:SecretString:::\}\}$/, 0],
  ['known by its ARN', stack => Secret.fromSecretCompleteArn(stack, 'Own', ARN), /^\{\{resolve:secretsmanager:arn:.*:token-abcdef:SecretString:::\}\}$/, 0],
])('a given secret %s is referred to, and none is made', (_, make, reference, secrets) => {
  const stack = newStack();
  const secret = make(stack);
  const cache = redis({ authentication: Authentication.token({ secret }) }, stack);
  expect(textOf(propertiesOf(cache).AuthToken)).toMatch(reference);
  templateOf(cache).resourceCountIs(SECRET, secrets);
  expect(cache.authTokenSecret).toBe(secret);
});

test('a value can be a JSON field of a secret', () => {
  const cache = redis({ authentication: Authentication.token({ value: SecretValue.secretsManager('shop', { jsonField: 'redis' }) }) });
  expect(textOf(propertiesOf(cache).AuthToken)).toBe('{{resolve:secretsmanager:shop:SecretString:redis::}}');
  templateOf(cache).resourceCountIs(SECRET, 0);
  expect(cache.authTokenSecret).toBeUndefined();
});

test('a value can be a secure parameter of Systems Manager', () => {
  const cache = redis({ authentication: Authentication.token({ value: SecretValue.ssmSecure('/shop/redis') }) });
  expect(propertiesOf(cache).AuthToken).toBe('{{resolve:ssm-secure:/shop/redis}}');
});

test('without authentication there is no token and no secret', () => {
  const cache = redis({ authentication: Authentication.none() });
  expect(propertiesOf(cache)).not.toHaveProperty('AuthToken');
  templateOf(cache).resourceCountIs(SECRET, 0);
  expect(cache.authTokenSecret).toBeUndefined();
});

test.each<[string, (stack: Stack) => Key | ReturnType<typeof Key.fromKeyArn>]>([
  ['of the app', stack => new Key(stack, 'Key')],
  ['that exists already', stack => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/k')],
])('the key of the cache %s encrypts the token too', (_, make) => {
  const stack = newStack();
  const encryptionKey = make(stack);
  const cache = redis({ encryptionKey }, stack);
  expect(propertiesOf(cache, SECRET).KmsKeyId).toEqual(stack.resolve(encryptionKey.keyArn));
});

test('one authentication serves two caches, each with a token of its own', () => {
  const authentication = Authentication.token();
  expect(redis({ authentication }).authTokenSecret).not.toBe(redis({ authentication }).authTokenSecret);
});

test.each([
  [RemovalPolicy.RETAIN, 'Retain'],
  [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate'],
  [RemovalPolicy.SNAPSHOT, 'Delete'],
  [RemovalPolicy.DESTROY, 'Delete'],
])('with the removal policy %s of the cache, the secret is kept as clients need it: %s', (removalPolicy, policy) => {
  templateOf(redis({ removalPolicy })).hasResource(SECRET, { DeletionPolicy: policy });
});
