import { CacheIntent, declareIntent } from './intent';
import { KeptDataFacts } from './kept-data-facts';
import { KEPT_DATA_WARNINGS } from './rules/kept-data';
import { Durability } from '../engine/durability';
import { EvictionPolicy } from '../engine/eviction-policy';
import { NodeType } from '../engine/node-type';
import { ValkeyVersion } from '../engine/valkey-version';
import { Alarms } from '../observe/alarms/alarms';
import { CacheAlarm } from '../observe/alarms/cache-alarm';
import { check, failWith, Rule, warnWith } from '../private/rules';
import { alarmFactsOf, nodeIdsOf } from '../replication-group/alarms';
import { ReplicationGroupPlan } from '../replication-group/plan';
import { ReplicationGroup } from '../replication-group/replication-group';
import { ValkeyReplicationGroupProps } from '../replication-group/valkey-replication-group';

/** The engine's own, where nothing is said. */
const ENGINE_DEFAULT = EvictionPolicy.VOLATILE_LRU;
/** Percent of the memory for data: nothing makes room there by itself, so it is heard of earlier than that of a cache. */
const EARLY = 70;

/** The props of a cache whose data is no copy: nothing is dropped, and a filling memory is heard of early. */
export function keptDataDefaults(props: ValkeyReplicationGroupProps): ValkeyReplicationGroupProps {
  return {
    ...props,
    ...(isDurable(props) ? durable(props) : {}),
    evictionPolicy: saysPolicy(props) ? props.evictionPolicy : EvictionPolicy.NO_EVICTION,
    alarms: (props.alarms ?? Alarms.recommended())._preferring(filling(props).at(EARLY)),
  };
}

/** Checks a cache whose data is no copy, and says in the template what it is for. */
export function keepData(cache: ReplicationGroup, intent: CacheIntent, rules: Array<Rule<KeptDataFacts>>): void {
  const facts = factsOf(cache._plan);
  failWith(cache, check(rules, facts));
  warnWith(cache, check(KEPT_DATA_WARNINGS, facts));
  declareIntent(cache, intent);
}

function saysPolicy({ evictionPolicy, parameterGroup, parameters, globalReplicationGroup }: ValkeyReplicationGroupProps): boolean {
  return [evictionPolicy, parameterGroup, parameters?.['maxmemory-policy'], globalReplicationGroup].some(said => said !== undefined);
}

function isDurable({ durability }: ValkeyReplicationGroupProps): boolean {
  return durability === Durability.SYNC || durability === Durability.ASYNC;
}

/** Durability needs cluster mode; one shard is the least of it. */
function durable({ version = ValkeyVersion.V9_0, nodeType = NodeType.R7G_LARGE, shards, shardConfigurations }: ValkeyReplicationGroupProps) {
  return { version, nodeType, shards: shards ?? (shardConfigurations === undefined ? 1 : undefined) };
}

/** On nodes with a disk, a full memory is normal. */
function filling({ dataTiering, nodeType }: ValkeyReplicationGroupProps): CacheAlarm {
  return dataTiering ?? nodeType?.supportsDataTiering ? CacheAlarm.CAPACITY : CacheAlarm.MEMORY;
}

function factsOf(plan: ReplicationGroupPlan): KeptDataFacts {
  const { retentionDays, replicas, nodesPerShard, transitEncryption, authentication } = plan;
  return {
    evictionPolicy: policyOf(plan),
    retentionDays,
    backedUp: retentionDays !== undefined,
    replicas: nodesPerShard === undefined ? replicas : Math.min(...nodesPerShard) - 1,
    transitEncryption,
    logsIn: authentication.usesToken || authentication.userGroup !== undefined,
    memoryAlarmAt: memoryAlarmOf(plan),
  };
}

/** What the nodes will do; undefined of a parameter group, or of a primary, that is not known. */
function policyOf({ parameters, parameterGroup, parameterGroupFacts, globalReplicationGroup }: ReplicationGroupPlan): string | undefined {
  const unknown = globalReplicationGroup !== undefined || (parameterGroup !== undefined && parameterGroupFacts?.parameters === undefined);
  return parameters['maxmemory-policy'] ?? (unknown ? undefined : ENGINE_DEFAULT);
}

function memoryAlarmOf(plan: ReplicationGroupPlan): number | undefined {
  const facts = alarmFactsOf(plan);
  const chosen = plan.alarms._select(facts, nodeIdsOf(plan).length);
  const { id } = (plan.dataTiering ? CacheAlarm.CAPACITY : CacheAlarm.MEMORY)._spec;
  return chosen.find(({ _spec: spec }) => spec.id === id)?._threshold(facts);
}
