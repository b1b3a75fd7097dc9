import { UserAuthentication, UserEngine } from '../../access/user-ref';
import { TransitEncryption } from '../../engine/transit-encryption';
import { Rule } from '../../private/rules';
import { listed, sentences, shown } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const RBAC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';

/** The versions that access strings need, by what they use. */
const SYNTAX: Record<string, string> = {
  channels: 'channels need Redis OSS 6.2',
  readWriteKeys: '%R~ and %W~ need Redis OSS 7.0',
  selectors: 'selectors need Redis OSS 7.0',
  subcommands: 'denied subcommands need Redis OSS 7.0',
  databases: 'databases need Valkey 9.1',
};

const group = ({ login }: ReplicationGroupFacts) => login.userGroup;

/** Checked when the cache is created. */
export const USERS_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'UsersNeedTls',
    clause: 'users need encryption in transit',
    see: RBAC,
    broken: f => group(f) !== undefined && f.transitEncryption === TransitEncryption.DISABLED,
    says: (_, w) => sentences(
      `users need encryption in transit, got ${w.set('transitEncryption', TransitEncryption.DISABLED)}`,
      w.omit('transitEncryption'),
    ),
  },
  {
    code: 'UsersNeedNewerVersion',
    dated: true,
    clause: 'users need Redis OSS 6.0 or later, or Valkey',
    see: RBAC,
    broken: f => group(f) !== undefined && f.version.features.accessControl === false,
    says: (f, w) => sentences(
      `users need Redis OSS 6.0 or later, got version ${f.version.version}`,
      `write ${w.version('redis', '7.1')}, or ${w.put({ props: w.set('authentication', 'token'), template: 'use a token' })}`,
    ),
  },
  {
    code: 'ValkeyUsersOnRedis',
    clause: 'a Redis OSS cache needs a user group whose engine is Redis',
    see: RBAC,
    broken: f => group(f)?.engine === UserEngine.VALKEY && f.version.engine === 'redis',
    says: (_, w) => sentences(
      'a Redis OSS cache needs a user group whose engine is Redis, got one for Valkey',
      `write ${w.put({ props: 'engine: UserEngine.REDIS', template: 'Engine: redis' })} for the group and its users`,
    ),
  },
];

/** Checked when the app is complete, since users can be added to a group later. */
export const MEMBER_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'IamUsersNeedNewerVersion',
    dated: true,
    clause: 'users with IAM authentication need Redis OSS 7.0 or later, or Valkey',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
    broken: f => f.version.features.iamAuthentication === false
      && group(f)?.users?.some(({ authentication }) => authentication === UserAuthentication.IAM),
    says: (f, w) => sentences(
      `users with IAM authentication need Redis OSS 7.0 or later, got version ${f.version.version}`,
      `write ${w.version('redis', '7.1')}, or ${w.put({ props: 'use a PasswordUser', template: 'give the user a password' })}`,
    ),
  },
  {
    code: 'AccessStringNeedsNewerVersion',
    dated: true,
    clause: 'an access string uses syntax that the engine version does not support',
    see: RBAC,
    broken: f => tooNew(f).length > 0,
    says: f => sentences(
      `the access string of ${listed(tooNew(f).map(({ user }) => shown(user)))} uses what ${f.version} does not support`,
      `${listed([...new Set(tooNew(f).flatMap(({ features }) => features))].map(feature => SYNTAX[feature]))}`,
      'upgrade the cache, or change the access string',
    ),
  },
];

/** The users whose access strings are newer than the cache, and what they use. */
function tooNew(f: ReplicationGroupFacts): Array<{ user: string; features: string[] }> {
  const { unknownSyntax } = f.version._facts;
  return (group(f)?.users ?? [])
    .map(({ userName, userId, accessString }) => ({
      user: userName ?? userId,
      features: [...accessString?._features() ?? []].filter(feature => unknownSyntax.includes(feature)),
    }))
    .filter(({ features }) => features.length > 0);
}
