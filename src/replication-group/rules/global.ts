import { Durability } from '../../engine/durability';
import { EngineVersion } from '../../engine/engine-version';
import { NodeType } from '../../engine/node-type';
import { Rule } from '../../private/rules';
import { ReplicationGroupPlan } from '../plan';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html';

const isSecondary = ({ globalReplicationGroup }: ReplicationGroupPlan) => globalReplicationGroup !== undefined;

export const SECONDARY_RULES: Array<Rule<ReplicationGroupPlan>> = [
  {
    code: 'SecondaryInherits',
    clause: 'a secondary of a global datastore has engine, version, node type, shards, parameters and more from its primary',
    see: PAGE,
    broken: f => f.inheritedAndGiven.length > 0,
    says: f => `'globalReplicationGroup' makes the cache a secondary, which has ${f.inheritedAndGiven.map(prop => `'${prop}'`).join(', ')} from its primary; leave ${f.inheritedAndGiven.length > 1 ? 'them' : 'it'} out`,
  },
  {
    code: 'SecondaryNeedsReplica',
    clause: 'a secondary has automatic failover from its primary, and so needs a replica',
    see: PAGE,
    broken: f => isSecondary(f) && f.replicas < 1,
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

/** A global datastore: its primary, and what it changes of it. */
interface GlobalFacts {
  readonly suffix: string;
  readonly plan: ReplicationGroupPlan;
  readonly nodeType: NodeType;
  readonly engineVersion?: EngineVersion;
  readonly parameterGroup?: unknown;
}

const FAMILIES = ['m5', 'm6g', 'm7g', 'r5', 'r6g', 'r6gd', 'r7g', 'c7gn'];
const TOO_SMALL = ['nano', 'micro', 'small', 'medium'];

/** What ElastiCache refuses of a global datastore. */
export const GLOBAL_RULES: Array<Rule<GlobalFacts>> = [
  {
    code: 'InvalidGlobalSuffix',
    clause: 'the end of the id of a global datastore has other characters than letters, digits and single hyphens',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateGlobalReplicationGroup.html',
    broken: f => !/^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(f.suffix),
    says: f => `'globalReplicationGroupIdSuffix' must be letters, digits and single hyphens, and not end with a hyphen, got '${f.suffix}'`,
  },
  {
    code: 'GlobalNodeType',
    clause: 'a global datastore needs node types of the size large or more, and none of the families t2, t3 and t4g',
    see: PAGE,
    broken: f => f.nodeType.isBurstable || f.nodeType.isPreviousGeneration || TOO_SMALL.includes(f.nodeType.size ?? ''),
    says: f => `'nodeType' of the primary must be of the size large or more and not burstable, got ${f.nodeType}; write NodeType.M7G_LARGE or NodeType.R7G_LARGE`,
  },
  {
    code: 'GlobalNeedsNewerVersion',
    clause: 'a global datastore needs Redis OSS 5.0.6 or Valkey',
    see: PAGE,
    broken: f => f.plan.version.features.globalDatastore === false,
    says: f => `'version' of the primary must be Redis OSS 5.0.6 or later, got ${f.plan.version.version}; write RedisVersion.V7_1`,
  },
  {
    code: 'GlobalPrimaryIsSecondary',
    clause: 'the primary of a global datastore is a secondary of another one',
    see: PAGE,
    broken: f => f.plan.globalReplicationGroup !== undefined,
    says: () => '\'primary\' is a secondary of another global datastore; leave \'globalReplicationGroup\' of it out',
  },
  {
    code: 'GlobalExcludesDurability',
    clause: 'durability excludes global datastores',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html',
    broken: f => f.plan.durability === Durability.SYNC || f.plan.durability === Durability.ASYNC,
    says: () => '\'durability\' of the primary cannot be had in a global datastore; leave it out',
  },
];

/** What is legal but unwise. */
export const GLOBAL_WARNINGS: Array<Rule<GlobalFacts>> = [
  {
    code: 'GlobalNewerFamily',
    clause: 'the node type is not on AWS\'s list of those for global datastores',
    see: PAGE,
    broken: f => f.nodeType.family !== undefined && !FAMILIES.includes(f.nodeType.family),
    says: f => `'nodeType' ${f.nodeType} is not of the families that AWS lists for global datastores (${FAMILIES.join(', ')}); acknowledge this if AWS takes it by now`,
  },
  {
    code: 'GlobalParameterGroup',
    clause: '`parameterGroup` of a global datastore has an effect with a new major version only',
    see: PAGE,
    broken: f => f.parameterGroup !== undefined && f.engineVersion === undefined,
    says: () => '\'parameterGroup\' of a global datastore has an effect together with \'engineVersion\' only; give it to the primary',
  },
];
