import { Durability } from '../../engine/durability';
import { GLOBAL_FAMILIES } from '../../engine/node-families';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { listed, sentences, shown } from '../../private/words';
import { GlobalFacts, ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html';
const MAX_SHARDS = 500;

const isSecondary = ({ inherited }: ReplicationGroupFacts) => inherited !== undefined;

export const SECONDARY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'SecondaryInherits',
    clause: 'a secondary of a global datastore inherits engine, version, node type, shards, parameters and more from its primary',
    see: PAGE,
    broken: f => f.inheritedAndGiven.length > 0,
    says: (f, w) => sentences(
      `${w.name('globalReplicationGroup')} makes this cache a secondary, which inherits ${w.names(f.inheritedAndGiven)} from its primary`,
      w.omit(...f.inheritedAndGiven),
    ),
  },
  {
    code: 'SecondaryNeedsReplica',
    clause: 'a secondary whose primary has automatic failover needs a replica',
    see: PAGE,
    broken: f => f.inherited?.automaticFailover === true && f.replicas < 1,
    says: (f, w) => sentences(
      `${w.name('replicas')} of a secondary must be at least 1, got ${shown(f.replicas)}, because its primary has automatic failover`,
      w.omit('replicas'),
    ),
  },
  {
    code: 'SecondaryNeedsAuthentication',
    clause: 'a secondary uses the token of its primary, so `authentication` must be given',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html',
    broken: f => isSecondary(f) && !f.authenticationGiven,
    says: (_, w) => sentences(
      `${w.name('authentication')} must be given for a secondary, because its token is the one of the primary`,
      w.put({
        props: 'write authentication: Authentication.token({ secret }) with a replica of the primary\'s secret in this region, or '
          + w.set('authentication', 'none'),
      }),
    ),
  },
];

/** What ElastiCache refuses of a global datastore. */
export const GLOBAL_RULES: Array<Rule<GlobalFacts>> = [
  {
    code: 'GlobalVersionOfMemcached',
    clause: 'Memcached has no global datastores, so `engineVersion` must be a version of Redis OSS or Valkey',
    see: PAGE,
    broken: f => f.engineVersion?.engine === 'memcached',
    says: (f, w) => sentences(
      `${w.name('engineVersion')} must be a version of Redis OSS or Valkey, got ${f.engineVersion}`,
      `${w.omit('engineVersion')} to keep the version of the primary`,
    ),
  },
  {
    code: 'InvalidGlobalSuffix',
    clause: 'the suffix of the id of a global datastore must be letters, digits and single hyphens',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateGlobalReplicationGroup.html',
    broken: f => !/^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(f.suffix),
    says: (f, w) => sentences(
      `${w.name('globalReplicationGroupIdSuffix')} must be letters, digits and single hyphens, with no hyphen at either end, got ${shown(f.suffix)}`,
      `write for example ${w.set('globalReplicationGroupIdSuffix', 'my-sessions')}`,
    ),
  },
  {
    code: 'GlobalNodeType',
    dated: true,
    clause: 'a global datastore needs a node type of size large or larger, and of a current family that is not burstable',
    see: PAGE,
    broken: f => f.nodeType.isBurstable || f.nodeType.isPreviousGeneration || f.nodeType._isSmall,
    says: (f, w) => sentences(
      `${w.name('nodeType')} of a global datastore must be of size large or larger, and of a current family that is not burstable, got ${f.nodeType}`,
      `write ${w.set('nodeType', 'cache.m7g.large')} for the primary`,
    ),
  },
  {
    code: 'GlobalNeedsNewerVersion',
    dated: true,
    clause: 'a global datastore needs Redis OSS 5.0.6 or later, or Valkey',
    see: PAGE,
    broken: f => f.primary.version.features.globalDatastore === false,
    says: (f, w) => sentences(
      `${w.name('version')} of the primary must be Redis OSS 5.0.6 or later, got ${f.primary.version.version}`,
      `write ${w.version('redis', '7.1')}`,
    ),
  },
  {
    code: 'GlobalPrimaryIsSecondary',
    clause: 'the primary of a global datastore must not be a secondary of another one',
    see: PAGE,
    broken: f => f.primary.inherited !== undefined,
    says: (_, w) => sentences(
      `${w.name('primary')} is a secondary of another global datastore`,
      `use another cache, or ${w.omit('globalReplicationGroup')} of this one`,
    ),
  },
  {
    code: 'GlobalShards',
    dated: f => f.primary.clusterMode && Number.isInteger(f.shards) && f.shards! > MAX_SHARDS,
    clause: '`shards` of a global datastore needs a primary with cluster mode enabled, and must be 1 to 500',
    see: PAGE,
    broken: f => f.shards !== undefined && (!f.primary.clusterMode || !Number.isInteger(f.shards) || f.shards < 1 || f.shards > MAX_SHARDS),
    says: (f, w) => sentences(
      f.primary.clusterMode
        ? `${w.name('shards')} of a global datastore must be a whole number from 1 to ${MAX_SHARDS}, got ${shown(f.shards)}`
        : `${w.name('shards')} of a global datastore needs a primary with cluster mode enabled`,
      `${w.omit('shards')} to keep what the primary has`,
    ),
  },
  {
    code: 'GlobalEngineDowngrade',
    clause: 'a global datastore of Valkey cannot go back to Redis OSS',
    see: PAGE,
    broken: f => f.engineVersion !== undefined && f.engineVersion.engine === 'redis' && f.primary.version.engine === 'valkey',
    says: (f, w) => sentences(
      `${w.name('engineVersion')} must be a version of Valkey, the engine of the primary, got Redis OSS ${f.engineVersion!.version}`,
      w.omit('engineVersion'),
    ),
  },
  {
    code: 'GlobalDowngrade',
    clause: 'the version of a global datastore must not be older than that of its primary',
    see: PAGE,
    broken: f => f.engineVersion !== undefined && known(f.primary.version.version) !== undefined
      && f.engineVersion.engine === f.primary.version.engine && !f.engineVersion._isAtLeast(f.primary.version.version),
    says: (f, w) => sentences(
      `${w.name('engineVersion')} must not be older than ${f.primary.version.version}, the version of the primary, got ${f.engineVersion!.version}`,
      `${w.omit('engineVersion')} to keep the version of the primary`,
    ),
  },
  {
    code: 'GlobalExcludesDurability',
    clause: 'a global datastore excludes durability',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html',
    broken: f => f.primary.durability === Durability.SYNC || f.primary.durability === Durability.ASYNC,
    says: (f, w) => sentences(
      `${w.name('durability')} is not available in a global datastore, got ${shown(f.primary.durability)} on the primary`,
      `${w.omit('durability')} of the primary`,
    ),
  },
];

/** Checked when the app is complete. */
export const GLOBAL_PRIMARY_RULES: Array<Rule<{ readonly scaled: boolean }>> = [
  {
    code: 'GlobalPrimaryScaled',
    clause: 'the primary of a global datastore must not scale automatically',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html',
    broken: ({ scaled }) => scaled,
    says: (_, w) => sentences(
      `${w.name('primary')} scales automatically, but a member of a global datastore must not`,
      `remove ${w.put({ props: 'autoScaleShards() and autoScaleReplicas()', template: 'its scalable targets' })}, `
        + `and set ${w.name('shards')} of the global datastore`,
    ),
  },
];

/** What is legal but unwise. */
export const GLOBAL_WARNINGS: Array<Rule<GlobalFacts>> = [
  {
    code: 'GlobalNewerFamily',
    clause: 'AWS does not list the node type for global datastores',
    see: PAGE,
    broken: f => f.nodeType.family !== undefined && !f.nodeType._isOf(GLOBAL_FAMILIES),
    says: (f, w) => sentences(
      `${w.name('nodeType')} ${f.nodeType} is not of the families that AWS lists for global datastores: ${listed(GLOBAL_FAMILIES)}`,
      `write ${w.set('nodeType', 'cache.r7g.large')}, or acknowledge this warning if AWS accepts yours`,
    ),
  },
  {
    code: 'GlobalParameterGroup',
    clause: '`parameterGroup` of a global datastore only takes effect with a new major version',
    see: PAGE,
    broken: f => f.parameterGroup !== undefined && f.engineVersion === undefined,
    says: (_, w) => sentences(
      `${w.name('parameterGroup')} of a global datastore only takes effect together with ${w.name('engineVersion')}`,
      `set ${w.name('parameterGroup')} of the primary instead`,
    ),
  },
];
