import { ENCRYPTION_KEY_RULES } from '../../access/rules/encryption-key';
import { UserAuthentication } from '../../access/user-ref';
import { Rule } from '../../private/rules';
import { listed, sentence, shown } from '../../private/words';
import { ServerlessFacts } from '../facts';

const RBAC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';
const CREATE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html';
const PUBLIC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-public-endpoints-chapter.html';

const group = ({ login }: ServerlessFacts) => login?.userGroup;
const hasNoAuthentication = ({ login }: ServerlessFacts) => login !== undefined && !login.usesToken && !login.userGroup;

/** Errors about encryption and authentication, checked when the cache is created. */
export const SECURITY_RULES: Array<Rule<ServerlessFacts>> = [
  ...ENCRYPTION_KEY_RULES,
  {
    code: 'TokenOnServerless',
    clause: 'a serverless cache authenticates users, and `authentication` is a token',
    see: RBAC,
    broken: f => f.login?.usesToken,
    says: (f, w) => `${w.set('authentication', 'token')} is not available on a serverless cache. `
      + (f.engine.hasUsers
        ? w.put({ props: 'Leave out \'authentication\' to get an IAM user, or use Authentication.users(group)' })
        : `${f.engine} has no authentication. ${sentence(w.omit('authentication'))}`),
  },
  {
    code: 'UsersOnMemcached',
    clause: '`authentication` has users, and serverless Memcached has no authentication',
    see: CREATE,
    broken: f => group(f) !== undefined && !f.engine.hasUsers,
    says: (f, w) => `${w.name('authentication')} is not available with ${f.engine} on a serverless cache, which has neither users nor SASL. `
      + `${sentence(w.omit('authentication'))}, or use ${w.put({ props: 'engine: ServerlessEngine.VALKEY_8', template: 'Engine: valkey' })}`,
  },
  {
    code: 'ValkeyUsersOnRedis',
    clause: 'a Redis OSS cache needs a user group whose engine is Redis',
    see: RBAC,
    broken: isOfOtherEngine,
    says: (_, w) => `${w.name('authentication')} of a Redis OSS cache must be a user group for Redis, got one for Valkey. `
      + w.put({ props: 'Set engine: UserEngine.REDIS on the group and its users', template: 'Set Engine: redis on the group and its users' }),
  },
  {
    code: 'PublicNeedsUsers',
    clause: 'a cache with a public endpoint has no authentication',
    see: PUBLIC,
    // caches without users cannot be public anyway, and have no `authentication`
    broken: f => f.isPublic && f.engine.hasUsers && hasNoAuthentication(f),
    says: (_, w) => `${w.set('connectionType', 'public')} needs users that log in with IAM, got ${w.set('authentication', 'none')}. `
      + w.put({ props: 'Leave out \'authentication\' to get an IAM user', template: 'Set UserGroupId' }),
  },
];

/** Whether the cache rejects the engine of the group. Caches of engines without users have a rule of their own. */
function isOfOtherEngine(f: ServerlessFacts): boolean {
  const engine = group(f)?.engine;
  return f.engine.hasUsers && engine !== undefined && !f.engine._facts.takesUsersOf.includes(engine);
}

/** Errors about users, checked at synthesis since users can be added to a group later. */
export const SERVERLESS_MEMBER_RULES: Array<Rule<ServerlessFacts>> = [
  {
    code: 'PublicNeedsIamUsers',
    clause: 'a cache with a public endpoint has a user that does not log in with IAM',
    see: PUBLIC,
    broken: f => f.isPublic && withoutIam(f).length > 0,
    says: (f, w) => `${w.set('connectionType', 'public')} needs users that log in with IAM, got ${listed(withoutIam(f).map(shown))} without IAM. `
      + w.put({ props: 'Use an IamUser instead', template: 'Change AuthenticationMode to iam' }),
  },
  {
    code: 'AccessStringNeedsNewerVersion',
    dated: true,
    clause: 'an access string uses syntax that the engine version does not support',
    see: RBAC,
    broken: f => f.engine.features.databaseRules === false && namingDatabases(f).length > 0,
    says: (f, w) => `the access string of ${listed(namingDatabases(f).map(shown))} names databases, which needs Valkey 9.1 or later, got ${f.engine}. `
      + w.put({
        props: 'Leave out \'databases\', or use engine: ServerlessEngine.VALKEY_9',
        template: 'Remove db= from the access string, or use Engine: valkey and MajorEngineVersion: 9',
      }),
  },
];

const nameOf = ({ userName, userId }: { readonly userName?: string; readonly userId: string }) => userName ?? userId;

function withoutIam(f: ServerlessFacts): string[] {
  return (group(f)?.users ?? [])
    .filter(({ authentication }) => authentication !== undefined && authentication !== UserAuthentication.IAM).map(nameOf);
}

function namingDatabases(f: ServerlessFacts): string[] {
  return (group(f)?.users ?? []).filter(({ accessString }) => accessString?._features().has('databases')).map(nameOf);
}
