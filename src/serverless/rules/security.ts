import { ENCRYPTION_KEY_RULES } from '../../access/rules/encryption-key';
import { UserAuthentication } from '../../access/user-ref';
import { Rule } from '../../private/rules';
import { ServerlessFacts } from '../facts';

const RBAC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html';
const CREATE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html';
const PUBLIC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-public-endpoints-chapter.html';

const group = ({ login }: ServerlessFacts) => login?.userGroup;
const letsAnybodyIn = ({ login }: ServerlessFacts) => login !== undefined && !login.usesToken && !login.userGroup;

/** Checked when the cache is made. */
export const SECURITY_RULES: Array<Rule<ServerlessFacts>> = [
  ...ENCRYPTION_KEY_RULES,
  {
    code: 'TokenOnServerless',
    clause: 'a serverless cache has no token, only users',
    see: RBAC,
    broken: f => f.login?.usesToken,
    says: f => f.engine.hasUsers
      ? '\'authentication\' by token is of caches of nodes, and a serverless cache has none; leave it out to have an IAM user, or write Authentication.users(group)'
      : `'authentication' by token is of Redis OSS and Valkey on nodes, got ${f.engine}; leave it out`,
  },
  {
    code: 'UsersOnMemcached',
    clause: 'Memcached has no users',
    see: CREATE,
    broken: f => group(f) !== undefined && !f.engine.hasUsers,
    says: f => `'authentication' by users is of Redis OSS and Valkey, got ${f.engine}, which has none on a serverless cache, nor SASL, since the cache does not speak the binary protocol; leave it out, or write ServerlessEngine.VALKEY_8`,
  },
  {
    code: 'ValkeyUsersOnRedis',
    clause: 'a Redis OSS cache takes user groups of Redis only',
    see: RBAC,
    broken: isOfOtherEngine,
    says: () => '\'authentication\' of a Redis OSS cache takes a user group of Redis, got one of Valkey; write engine: UserEngine.REDIS for the group and its users',
  },
  {
    code: 'PublicNeedsUsers',
    clause: 'a public endpoint lets nobody in without IAM',
    see: PUBLIC,
    broken: f => f.isPublic && letsAnybodyIn(f),
    says: () => '\'authentication\' none() cannot be had with connectionType = PUBLIC, where every user logs in with IAM; leave it out to have an IAM user',
  },
];

/** Whether the group is known to be of an engine whose users the cache does not take; a cache without users has its own rule. */
function isOfOtherEngine(f: ServerlessFacts): boolean {
  const engine = group(f)?.engine;
  return f.engine.hasUsers && engine !== undefined && !f.engine._facts.takesUsersOf.includes(engine);
}

/** Checked when the app is complete, since users can be added to a group later. */
export const SERVERLESS_MEMBER_RULES: Array<Rule<ServerlessFacts>> = [
  {
    code: 'PublicNeedsIamUsers',
    clause: 'all users of a cache with a public endpoint log in with IAM',
    see: PUBLIC,
    broken: f => f.isPublic && notIam(f).length > 0,
    says: f => `'authentication' by users needs IAM with connectionType = PUBLIC, got ${notIam(f).map(name => `'${name}'`).join(' and ')} without; make an IamUser of each`,
  },
  {
    code: 'AccessStringNeedsNewerVersion',
    dated: true,
    clause: 'an access string uses what the engine version does not know',
    see: RBAC,
    broken: f => f.engine.features.databaseRules === false && namingDatabases(f).length > 0,
    says: f => `the access string of ${namingDatabases(f).map(name => `'${name}'`).join(' and ')} names databases, which ${f.engine} does not know; write it without 'databases', or write ServerlessEngine.VALKEY_9`,
  },
];

const nameOf = ({ userName, userId }: { readonly userName?: string; readonly userId: string }) => userName ?? userId;

function notIam(f: ServerlessFacts): string[] {
  return (group(f)?.users ?? [])
    .filter(({ authentication }) => authentication !== undefined && authentication !== UserAuthentication.IAM).map(nameOf);
}

function namingDatabases(f: ServerlessFacts): string[] {
  return (group(f)?.users ?? []).filter(({ accessString }) => accessString?._features().has('databases')).map(nameOf);
}
