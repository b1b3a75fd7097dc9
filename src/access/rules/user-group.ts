import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { UserGroupFacts } from '../facts';
import { UserAuthentication, UserEngine } from '../user-ref';

const RBAC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';

function namesTwice({ users }: UserGroupFacts): string[] {
  const names = users.map(({ userName }) => known(userName)).filter(name => name !== undefined);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
}

const openOnValkey = ({ engine, users }: UserGroupFacts) =>
  engine === UserEngine.VALKEY && users.some(({ authentication }) => authentication === UserAuthentication.NO_PASSWORD);

/** What ElastiCache refuses of a group of users. */
export const USER_GROUP_RULES: Array<Rule<UserGroupFacts>> = [
  {
    code: 'InvalidUserGroupId',
    clause: 'the id of a user group has other characters than letters, digits and hyphens, or does not begin with a letter',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html',
    broken: f => !/^[a-z][a-z0-9-]*$/.test(f.userGroupId),
    says: f => `'userGroupId' must be letters, digits and hyphens, beginning with a letter, got '${f.userGroupId}'; leave it out to have one that is unique`,
  },
  {
    code: 'UserGroupEmpty',
    clause: 'a user group has at least one user',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html',
    broken: f => !f.mayGrow && f.users.length === 0,
    says: () => '\'users\' of the user group has none; give it one, or add one with addUser()',
  },
  {
    code: 'TooManyUsers',
    clause: 'a user group has at most 100 users',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html',
    broken: f => f.users.length > 100,
    says: f => `'users' of a user group may be at most 100, got ${f.users.length}${f.engine === UserEngine.REDIS ? ', the one named \'default\' among them' : ''}; make a second group for another cache`,
  },
  {
    code: 'UserNameTwice',
    clause: 'two users of a group have the same name',
    see: RBAC,
    broken: f => namesTwice(f).length > 0,
    says: f => `'users' of a user group must have different names, got ${namesTwice(f).map(name => `'${name}'`).join(', ')} twice; give a user named 'default' in 'users', not with addUser()`,
  },
  {
    code: 'ValkeyUserInRedisGroup',
    clause: 'a user group of Redis has users of Redis only',
    see: RBAC,
    broken: f => f.engine === UserEngine.REDIS && f.users.some(({ engine }) => engine === UserEngine.VALKEY),
    says: () => '\'users\' of a user group of Redis must be of Redis as well, got one of Valkey; write engine: UserEngine.REDIS for the user, or UserEngine.VALKEY for the group',
  },
  {
    code: 'OpenUserInValkeyGroup',
    clause: 'a user group of Valkey has users with a password or with IAM only',
    see: RBAC,
    broken: openOnValkey,
    says: () => '\'users\' of a user group of Valkey must have a password or IAM, got one without; make an IamUser or a PasswordUser of it',
  },
];
