import { Durability } from '../../engine/durability';
import { GLOBAL_FAMILIES } from '../../engine/node-families';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { GlobalFacts, ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html';

const isSecondary = ({ inherited }: ReplicationGroupFacts) => inherited !== undefined;

export const SECONDARY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'SecondaryInherits',
    clause: 'a secondary of a global datastore has engine, version, node type, shards, parameters and more from its primary',
    see: PAGE,
    broken: f => f.inheritedAndGiven.length > 0,
    says: f => `'globalReplicationGroup' makes the cache a secondary, which has ${f.inheritedAndGiven.map(prop => `'${prop}'`).join(', ')} from its primary; leave ${f.inheritedAndGiven.length > 1 ? 'them' : 'it'} out`,
  },
  {
    code: 'SecondaryNeedsReplica',
    clause: 'a secondary has automatic failover from its primary, which then needs a replica',
    see: PAGE,
    broken: f => f.inherited?.automaticFailover === true && f.replicas < 1,
    says: f => `'replicas' of a secondary must be at least 1, since it has automatic failover from its primary, got ${f.replicas}; leave it out`,
  },
  {
    code: 'SecondaryNeedsAuthentication',
    clause: 'a secondary has no token of its own: clients of all regions use the primary\'s',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html',
    broken: f => isSecondary(f) && !f.authenticationGiven,
    says: () => '\'authentication\' must be given for a secondary, since its token is the primary\'s; write Authentication.token({ secret }) with a replica of the primary\'s secret in this region, or Authentication.none()',
  },
];

/** What ElastiCache refuses of a global datastore. */
export const GLOBAL_RULES: Array<Rule<GlobalFacts>> = [
  {
    code: 'GlobalVersionOfMemcached',
    clause: '`engineVersion` is of Memcached, which has no global datastores',
    see: PAGE,
    broken: f => f.engineVersion?.engine === 'memcached',
    says: f => `'engineVersion' must be a RedisVersion or a ValkeyVersion, got ${f.engineVersion}; write ValkeyVersion.V8_2`,
  },
  {
    code: 'InvalidGlobalSuffix',
    clause: 'the end of the id of a global datastore has other characters than letters, digits and single hyphens',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateGlobalReplicationGroup.html',
    broken: f => !/^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(f.suffix),
    says: f => `'globalReplicationGroupIdSuffix' must be letters, digits and single hyphens, and not end with a hyphen, got '${f.suffix}'`,
  },
  {
    code: 'GlobalNodeType',
    dated: true,
    clause: 'a global datastore needs node types of the size large or more, and none of the families t2, t3 and t4g',
    see: PAGE,
    broken: f => f.nodeType.isBurstable || f.nodeType.isPreviousGeneration || f.nodeType._isSmall,
    says: f => `'nodeType' of the primary must be of the size large or more and not burstable, got ${f.nodeType}; write NodeType.of('cache.m7g.large') or NodeType.of('cache.r7g.large')`,
  },
  {
    code: 'GlobalNeedsNewerVersion',
    dated: true,
    clause: 'a global datastore needs Redis OSS 5.0.6 or Valkey',
    see: PAGE,
    broken: f => f.primary.version.features.globalDatastore === false,
    says: f => `'version' of the primary must be Redis OSS 5.0.6 or later, got ${f.primary.version.version}; write RedisVersion.V7_1`,
  },
  {
    code: 'GlobalPrimaryIsSecondary',
    clause: 'the primary of a global datastore is a secondary of another one',
    see: PAGE,
    broken: f => f.primary.inherited !== undefined,
    says: () => '\'primary\' is a secondary of another global datastore; leave \'globalReplicationGroup\' of it out',
  },
  {
    code: 'GlobalShards',
    clause: '`shards` of a global datastore needs cluster mode enabled, and is 1 to 500',
    see: PAGE,
    broken: f => f.shards !== undefined && (!f.primary.clusterMode || !Number.isInteger(f.shards) || f.shards < 1 || f.shards > 500),
    says: f => `'shards' of a global datastore must be a whole number from 1 to 500, and its primary have cluster mode enabled, got ${f.shards} with cluster mode ${f.primary.clusterMode ? 'enabled' : 'disabled'}; leave it out to have the primary's`,
  },
  {
    code: 'GlobalDowngrade',
    clause: 'the version of a global datastore is older than that of its primary',
    see: PAGE,
    broken: f => f.engineVersion !== undefined && known(f.primary.version.version) !== undefined
      && f.engineVersion.engine === f.primary.version.engine && !f.engineVersion._isAtLeast(f.primary.version.version),
    says: f => `'engineVersion' of a global datastore cannot be older than its primary's ${f.primary.version.version}, got ${f.engineVersion!.version}; leave it out to have the primary's`,
  },
  {
    code: 'GlobalExcludesDurability',
    clause: 'durability excludes global datastores',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html',
    broken: f => f.primary.durability === Durability.SYNC || f.primary.durability === Durability.ASYNC,
    says: () => '\'durability\' of the primary cannot be had in a global datastore; leave it out',
  },
];

/** Checked when the app is complete. */
export const GLOBAL_PRIMARY_RULES: Array<Rule<{ readonly scaled: boolean }>> = [
  {
    code: 'GlobalPrimaryScaled',
    clause: 'the primary of a global datastore is scaled automatically',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html',
    broken: ({ scaled }) => scaled,
    says: () => '\'primary\' is scaled with autoScaleShards() or autoScaleReplicas(), which a member of a global datastore cannot be; scale the global datastore by hand with \'shards\'',
  },
];

/** What is legal but unwise. */
export const GLOBAL_WARNINGS: Array<Rule<GlobalFacts>> = [
  {
    code: 'GlobalNewerFamily',
    clause: 'the node type is not on AWS\'s list of those for global datastores',
    see: PAGE,
    broken: f => f.nodeType.family !== undefined && !f.nodeType._isOf(GLOBAL_FAMILIES),
    says: f => `'nodeType' ${f.nodeType} is not of the families that AWS lists for global datastores (${GLOBAL_FAMILIES.join(', ')}); acknowledge this if AWS takes it by now`,
  },
  {
    code: 'GlobalParameterGroup',
    clause: '`parameterGroup` of a global datastore has an effect with a new major version only',
    see: PAGE,
    broken: f => f.parameterGroup !== undefined && f.engineVersion === undefined,
    says: () => '\'parameterGroup\' of a global datastore has an effect together with \'engineVersion\' only; give it to the primary',
  },
];
