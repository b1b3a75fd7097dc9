import { nameMistake } from '../../private/name-mistake';
import { Rule } from '../../private/rules';
import { listed, shown } from '../../private/words';
import { UserFacts } from '../facts';
import { UserAuthentication, UserEngine } from '../user-ref';

const RBAC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';
const CREATE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUser.html';
const MAX_PASSWORDS = 2;

const optionsOfGenerated = (f: UserFacts) => f.optionsOfGenerated ?? [];
/** The lengths only: a message must not show a password. */
const wrongLengths = (f: UserFacts) => (f.plainTextPasswords ?? []).map(({ length }) => length).filter(length => length < 16 || length > 128);

/** Errors about a user. */
export const USER_RULES: Array<Rule<UserFacts>> = [
  {
    code: 'InvalidUserId',
    clause: '`userId` has other characters than letters, digits and hyphens, or does not start with a letter',
    see: CREATE,
    broken: f => nameMistake(f.userId, { anyHyphens: true }) !== undefined,
    says: (f, w) => `${w.name('userId')} ${nameMistake(f.userId, { anyHyphens: true })}, got ${shown(f.userId)}. `
      + w.put({ props: 'Leave it out to get a unique id', template: 'Use for example app-user' }),
  },
  {
    code: 'ReservedUserId',
    clause: '`userId` is `default`, which ElastiCache reserves',
    see: RBAC,
    broken: f => f.userId.toLowerCase() === 'default',
    says: (f, w) => `${w.name('userId')} must not be 'default', which ElastiCache reserves, got ${shown(f.userId)}. Use another id and ${w.set('userName', 'default')}`,
  },
  {
    code: 'EmptyUserName',
    clause: '`userName` is empty or has spaces',
    see: CREATE,
    broken: f => f.userName === '' || /\s/.test(f.userName),
    says: (f, w) => f.userName === ''
      ? `${w.name('userName')} must not be empty. ${w.put({ props: 'Leave it out to use the id', template: 'Use the id of the user' })}`
      : `${w.name('userName')} must not have spaces, got ${shown(f.userName)}. Remove them`,
  },
  {
    code: 'PasswordCount',
    dated: f => f.passwordCount! > MAX_PASSWORDS,
    clause: '`passwords` are not one or two',
    see: RBAC,
    broken: f => f.passwordCount !== undefined && (f.passwordCount < 1 || f.passwordCount > MAX_PASSWORDS),
    says: (f, w) => `${w.name('passwords')} must be one or two passwords, got ${f.passwordCount}. `
      + (f.passwordCount! > MAX_PASSWORDS ? 'Remove some of them' : w.put({ props: 'Leave it out to generate one', template: 'Add a password' })),
  },
  {
    code: 'PasswordInPlainText',
    clause: '`passwords` has plain text, which everyone who can read the template can read',
    see: 'https://docs.aws.amazon.com/cdk/v2/guide/get-secrets-manager-value.html',
    broken: f => f.plainTextPasswords !== undefined && f.plainTextPasswords.length > 0,
    says: (_, w) => `${w.name('passwords')} must not be plain text, which everyone who can read the template can read. `
      + w.put({
        props: 'Use SecretValue.secretsManager(\'name\'), or leave out \'passwords\' to generate one',
        template: 'Use a dynamic reference such as {{resolve:secretsmanager:name}}',
      }),
  },
  {
    code: 'InvalidPassword',
    clause: 'a password has fewer than 16 or more than 128 characters',
    see: RBAC,
    broken: f => wrongLengths(f).length > 0,
    says: (f, w) => `${w.name('passwords')} must have 16 to 128 characters each, got ${listed(wrongLengths(f).map(String))}. `
      + w.put({ props: 'Leave out \'passwords\' to generate one', template: 'Use a generated password' }),
  },
  {
    code: 'PasswordsGivenTwice',
    clause: '`passwords` is combined with `rotateEvery`, `rotation` or `encryptionKey`, which need a generated password',
    see: RBAC,
    broken: f => optionsOfGenerated(f).length > 0,
    says: (f, w) => `${w.name('passwords')} cannot be combined with ${w.names(optionsOfGenerated(f))}, `
      + `which ${optionsOfGenerated(f).length === 1 ? 'needs' : 'need'} a generated password. `
      + `Leave out either ${w.name('passwords')} or ${w.names(optionsOfGenerated(f))}`,
  },
  {
    code: 'NoPasswordOnValkey',
    clause: 'a user without a password is for Valkey',
    see: RBAC,
    broken: f => f.authentication === UserAuthentication.NO_PASSWORD && f.engine === UserEngine.VALKEY,
    says: (_, w) => `${w.name('engine')} of a user without a password must be Redis, got Valkey. `
      + w.put({ props: 'Use an IamUser or a PasswordUser, or set engine: UserEngine.REDIS', template: 'Change AuthenticationMode to iam or password, or set Engine: redis' }),
  },
];

/** Warnings about a user. */
export const USER_WARNINGS: Array<Rule<UserFacts>> = [
  {
    code: 'UserSwitchedOff',
    clause: '`accessString` has neither `on` nor `off`, so the user cannot log in',
    see: RBAC,
    broken: f => f.accessString?._hasNoSwitch(),
    says: (f, w) => `${w.name('accessString')} of the user ${shown(f.userName)} has neither 'on' nor 'off', so the user cannot log in. `
      + 'Start it with \'on\', or with \'off\' if you want that',
  },
];
