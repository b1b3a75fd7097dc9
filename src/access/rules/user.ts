import { Rule } from '../../private/rules';
import { UserFacts } from '../facts';
import { UserAuthentication, UserEngine } from '../user-ref';

const RBAC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';

/** What ElastiCache refuses of a user. */
export const USER_RULES: Array<Rule<UserFacts>> = [
  {
    code: 'InvalidUserId',
    clause: 'the id of a user has other characters than letters, digits and hyphens, or does not begin with a letter',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html',
    broken: f => !/^[a-z][a-z0-9-]*$/.test(f.userId),
    says: f => `'userId' must be letters, digits and hyphens, beginning with a letter, got '${f.userId}'; leave it out to have one that is unique`,
  },
  {
    code: 'ReservedUserId',
    clause: 'the id `default` is ElastiCache\'s own',
    see: RBAC,
    broken: f => f.userId === 'default',
    says: () => '\'userId\' cannot be \'default\', which is a user of ElastiCache\'s own; write another id, and userName: \'default\'',
  },
  {
    code: 'EmptyUserName',
    clause: 'the name of a user is empty or has spaces',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html',
    broken: f => f.userName === '' || /\s/.test(f.userName),
    says: f => `'userName' must be at least one character and no spaces, got '${f.userName}'; leave it out to have the id`,
  },
  {
    code: 'PasswordCount',
    clause: 'a user has one or two passwords',
    see: RBAC,
    broken: f => f.passwordCount !== undefined && (f.passwordCount < 1 || f.passwordCount > 2),
    says: f => `'passwords' must be one or two, got ${f.passwordCount}; leave it out to have one generated`,
  },
  {
    code: 'PasswordInPlainText',
    clause: 'a password in the code would stand in the template for everybody to read',
    see: 'https://docs.aws.amazon.com/cdk/v2/guide/get-secrets-manager-value.html',
    broken: f => f.plainTextPasswords !== undefined && f.plainTextPasswords.length > 0,
    says: () => '\'passwords\' are plain text, which everybody who may read the template could read; leave them out to have one generated, or write SecretValue.secretsManager(\'name\')',
  },
  {
    code: 'InvalidPassword',
    clause: 'a password has 16 to 128 characters',
    see: RBAC,
    broken: f => f.plainTextPasswords?.some(({ length }) => length < 16 || length > 128),
    says: f => `'passwords' must have 16 to 128 characters, got ${f.plainTextPasswords!.map(({ length }) => length).join(' and ')}; leave them out to have one generated`,
  },
  {
    code: 'PasswordsGivenTwice',
    clause: '`passwords` exclude `rotateEvery`, `rotation` and `encryptionKey`, which are of a generated password',
    see: RBAC,
    broken: f => f.generatesAndGiven,
    says: () => '\'passwords\' were given together with \'rotateEvery\', \'rotation\' or \'encryptionKey\', which are of a generated password; leave \'passwords\' out, or the others',
  },
  {
    code: 'NoPasswordOnValkey',
    clause: 'a user without a password is for Redis OSS only',
    see: RBAC,
    broken: f => f.authentication === UserAuthentication.NO_PASSWORD && f.engine === UserEngine.VALKEY,
    says: () => '\'engine\' of a NoPasswordUser must be UserEngine.REDIS, got VALKEY; make an IamUser or a PasswordUser',
  },
];

/** What is legal but unwise of a user. */
export const USER_WARNINGS: Array<Rule<UserFacts>> = [
  {
    code: 'UserSwitchedOff',
    clause: 'the access string says neither on nor off, and so the user cannot log in',
    see: RBAC,
    broken: f => f.accessString?._isOffUnsaid(),
    says: f => `'accessString' of the user '${f.userName}' says neither on nor off, and so it cannot log in; begin it with 'on', or with 'off' if that is meant`,
  },
];
