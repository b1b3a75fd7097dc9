import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { SecretValue, Stack } from 'aws-cdk-lib/core';
import { AccessString } from '../../src/access/access-string';
import { PasswordUser, PasswordUserProps } from '../../src/access/password-user';
import { UserAuthentication } from '../../src/access/user-ref';
import { newStack, parameter, propertiesOf, templateOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::User';
const SECRET = 'AWS::SecretsManager::Secret';
const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/k';
const user = (props: PasswordUserProps = {}, stack: Stack = newStack()) => new PasswordUser(stack, 'User', props);
const passwordsOf = (made: PasswordUser) => propertiesOf(made, TYPE).AuthenticationMode.Passwords;
const secretIdOf = (made: PasswordUser) => Object.keys(templateOf(made).findResources(SECRET))[0];

test('a user with a generated password, in CloudFormation\'s words: the password is a reference to the field of the secret', () => {
  const made = user({ userId: 'Shop', userName: 'Web' });
  expect(propertiesOf(made, TYPE)).toEqual({
    UserId: 'shop',
    UserName: 'Web',
    Engine: 'valkey',
    AccessString: AccessString.application().text,
    AuthenticationMode: {
      Type: 'password',
      Passwords: [{ 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: secretIdOf(made) }, ':SecretString:password::}}']] }],
    },
  });
});

test('the generated secret has the fields username and password, the password being 64 letters and digits', () => {
  const { GenerateSecretString, Description } = propertiesOf(user({ userName: 'Web' }), SECRET);
  expect(GenerateSecretString).toEqual({
    SecretStringTemplate: '{"username":"Web"}',
    GenerateStringKey: 'password',
    PasswordLength: 64,
    ExcludePunctuation: true,
    IncludeSpace: false,
  });
  expect(Description).toBe('Password of S/User');
});

test('the name is the id where it is left out, in the secret as well', () => {
  const made = user({ userId: 'Shop' });
  expect(propertiesOf(made, TYPE).UserName).toBe('shop');
  expect(propertiesOf(made, SECRET).GenerateSecretString.SecretStringTemplate).toBe('{"username":"shop"}');
});

test('the secret is the user\'s', () => {
  const made = user();
  expect(made.stack.resolve(made.secret!.secretArn)).toEqual({ Ref: secretIdOf(made) });
});

test.each<[string, (stack: Stack) => IKey | undefined, unknown]>([
  ['the key of Secrets Manager', () => undefined, undefined],
  ['a key of the app', stack => new Key(stack, 'Key'), { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] }],
  ['a key that exists already', stack => Key.fromKeyArn(stack, 'Key', KEY_ARN), KEY_ARN],
])('the generated secret is encrypted with %s', (_, key, expected) => {
  const stack = newStack();
  expect(propertiesOf(user({ encryptionKey: key(stack) }, stack), SECRET).KmsKeyId).toEqual(expected);
});

test.each<[string, (stack: Stack) => ISecret, object[]]>([
  ['of the app', stack => new Secret(stack, 'Own'), [{ Ref: expect.stringMatching(/^Own/) }]],
  ['that exists already', stack => Secret.fromSecretCompleteArn(stack, 'Own', 'arn:aws:secretsmanager:eu-west-1:1:secret:own-abcdef'), []],
])('the field of a secret %s can be the password, and no secret is made', (_, make, refs) => {
  const stack = newStack();
  const own = make(stack);
  const made = user({ passwords: [own.secretValueFromJson('pass')] }, stack);
  expect(JSON.stringify(passwordsOf(made))).toMatch(/\{\{resolve:secretsmanager:.*:SecretString:pass::\}\}/);
  templateOf(made).resourceCountIs(SECRET, refs.length);
  expect(made.secret).toBeUndefined();
});

test('two passwords that were given are both the user\'s, as references', () => {
  const made = user({ passwords: [SecretValue.secretsManager('old'), SecretValue.ssmSecure('/shop/new')] });
  expect(passwordsOf(made)).toEqual(['{{resolve:secretsmanager:old:SecretString:::}}', '{{resolve:ssm-secure:/shop/new}}']);
});

test('values that are only known at deployment go to CloudFormation: id, name, password and access string', () => {
  const stack = newStack();
  const [id, name, access] = ['Id', 'Name', 'Access'].map(text => parameter(stack, text).valueAsString);
  const given = SecretValue.cfnParameter(Object.assign(parameter(stack, 'Given'), { noEcho: true }));
  const made = user({ userId: id, userName: name, accessString: AccessString.of(access), passwords: [given] }, stack);
  expect(propertiesOf(made, TYPE)).toMatchObject({
    UserId: { Ref: 'Id' }, UserName: { Ref: 'Name' }, AccessString: { Ref: 'Access' }, AuthenticationMode: { Passwords: [{ Ref: 'Given' }] },
  });
});

test('a name that is only known at deployment stands in the generated secret', () => {
  const stack = newStack();
  const made = user({ userName: parameter(stack, 'Name').valueAsString }, stack);
  expect(propertiesOf(made, SECRET).GenerateSecretString.SecretStringTemplate).toEqual({ 'Fn::Join': ['', ['{"username":"', { Ref: 'Name' }, '"}']] });
});

test('says of itself what rules ask', () => {
  expect(user()).toMatchObject({ authentication: UserAuthentication.PASSWORD });
});

test('user and secret leave together with the stack', () => {
  const template = templateOf(user());
  template.hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  template.hasResource(SECRET, { DeletionPolicy: 'Delete' });
});
