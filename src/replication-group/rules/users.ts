import { UserAuthentication, UserEngine } from '../../access/user-ref';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { ReplicationGroupFacts } from '../facts';

const RBAC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';

const group = ({ login }: ReplicationGroupFacts) => login.userGroup;

/** Checked when the cache is made. */
export const USERS_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'UsersNeedTls',
    clause: 'users are let in with encryption in transit only',
    see: RBAC,
    broken: f => group(f) !== undefined && f.transitEncryption === TransitEncryption.DISABLED,
    says: () => '\'authentication\' by users needs encryption in transit, got transitEncryption = DISABLED; leave \'transitEncryption\' out',
  },
  {
    code: 'UsersNeedNewerVersion',
    dated: true,
    clause: 'users need Redis OSS 6.0 or Valkey',
    see: RBAC,
    broken: f => group(f) !== undefined && f.version.features.accessControl === false,
    says: f => `'authentication' by users needs Redis OSS 6.0 or later, got version ${f.version.version}; write RedisVersion.V7_1 or Authentication.token()`,
  },
  {
    code: 'ValkeyUsersOnRedis',
    clause: 'a Redis OSS cache takes user groups of Redis only',
    see: RBAC,
    broken: f => group(f)?.engine === UserEngine.VALKEY && f.version.engine === 'redis',
    says: () => '\'authentication\' of a Redis OSS cache takes a user group of Redis, got one of Valkey; write engine: UserEngine.REDIS for the group and its users',
  },
];

/** Checked when the app is complete, since users can be added to a group later. */
export const MEMBER_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'IamUsersNeedNewerVersion',
    dated: true,
    clause: 'users with IAM need Redis OSS 7.0 or Valkey',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
    broken: f => f.version.features.iamAuthentication === false
      && group(f)?.users?.some(({ authentication }) => authentication === UserAuthentication.IAM),
    says: f => `'authentication' by users with IAM needs Redis OSS 7.0 or later, got version ${f.version.version}; write RedisVersion.V7_1, or make a PasswordUser of it`,
  },
  {
    code: 'AccessStringNeedsNewerVersion',
    dated: true,
    clause: 'an access string uses what the engine version does not know',
    see: RBAC,
    broken: f => tooNew(f).length > 0,
    says: f => `the access string of ${tooNew(f).map(text => `'${text}'`).join(' and ')} uses what ${f.version} does not know: channels need Redis OSS 6.2, %R~, %W~, selectors and subcommands need Redis OSS 7.0, databases need Valkey 9.1; write it without, or upgrade the cache`,
  },
];

/** The users whose access strings are newer than the cache. */
function tooNew(f: ReplicationGroupFacts): string[] {
  const { unknownSyntax } = f.version._facts;
  return (group(f)?.users ?? [])
    .filter(({ accessString }) => [...accessString?._features() ?? []].some(feature => unknownSyntax.includes(feature)))
    .map(({ userName, userId }) => userName ?? userId);
}
