import { Key } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { AuthToken, AuthTokenProps } from '../../src/access/auth-token';
import { newStack, propertiesOf, serviceFacts, templateOf } from '../helpers';

const TYPE = 'AWS::SecretsManager::Secret';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

const token = (props: AuthTokenProps = {}, stack = newStack()) => new AuthToken(stack, 'AuthToken', props);

/** The characters that Secrets Manager may choose from when it is told this. */
function alphabetOf({ ExcludePunctuation, IncludeSpace, ExcludeCharacters = '' }: Record<string, any>): string[] {
  return [...LETTERS_AND_DIGITS, ...(ExcludePunctuation ? '' : PUNCTUATION), ...(IncludeSpace ? ' ' : '')]
    .filter(character => !ExcludeCharacters.includes(character));
}

test('a token is made of characters that ElastiCache accepts, and long enough for it', () => {
  const { minLength, maxLength, characters } = serviceFacts<{ minLength: number; maxLength: number; characters: string }>('auth-token');
  const told = propertiesOf(token(), TYPE).GenerateSecretString;
  expect(alphabetOf(told).filter(character => !new RegExp(characters).test(character))).toEqual([]);
  expect(told.PasswordLength).toBeGreaterThanOrEqual(minLength);
  expect(told.PasswordLength).toBeLessThanOrEqual(maxLength);
});

test('a token cannot be guessed: 64 letters and digits', () => {
  const told = propertiesOf(token(), TYPE).GenerateSecretString;
  expect(told.PasswordLength).toBe(64);
  expect(alphabetOf(told)).toEqual([...LETTERS_AND_DIGITS]);
});

test('the secret\'s whole text is the token, since ElastiCache takes no JSON', () => {
  expect(propertiesOf(token(), TYPE).GenerateSecretString).not.toHaveProperty('GenerateStringKey');
});

test('the description names the cache', () => {
  expect(propertiesOf(token(), TYPE).Description).toBe('AUTH token of S');
});

test.each<[string, (stack: ReturnType<typeof newStack>) => AuthTokenProps, unknown]>([
  ['no key', () => ({}), undefined],
  ['a key of the app', stack => ({ encryptionKey: new Key(stack, 'Key') }), { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] }],
  ['a key that exists already', stack => ({ encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/k') }), 'arn:aws:kms:eu-west-1:111122223333:key/k'],
])('the secret is encrypted with %s', (_, props, key) => {
  const stack = newStack();
  expect(propertiesOf(token(props(stack), stack), TYPE).KmsKeyId).toEqual(key);
});

test('the secret is copied to no region, unless they are said', () => {
  expect(propertiesOf(token(), TYPE)).not.toHaveProperty('ReplicaRegions');
  const keyArn = 'arn:aws:kms:ap-south-1:111122223333:key/12345678-1234-1234-1234-123456789012';
  const stack = newStack();
  const encryptionKey = Key.fromKeyArn(stack, 'Key', keyArn);
  const made = token({ replicaRegions: [{ region: 'us-east-2' }, { region: 'ap-south-1', encryptionKey }] }, stack);
  expect(propertiesOf(made, TYPE).ReplicaRegions).toEqual([{ Region: 'us-east-2' }, { Region: 'ap-south-1', KmsKeyId: keyArn }]);
});

test.each([
  [undefined, 'Delete'],
  [RemovalPolicy.RETAIN, 'Retain'],
])('the removal policy %s is %s', (removalPolicy, policy) => {
  templateOf(token({ removalPolicy })).hasResource(TYPE, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
});
