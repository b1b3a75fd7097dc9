import { NEWER_SCALABLE_FAMILIES, SCALABLE_FAMILIES, SCALABLE_SIZES } from '../../engine/node-families';
import { Rule } from '../../private/rules';
import { ScalingFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html';
const FAMILIES = [...SCALABLE_FAMILIES, ...NEWER_SCALABLE_FAMILIES];

const method = ({ what }: ScalingFacts) => what === 'Replicas' ? 'autoScaleReplicas' : 'autoScaleShards';
const range = ({ what }: ScalingFacts) => what === 'Replicas' ? { min: 1, max: 5 } : { min: 1, max: 500 };

export const SCALING_RULES: Array<Rule<ScalingFacts>> = [
  {
    code: 'ScalingNeedsClusterMode',
    clause: 'auto scaling needs cluster mode enabled',
    see: PAGE,
    broken: f => !f.clusterClientsOnly,
    says: f => `${method(f)}() needs cluster mode enabled; write shards: 1 or more`,
  },
  {
    code: 'ScalingNeedsNewerVersion',
    dated: true,
    clause: 'auto scaling needs Redis OSS 6.0 or Valkey, with data tiering Redis OSS 7.1 or Valkey',
    see: PAGE,
    broken: f => f.version.features.autoScaling === false
      || (f.dataTiering && !f.version._facts.scalesWithDataTiering),
    says: f => `${method(f)}() needs Redis OSS 6.0 or later, or 7.0.7 with data tiering, got version ${f.version.version}; write RedisVersion.V7_1`,
  },
  {
    code: 'ScalingNodeType',
    dated: true,
    clause: 'auto scaling needs the sizes large to 2xlarge of the families r5, r6g, r6gd, r7g, r8g, m5, m6g, m7g, m8g, c7gn or c8gn',
    see: PAGE,
    broken: f => f.nodeType._isListed()
      && (!f.nodeType._isOf(FAMILIES) || !SCALABLE_SIZES.includes(f.nodeType.size!)),
    says: f => `${method(f)}() needs the sizes ${SCALABLE_SIZES.join(', ')} of the families ${FAMILIES.join(', ')}, got ${f.nodeType}; write NodeType.of('cache.r7g.large')`,
  },
  {
    code: 'ScalingNotGlobal',
    clause: 'a member of a global datastore cannot be scaled automatically',
    see: PAGE,
    broken: f => f.inherited !== undefined,
    says: f => `${method(f)}() cannot be had on a member of a global datastore; scale the global datastore by hand`,
  },
  {
    code: 'ScalingOfUnlikeShards',
    clause: 'shards that are not alike cannot be scaled automatically: a change replaces the cache',
    see: PAGE,
    broken: f => f.shardConfigurations !== undefined,
    says: f => `${method(f)}() cannot be had with 'shardConfigurations', which the next deployment would restore; write 'shards' and 'replicas'`,
  },
  {
    code: 'ScalingCapacity',
    clause: 'replicas are scaled between 1 and 5, shards between 1 and 500, and the minimum is no more than the maximum',
    see: PAGE,
    broken: f => {
      const { min, max } = range(f);
      return [f.minCapacity, f.maxCapacity].some(capacity => !Number.isInteger(capacity))
        || f.minCapacity < min || f.maxCapacity > max || f.minCapacity > f.maxCapacity;
    },
    says: f => `'minCapacity' and 'maxCapacity' of ${method(f)}() must be whole numbers from ${range(f).min} to ${range(f).max}, the first no more than the second, got ${f.minCapacity} and ${f.maxCapacity}`,
  },
  {
    code: 'ScalingTwice',
    clause: 'replicas or shards of one cache are scaled in one place',
    see: PAGE,
    broken: f => f.already,
    says: f => `${method(f)}() was called twice; call it once and add policies to what it returned`,
  },
];

export const SCALING_WARNINGS: Array<Rule<ScalingFacts>> = [
  {
    code: 'ScalingNewerFamily',
    clause: 'the node type is newer than AWS\'s list of those that can be scaled automatically',
    see: PAGE,
    broken: f => f.nodeType.family !== undefined && (f.nodeType._isOf(NEWER_SCALABLE_FAMILIES) || !f.nodeType._isListed()),
    says: f => `${method(f)}() with ${f.nodeType}: the families that AWS lists are ${SCALABLE_FAMILIES.join(', ')}; acknowledge this if AWS scales yours by now`,
  },
];

export const TARGET_WARNINGS: Array<Rule<{ readonly targetValue: number }>> = [
  {
    code: 'ScalingTarget',
    clause: 'auto scaling aims at 35 to 70 percent',
    see: PAGE,
    broken: ({ targetValue }) => targetValue < 35 || targetValue > 70,
    says: ({ targetValue }) => `'targetUtilizationPercent' should be 35 to 70, got ${targetValue}: ElastiCache's console takes nothing else`,
  },
];
