import { enableClusterMode } from './enable-cluster-mode';
import { NEWER_SCALABLE_FAMILIES, SCALABLE_FAMILIES, SCALABLE_SIZES } from '../../engine/node-families';
import { Rule } from '../../private/rules';
import { listed, sentences, shown, Words } from '../../private/words';
import { ScalingFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html';
const FAMILIES = [...SCALABLE_FAMILIES, ...NEWER_SCALABLE_FAMILIES];
const MIN_CAPACITY = 1;
const MIN_TARGET = 35;
const MAX_TARGET = 70;

const ofReplicas = ({ what }: ScalingFacts) => what === 'Replicas';
const maxOf = (f: ScalingFacts) => ofReplicas(f) ? 5 : 500;

/** What scales the cache, as the reader wrote it. */
function scalingOf(f: ScalingFacts, w: Words): string {
  return ofReplicas(f)
    ? w.put({ props: 'autoScaleReplicas()', template: 'automatic scaling of replicas' })
    : w.put({ props: 'autoScaleShards()', template: 'automatic scaling of shards' });
}

const bounds = ({ minCapacity, maxCapacity }: ScalingFacts) => [minCapacity, maxCapacity];
const areWhole = (f: ScalingFacts) => bounds(f).every(capacity => Number.isInteger(capacity));

export const SCALING_RULES: Array<Rule<ScalingFacts>> = [
  {
    code: 'ScalingNeedsClusterMode',
    clause: 'auto scaling needs cluster mode enabled',
    see: PAGE,
    broken: f => !f.clusterClientsOnly,
    says: (f, w) => sentences(`${scalingOf(f, w)} needs cluster mode enabled`, enableClusterMode(f, w)),
  },
  {
    code: 'ScalingNeedsNewerVersion',
    dated: true,
    clause: 'auto scaling needs Redis OSS 6.0 or later, with data tiering Redis OSS 7.0.7 or later, or Valkey',
    see: PAGE,
    broken: f => f.version.features.autoScaling === false
      || (f.dataTiering && !f.version._facts.scalesWithDataTiering),
    says: (f, w) => sentences(
      `${scalingOf(f, w)} needs Redis OSS ${f.dataTiering === true ? '7.0.7 or later with data tiering' : '6.0 or later'}, got version ${f.version.version}`,
      `write ${w.version('redis', '7.1')}`,
    ),
  },
  {
    code: 'ScalingNodeType',
    dated: true,
    clause: 'auto scaling needs the sizes large to 2xlarge of the families r5, r6g, r6gd, r7g, r8g, m5, m6g, m7g, m8g, c7gn or c8gn',
    see: PAGE,
    broken: f => f.nodeType._isListed()
      && (!f.nodeType._isOf(FAMILIES) || !SCALABLE_SIZES.includes(f.nodeType.size!)),
    says: (f, w) => sentences(
      `${scalingOf(f, w)} needs a node type of the sizes ${listed(SCALABLE_SIZES, 'or')} and the families ${listed(FAMILIES, 'or')}, got ${f.nodeType}`,
      `write ${w.set('nodeType', 'cache.r7g.large')}`,
    ),
  },
  {
    code: 'ScalingNotGlobal',
    clause: 'a member of a global datastore cannot scale automatically',
    see: PAGE,
    broken: f => f.inherited !== undefined,
    says: (f, w) => sentences(
      `${scalingOf(f, w)} is not available on a member of a global datastore`,
      ofReplicas(f) ? `set ${w.name('replicas')} of the cache instead` : `set ${w.name('shards')} of the global datastore instead`,
    ),
  },
  {
    code: 'ScalingOfUnlikeShards',
    clause: 'auto scaling excludes `shardConfigurations`, since the next deployment would undo the scaling',
    see: PAGE,
    broken: f => f.shardConfigurations !== undefined,
    says: (f, w) => sentences(
      `${scalingOf(f, w)} excludes ${w.name('shardConfigurations')}, because the next deployment would undo the scaling`,
      `use ${w.names(['shards', 'replicas'])} instead`,
    ),
  },
  {
    code: 'ScalingCapacity',
    dated: f => areWhole(f) && f.minCapacity >= MIN_CAPACITY && f.minCapacity <= f.maxCapacity && f.maxCapacity > maxOf(f),
    clause: 'auto scaling keeps 1 to 5 replicas or 1 to 500 shards, and the minimum must not be above the maximum',
    see: PAGE,
    broken: f => !areWhole(f) || f.minCapacity < MIN_CAPACITY || f.maxCapacity > maxOf(f) || f.minCapacity > f.maxCapacity,
    says: (f, w) => {
      const given = bounds(f).map(shown).join(' and ');
      return areWhole(f) && f.minCapacity >= MIN_CAPACITY && f.maxCapacity <= maxOf(f)
        ? `${w.name('minCapacity')} must not be above ${w.name('maxCapacity')}, got ${given}. Swap the two, or raise ${w.name('maxCapacity')}`
        : `${w.names(['minCapacity', 'maxCapacity'])} must be whole numbers from ${MIN_CAPACITY} to ${maxOf(f)}, got ${given}`;
    },
  },
  {
    code: 'ScalingTwice',
    clause: 'the replicas or the shards of a cache can be scaled in one place only',
    see: PAGE,
    broken: f => f.already,
    says: (f, w) => sentences(
      `${scalingOf(f, w)} can be set up only once for each cache`,
      w.put({ props: 'call the method once, and add policies to what it returns', template: 'add policies to the scalable target that exists' }),
    ),
  },
];

export const SCALING_WARNINGS: Array<Rule<ScalingFacts>> = [
  {
    code: 'ScalingNewerFamily',
    clause: 'AWS does not list the node type for auto scaling',
    see: PAGE,
    broken: f => f.nodeType.family !== undefined && (f.nodeType._isOf(NEWER_SCALABLE_FAMILIES) || !f.nodeType._isListed()),
    says: (f, w) => sentences(
      `${scalingOf(f, w)} may not be available on ${f.nodeType}: AWS lists only the families ${listed(SCALABLE_FAMILIES)}`,
      'acknowledge this warning if AWS scales your node type',
    ),
  },
];

export const TARGET_WARNINGS: Array<Rule<{ readonly targetValue: number }>> = [
  {
    code: 'ScalingTarget',
    clause: 'auto scaling should aim at 35 to 70 percent',
    see: PAGE,
    broken: ({ targetValue }) => targetValue < MIN_TARGET || targetValue > MAX_TARGET,
    says: ({ targetValue }, w) => sentences(
      `${w.name('targetUtilizationPercent')} should be ${MIN_TARGET} to ${MAX_TARGET}, got ${shown(targetValue)}: the ElastiCache console accepts nothing else`,
      `write ${w.set('targetUtilizationPercent', targetValue < MIN_TARGET ? MIN_TARGET : MAX_TARGET)}`,
    ),
  },
];
