import { Stack } from 'aws-cdk-lib/core';
import { AccessString } from '../../src/access/access-string';
import { IamUser, IamUserProps } from '../../src/access/iam-user';
import { UserAuthentication, UserEngine } from '../../src/access/user-ref';
import { codesOf, newStack, parameter, propertiesOf, templateOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::User';
const user = (props: IamUserProps = {}, stack: Stack = newStack()) => new IamUser(stack, 'User', props);

// CDK has `authenticationMode` as `any`, so that keys in its own casing would go out as they are, and fail at deployment
test('a user that logs in with IAM, in CloudFormation\'s words', () => {
  expect(propertiesOf(user({ userId: 'shop' }), TYPE)).toEqual({
    UserId: 'shop',
    UserName: 'shop',
    Engine: 'valkey',
    AccessString: AccessString.application().text,
    AuthenticationMode: { Type: 'iam' },
  });
});

// "User Id and User name must be same for authentication type: iam": https://github.com/terraform-aws-modules/terraform-aws-elasticache/issues/65
test.each<[string, IamUserProps]>([
  ['left out', {}],
  ['in lower case', { userId: 'shop' }],
  ['in mixed case, which ElastiCache would keep in lower case', { userId: 'TheShop' }],
])('the name is the id, %s', (_, props) => {
  const { UserId, UserName } = propertiesOf(user(props), TYPE);
  expect(UserName).toBe(UserId);
  expect(UserId).toMatch(/^[a-z][a-z0-9-]{0,39}$/);
});

test('an id that is only known at deployment is the name as well', () => {
  const stack = newStack();
  expect(propertiesOf(user({ userId: parameter(stack, 'Id').valueAsString }, stack), TYPE)).toMatchObject({ UserId: { Ref: 'Id' }, UserName: { Ref: 'Id' } });
});

test('a user of Redis that may read only', () => {
  expect(propertiesOf(user({ engine: UserEngine.REDIS, accessString: AccessString.readOnly() }), TYPE)).toMatchObject({
    Engine: 'redis', AccessString: AccessString.readOnly().text,
  });
});

test('says of itself what rules and permissions ask', () => {
  const accessString = AccessString.readOnly();
  const made = user({ userId: 'Shop', accessString });
  expect(made).toMatchObject({ userName: 'shop', engine: UserEngine.VALKEY, authentication: UserAuthentication.IAM, accessString, secret: undefined });
});

test('makes no secret', () => {
  templateOf(user()).resourceCountIs('AWS::SecretsManager::Secret', 0);
});

test('fails to be the user `default`, whose id is ElastiCache\'s own', () => {
  expect(codesOf(() => user({ userId: 'default' }))).toEqual(['ReservedUserId']);
});
