import { Key } from 'aws-cdk-lib/aws-kms';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib/core';
import { Authentication, TokenAuthenticationOptions } from '../../src/access/authentication';
import { codesOf, HOME, newStack, propertiesOf, redis, templateOf } from '../helpers';

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

test('the generated secret of a cache is copied to the regions that were said, where secondaries find it', () => {
  const cache = redis({ authentication: Authentication.token({ replicaRegions: [{ region: 'us-east-2' }] }) });
  expect(propertiesOf(cache, SECRET)).toMatchObject({ ReplicaRegions: [{ Region: 'us-east-2' }], GenerateSecretString: { PasswordLength: 64 } });
  expect(propertiesOf(redis(), SECRET)).not.toHaveProperty('ReplicaRegions');
});

test.each<[string, (stack: Stack) => TokenAuthenticationOptions, string[]]>([
  ['a secret and a value', stack => ({ secret: new Secret(stack, 'Own'), value: SecretValue.secretsManager('token') }), ['TokenGivenTwice']],
  ['a secret and regions for a copy', stack => ({ secret: new Secret(stack, 'Own'), replicaRegions: [{ region: 'us-east-2' }] }), ['TokenGivenTwice']],
  ['a value and regions for a copy', () => ({ value: SecretValue.secretsManager('token'), replicaRegions: [{ region: 'us-east-2' }] }), ['TokenGivenTwice']],
  ['regions for a copy alone', () => ({ replicaRegions: [{ region: 'us-east-2' }] }), []],
])('a token of %s has the findings it should have', (_, options, codes) => {
  const stack = newStack();
  expect(codesOf(() => redis({ authentication: Authentication.token(options(stack)) }, stack))).toEqual(codes);
});

// a dynamic reference reads secrets of its own region only
describe('a secret in another region', () => {
  const arn = (region: string) => `arn:aws:secretsmanager:${region}:111122223333:secret:token-abcdef`;
  const codes = (region: string, stack = newStack(HOME)) =>
    codesOf(() => redis({ authentication: Authentication.token({ secret: Secret.fromSecretCompleteArn(stack, 'Own', arn(region)) }) }, stack));

  test('is refused where both regions are known, and only there', () => {
    expect(codes('us-east-2')).toEqual(['SecretElsewhere']);
    expect(codes('eu-west-1')).toEqual([]);
    expect(codes('us-east-2', newStack())).toEqual([]);
    expect(codes(newStack().region)).toEqual([]);
  });

  test('is refused of a stack of this app too, which CDK would refer to across regions', () => {
    const app = new App();
    const ireland = new Stack(app, 'Ireland', { env: HOME, crossRegionReferences: true });
    const ohio = new Stack(app, 'Ohio', { env: { account: '111122223333', region: 'us-east-2' }, crossRegionReferences: true });
    const secret = new Secret(ireland, 'Own', { secretName: 'token', replicaRegions: [{ region: 'us-east-2' }] });
    expect(codesOf(() => redis({ authentication: Authentication.token({ secret }) }, ohio))).toEqual(['SecretElsewhere']);
  });

  test('is given by its name where it was copied to', () => {
    const stack = newStack({ account: '111122223333', region: 'us-east-2' });
    expect(codesOf(() => redis({ authentication: Authentication.token({ secret: Secret.fromSecretNameV2(stack, 'Own', 'token') }) }, stack))).toEqual([]);
  });
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
