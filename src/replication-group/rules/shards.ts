import { Rule } from '../../private/rules';
import { isKnown, known } from '../../private/tokens';
import { sentences, shown } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-elasticache-replicationgroup-nodegroupconfiguration.html';
const LAST_SLOT = 16_383;
const MAX_REPLICAS = 5;

const configurations = ({ shardConfigurations = [] }: ReplicationGroupFacts) => shardConfigurations;
const wrongReplicas = (f: ReplicationGroupFacts) => configurations(f).map(({ replicas = 1 }) => replicas)
  .filter(replicas => isKnown(replicas) && (!Number.isInteger(replicas) || replicas < 0 || replicas > MAX_REPLICAS));
const wrongZones = (f: ReplicationGroupFacts) => configurations(f).filter(({ replicas = 1, replicaAvailabilityZones }) =>
  replicaAvailabilityZones !== undefined && isKnown(replicas) && isKnown(replicaAvailabilityZones) && replicaAvailabilityZones.length !== replicas);
const wrongIds = (f: ReplicationGroupFacts) => configurations(f).map(({ nodeGroupId }) => nodeGroupId)
  .filter(id => id !== undefined && isKnown(id) && !/^\d{1,4}$/.test(id));

/** Slots as the user wrote them, in order. Undefined if one is only known at deployment. */
function slotsOf(f: ReplicationGroupFacts): string[] | undefined {
  const given = configurations(f).map(({ slots }) => slots);
  return isKnown(given) ? given.filter(slots => slots !== undefined) : undefined;
}

/** Ranges of slots as numbers. Undefined if one is not a range. */
function rangesOf(slots: string[]): Array<[number, number]> | undefined {
  const ranges = slots.flatMap(text => text.split(',')).map(text => {
    const [, from, to = from] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(text) ?? [];
    return [Number(from), Number(to)] as [number, number];
  });
  return ranges.every(([from, to]) => from <= to && to <= LAST_SLOT) ? ranges : undefined;
}

function coverAll(ranges: Array<[number, number]>): boolean {
  let next = 0;
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from !== next) { return false; }
    next = to + 1;
  }
  return next === LAST_SLOT + 1;
}

/** Numbers that more than one shard has, as far as they are known. */
function sharedNumbers(f: ReplicationGroupFacts): number[] {
  const numbers = configurations(f).map(({ nodeGroupId }, i) => nodeGroupId === undefined ? i + 1 : Number(known(nodeGroupId)));
  return [...new Set(numbers.filter((number, i) => !Number.isNaN(number) && numbers.indexOf(number) !== i))];
}

export const SHARD_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'SlotsWithoutRestore',
    clause: '`slots` become outdated when the cache is resharded online, so give them only for a restore from files',
    see: PAGE,
    broken: f => (slotsOf(f) ?? []).length > 0 && f.restoreFrom === undefined,
    says: (_, w) => sentences(
      `${w.name('slots')} of ${w.name('shardConfigurations')} become outdated when the cache is resharded online`,
      `${w.omit('slots')}, unless you fill the shards from files with ${w.name('restoreFrom')}`,
    ),
  },
];

export const SHARD_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'ShardsGivenTwice',
    clause: '`shardConfigurations` excludes `shards`, `replicas` and `availabilityZones`',
    see: PAGE,
    broken: f => f.shardsGivenTwice,
    says: (_, w) => sentences(
      `${w.name('shardConfigurations')} excludes ${w.names(['shards', 'replicas', 'availabilityZones'])}`,
      `leave those out, and set replicas and zones of each of ${w.name('shardConfigurations')}`,
    ),
  },
  {
    code: 'ShardReplicasOutOfRange',
    dated: f => wrongReplicas(f).every(replicas => Number.isInteger(replicas) && replicas > MAX_REPLICAS),
    clause: 'each of `shardConfigurations` can have 0 to 5 replicas',
    see: PAGE,
    broken: f => wrongReplicas(f).length > 0,
    says: (f, w) => sentences(
      `${w.name('replicas')} of each of ${w.name('shardConfigurations')} must be a whole number from 0 to ${MAX_REPLICAS}, `
        + `got ${wrongReplicas(f).map(shown).join(', ')}`,
      wrongReplicas(f).some(replicas => replicas > MAX_REPLICAS) ? 'add shards to spread more load' : `${w.omit('replicas')} to have one`,
    ),
  },
  {
    code: 'ShardReplicaZones',
    clause: 'a shard must name a zone for each of its replicas, or none',
    see: PAGE,
    broken: f => wrongZones(f).length > 0,
    says: (f, w) => sentences(
      `${w.name('replicaAvailabilityZones')} must name one zone for each replica, `
        + `got ${wrongZones(f).map(({ replicas = 1, replicaAvailabilityZones = [] }) => `${replicaAvailabilityZones.length} for ${shown(replicas)}`).join(', ')}`,
      `${w.omit('replicaAvailabilityZones')} to let ElastiCache choose`,
    ),
  },
  {
    code: 'InvalidNodeGroupId',
    clause: 'the number of a shard must have 1 to 4 digits',
    see: PAGE,
    broken: f => wrongIds(f).length > 0,
    says: (f, w) => sentences(
      `${w.name('nodeGroupId')} must be 1 to 4 digits, got ${wrongIds(f).map(shown).join(', ')}`,
      `${w.omit('nodeGroupId')} to number the shards 0001, 0002 and so on`,
    ),
  },
  {
    code: 'NodeGroupIdTwice',
    clause: 'two shards must not have the same number',
    see: PAGE,
    broken: f => sharedNumbers(f).length > 0,
    says: (f, w) => sentences(
      `${w.name('nodeGroupId')} must differ between shards, got ${sharedNumbers(f).join(', ')} more than once`,
      'a shard without a number has its position',
      `${w.omit('nodeGroupId')} to number the shards 0001, 0002 and so on`,
    ),
  },
  {
    code: 'SlotsForSomeShards',
    clause: '`slots` must be given for every shard or for none',
    see: PAGE,
    broken: f => {
      const slots = slotsOf(f);
      return slots !== undefined && slots.length > 0 && slots.length < configurations(f).length;
    },
    says: (f, w) => sentences(
      `${w.name('slots')} must be given for every one of ${w.name('shardConfigurations')} or for none, got ${slotsOf(f)!.length} of ${configurations(f).length}`,
      `${w.omit('slots')} to spread them evenly`,
    ),
  },
  {
    code: 'InvalidSlots',
    clause: 'the slots of all shards must be ranges that cover 0 to 16383 without gap or overlap',
    see: PAGE,
    broken: f => {
      const slots = slotsOf(f);
      if (slots === undefined || slots.length === 0 || slots.length < configurations(f).length) { return false; }
      const ranges = rangesOf(slots);
      return ranges === undefined || !coverAll(ranges);
    },
    says: (f, w) => sentences(
      `${w.name('slots')} of all shards must be ranges such as '0-5460' that cover 0 to ${LAST_SLOT} without gap or overlap, `
        + `got ${slotsOf(f)!.map(shown).join(', ')}`,
      `${w.omit('slots')} to spread them evenly`,
    ),
  },
];
