import { AccessString } from '../../src/access/access-string';
import { NoPasswordUser } from '../../src/access/no-password-user';
import { UserAuthentication, UserEngine } from '../../src/access/user-ref';
import { messageOf, newStack, propertiesOf, templateOf, warningsOf } from '../helpers';

const accessString = AccessString.readOnly({ keys: ['public:*'] });

test('a user without a password, of Redis where nothing is said, in CloudFormation\'s words', () => {
  const user = new NoPasswordUser(newStack(), 'User', { userId: 'guest', userName: 'everybody', accessString });
  expect(propertiesOf(user, 'AWS::ElastiCache::User')).toEqual({
    UserId: 'guest',
    UserName: 'everybody',
    Engine: 'redis',
    AccessString: accessString.text,
    AuthenticationMode: { Type: 'no-password-required' },
  });
  expect(user).toMatchObject({ engine: UserEngine.REDIS, authentication: UserAuthentication.NO_PASSWORD, secret: undefined });
  templateOf(user).resourceCountIs('AWS::SecretsManager::Secret', 0);
});

test('fails for Valkey, and says which users there are', () => {
  expect(messageOf(() => new NoPasswordUser(newStack(), 'User', { engine: UserEngine.VALKEY, accessString }))).toContain(
    "  - 'engine' of a user without a password must be Redis, got Valkey. Use an IamUser or a PasswordUser, or set engine: UserEngine.REDIS [NoPasswordOnValkey]");
});

test('the user `default` may be switched off without a warning: that is what it is for', () => {
  const stack = newStack();
  new NoPasswordUser(stack, 'User', { userName: 'default', accessString: AccessString.off() });
  expect(warningsOf(stack)).toEqual([]);
});
