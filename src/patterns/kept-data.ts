import { KeptDataFacts } from './facts';
import { CacheIntent, declareIntent } from './intent';
import { KEPT_DATA_WARNINGS } from './rules/kept-data';
import { Durability } from '../engine/durability';
import { EvictionPolicy } from '../engine/eviction-policy';
import { NodeType } from '../engine/node-type';
import { ValkeyVersion } from '../engine/valkey-version';
import { Alarms } from '../observe/alarms/alarms';
import { CacheAlarm } from '../observe/alarms/cache-alarm';
import { failWith, warnWith } from '../private/report';
import { check, Rule } from '../private/rules';
import { ReplicationGroup } from '../replication-group/replication-group';
import { ValkeyReplicationGroupProps } from '../replication-group/valkey-replication-group';

/** Percent of the memory for data: nothing makes room there by itself, so it is heard of earlier than that of a cache. */
const EARLY = 70;

/** The props of a cache whose data is no copy: nothing is dropped, and a filling memory is heard of early. */
export function keptDataDefaults(props: ValkeyReplicationGroupProps): ValkeyReplicationGroupProps {
  return {
    ...props,
    ...(isDurable(props) ? durable(props) : {}),
    evictionPolicy: saysPolicy(props) ? props.evictionPolicy : EvictionPolicy.NO_EVICTION,
    alarms: (props.alarms ?? Alarms.recommended())._preferring(memoryAlarmFor(props).at(EARLY)),
  };
}

/** Checks a cache whose data is no copy, and says in the template what it is for. */
export function keepData(cache: ReplicationGroup, intent: CacheIntent, rules: Array<Rule<KeptDataFacts>>): void {
  const { dataTiering, ...safety } = cache._dataSafety();
  const facts = { ...safety, memoryAlarmAt: cache._alarmThreshold(memoryAlarm(dataTiering)) };
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

function memoryAlarmFor({ dataTiering, nodeType }: ValkeyReplicationGroupProps): CacheAlarm {
  return memoryAlarm(dataTiering ?? nodeType?.supportsDataTiering);
}

/** With data tiering a full memory is normal, so the alarm is on memory and disk together. */
function memoryAlarm(dataTiering?: boolean): CacheAlarm {
  return dataTiering ? CacheAlarm.CAPACITY : CacheAlarm.MEMORY;
}
