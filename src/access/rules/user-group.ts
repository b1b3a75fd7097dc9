import { nameMistake } from '../../private/name-mistake';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { listed, shown } from '../../private/words';
import { UserGroupFacts } from '../facts';
import { UserAuthentication, UserEngine } from '../user-ref';

const RBAC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';
const CREATE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html';

/** The default quota of users in a group. */
const QUOTA = 100;

function repeatedNames({ users }: UserGroupFacts): string[] {
  const names = users.map(({ userName }) => known(userName)).filter(name => name !== undefined);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

/** Errors about a user group. */
export const USER_GROUP_RULES: Array<Rule<UserGroupFacts>> = [
  {
    code: 'InvalidUserGroupId',
    clause: '`userGroupId` has other characters than letters, digits and hyphens, or does not start with a letter',
    see: CREATE,
    broken: f => nameMistake(f.userGroupId, { anyHyphens: true }) !== undefined,
    says: (f, w) => `${w.name('userGroupId')} ${nameMistake(f.userGroupId, { anyHyphens: true })}, got ${shown(f.userGroupId)}. `
      + w.put({ props: 'Leave it out to get a unique id', template: 'Use for example app-users' }),
  },
  {
    code: 'UserGroupEmpty',
    clause: 'a user group has no users',
    see: CREATE,
    broken: f => !f.mayGrow && f.users.length === 0,
    says: (_, w) => `${w.name('users')} must have at least one user, got none. `
      + w.put({ props: 'Set \'users\', or call addUser() on the group', template: 'Add the id of a user' }),
  },
  {
    code: 'UserNameTwice',
    clause: 'two users of a group have the same name',
    see: RBAC,
    broken: f => repeatedNames(f).length > 0,
    says: (f, w) => {
      const names = repeatedNames(f);
      const advice = names.includes('default')
        ? w.put({ props: 'Pass your own user \'default\' in \'users\', not to addUser()', template: 'Keep one of them' })
        : 'Rename or remove one of them';
      return `${w.name('users')} must have different names, got ${listed(names.map(shown))} more than once. ${advice}`;
    },
  },
  {
    code: 'ValkeyUserInRedisGroup',
    clause: 'a user group for Redis OSS has a user for Valkey',
    see: RBAC,
    broken: f => f.engine === UserEngine.REDIS && f.users.some(({ engine }) => engine === UserEngine.VALKEY),
    says: (_, w) => `${w.name('users')} of a group for Redis must be users for Redis, got a user for Valkey. `
      + w.put({
        props: 'Set engine: UserEngine.REDIS on the user, or engine: UserEngine.VALKEY on the group',
        template: 'Set Engine: redis on the user, or Engine: valkey on the group',
      }),
  },
  {
    code: 'OpenUserInValkeyGroup',
    clause: 'a user group for Valkey has a user without a password',
    see: RBAC,
    broken: f => f.engine === UserEngine.VALKEY && f.users.some(({ authentication }) => authentication === UserAuthentication.NO_PASSWORD),
    says: (_, w) => `${w.name('users')} of a group for Valkey must log in with a password or IAM, got a user without a password. `
      + w.put({ props: 'Use an IamUser or a PasswordUser', template: 'Change AuthenticationMode of the user to iam or password' }),
  },
];

/** Warnings about a user group. */
export const USER_GROUP_WARNINGS: Array<Rule<UserGroupFacts>> = [
  {
    code: 'TooManyUsers',
    clause: 'a user group has more than 100 users, which needs a higher quota',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html',
    broken: f => f.users.length > QUOTA,
    says: (f, w) => `${w.name('users')} has ${f.users.length} users${f.users.some(({ userName }) => userName === 'default') ? ', including \'default\'' : ''}, `
      + `and the default quota is ${QUOTA} in a group. Request a higher quota from AWS, then acknowledge this warning`,
  },
];
