import { Rule } from '../../private/rules';
import { isKnown, known } from '../../private/tokens';
import { ReplicationGroupFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-elasticache-replicationgroup-nodegroupconfiguration.html';
const LAST_SLOT = 16_383;

const configurations = ({ shardConfigurations = [] }: ReplicationGroupFacts) => shardConfigurations;
const wrongReplicas = (f: ReplicationGroupFacts) => configurations(f).map(({ replicas = 1 }) => replicas)
  .filter(replicas => isKnown(replicas) && (!Number.isInteger(replicas) || replicas < 0 || replicas > 5));
const wrongZones = (f: ReplicationGroupFacts) => configurations(f).filter(({ replicas = 1, replicaAvailabilityZones }) =>
  replicaAvailabilityZones !== undefined && isKnown(replicas) && isKnown(replicaAvailabilityZones) && replicaAvailabilityZones.length !== replicas);
const wrongIds = (f: ReplicationGroupFacts) => configurations(f).map(({ nodeGroupId }) => nodeGroupId)
  .filter(id => id !== undefined && isKnown(id) && !/^\d{1,4}$/.test(id));

/** Slots as the user wrote them, in order; undefined when one is only known at deployment. */
function slotsOf(f: ReplicationGroupFacts): string[] | undefined {
  const given = configurations(f).map(({ slots }) => slots);
  return isKnown(given) ? given.filter(slots => slots !== undefined) : undefined;
}

/** Ranges of slots as numbers; undefined when one is not a range. */
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

/** Numbers of shards, as far as they are known, that more than one has. */
function numbersTwice(f: ReplicationGroupFacts): number[] {
  const numbers = configurations(f).map(({ nodeGroupId }, i) => nodeGroupId === undefined ? i + 1 : Number(known(nodeGroupId)));
  return [...new Set(numbers.filter((number, i) => !Number.isNaN(number) && numbers.indexOf(number) !== i))];
}

export const SHARD_WARNINGS: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'SlotsWithoutRestore',
    clause: '`slots` tell what is no longer so once keys were moved online',
    see: PAGE,
    broken: f => (slotsOf(f) ?? []).length > 0 && f.restoreFrom === undefined,
    says: () => '\'slots\' of \'shardConfigurations\' tell what is no longer so once keys were moved online; leave them out, unless the shards are filled from files with \'restoreFrom\'',
  },
];

export const SHARD_RULES: Array<Rule<ReplicationGroupFacts>> = [
  {
    code: 'ShardsGivenTwice',
    clause: '`shardConfigurations` excludes `shards`, `replicas` and `availabilityZones`',
    see: PAGE,
    broken: f => f.shardsGivenTwice,
    says: () => '\'shardConfigurations\' was given together with \'shards\', \'replicas\' or \'availabilityZones\'; leave those out, each shard has its own',
  },
  {
    code: 'ShardReplicasOutOfRange',
    dated: true,
    clause: 'each of `shardConfigurations` has 0 to 5 replicas',
    see: PAGE,
    broken: f => wrongReplicas(f).length > 0,
    says: f => `'replicas' of each of 'shardConfigurations' must be a whole number from 0 to 5, got ${wrongReplicas(f).join(', ')}`,
  },
  {
    code: 'ShardReplicaZones',
    clause: 'a shard names a zone for each of its replicas, or none',
    see: PAGE,
    broken: f => wrongZones(f).length > 0,
    says: f => `'replicaAvailabilityZones' must name a zone for each replica, got ${wrongZones(f).map(({ replicas = 1, replicaAvailabilityZones = [] }) => `${replicaAvailabilityZones.length} for ${replicas}`).join(', ')}; leave it out to let ElastiCache choose`,
  },
  {
    code: 'InvalidNodeGroupId',
    clause: 'the number of a shard has 1 to 4 digits',
    see: PAGE,
    broken: f => wrongIds(f).length > 0,
    says: f => `'nodeGroupId' must be 1 to 4 digits, got ${wrongIds(f).map(id => `'${id}'`).join(', ')}; leave it out to have 0001, 0002 and so on`,
  },
  {
    code: 'NodeGroupIdTwice',
    clause: 'two shards have the same number',
    see: PAGE,
    broken: f => numbersTwice(f).length > 0,
    says: f => `'nodeGroupId' must be another one for each shard, got ${numbersTwice(f).join(', ')} twice, counting that a shard without one has its position; leave them out to have 0001, 0002 and so on`,
  },
  {
    code: 'SlotsForSomeShards',
    clause: '`slots` are given for every shard or for none',
    see: PAGE,
    broken: f => {
      const slots = slotsOf(f);
      return slots !== undefined && slots.length > 0 && slots.length < configurations(f).length;
    },
    says: f => `'slots' must be given for every one of 'shardConfigurations' or for none, got ${slotsOf(f)!.length} of ${configurations(f).length}`,
  },
  {
    code: 'InvalidSlots',
    clause: 'the slots of all shards are ranges that cover 0 to 16383 once',
    see: PAGE,
    broken: f => {
      const slots = slotsOf(f);
      if (slots === undefined || slots.length === 0 || slots.length < configurations(f).length) { return false; }
      const ranges = rangesOf(slots);
      return ranges === undefined || !coverAll(ranges);
    },
    says: f => `'slots' of all shards must be ranges such as '0-5460' that cover 0 to ${LAST_SLOT} without gap or overlap, got ${slotsOf(f)!.map(slots => `'${slots}'`).join(', ')}; leave them out to have them spread evenly`,
  },
];
