import { DataStoreFacts } from './facts';
import { CacheIntent, declareIntent } from './intent';
import { DATA_STORE_WARNINGS } from './rules/data-store';
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

/** Percent of the memory for data. Nothing is evicted, so the alarm comes earlier than that of a cache. */
const EARLY = 70;

/** The props of a cache whose data exists nowhere else: it evicts nothing, and its memory alarm comes early. */
export function dataStoreDefaults(props: ValkeyReplicationGroupProps): ValkeyReplicationGroupProps {
  return {
    ...props,
    ...(isDurable(props) ? durable(props) : {}),
    evictionPolicy: setsPolicy(props) ? props.evictionPolicy : EvictionPolicy.NO_EVICTION,
    alarms: (props.alarms ?? Alarms.recommended())._preferring(memoryAlarmFor(props).at(EARLY)),
  };
}

/** Checks a cache whose data exists nowhere else, and writes its intent into the template. */
export function checkDataStore(cache: ReplicationGroup, intent: CacheIntent, rules: Array<Rule<DataStoreFacts>>): void {
  const safety = cache._dataSafety();
  const facts = { ...safety, policyFrom: sourceOfPolicy(cache), memoryAlarmAt: cache._alarmThreshold(memoryAlarm(safety.dataTiering)) };
  failWith(cache, check(rules, facts));
  warnWith(cache, check(DATA_STORE_WARNINGS, facts));
  declareIntent(cache, intent);
}

/** Whether the eviction policy is set, or comes from a parameter group or from the primary in another region. */
export function setsPolicy({ evictionPolicy, parameterGroup, parameters, globalReplicationGroup }: ValkeyReplicationGroupProps): boolean {
  return [evictionPolicy, parameterGroup, parameters?.['maxmemory-policy'], globalReplicationGroup].some(source => source !== undefined);
}

function sourceOfPolicy({ _plan: { globalReplicationGroup, parameterGroup } }: ReplicationGroup): DataStoreFacts['policyFrom'] {
  if (globalReplicationGroup) { return 'primary'; }
  return parameterGroup ? 'parameterGroup' : 'props';
}

function isDurable({ durability }: ValkeyReplicationGroupProps): boolean {
  return durability === Durability.SYNC || durability === Durability.ASYNC;
}

/** Durability needs cluster mode, so one shard at least. */
function durable({ version = ValkeyVersion.V9_0, nodeType = NodeType.R7G_LARGE, shards, shardConfigurations }: ValkeyReplicationGroupProps) {
  return { version, nodeType, shards: shards ?? (shardConfigurations === undefined ? 1 : undefined) };
}

function memoryAlarmFor({ dataTiering, nodeType }: ValkeyReplicationGroupProps): CacheAlarm {
  return memoryAlarm(dataTiering ?? nodeType?.supportsDataTiering);
}

/** With data tiering, a full memory is normal, so the alarm is on memory and disk together. */
function memoryAlarm(dataTiering?: boolean): CacheAlarm {
  return dataTiering ? CacheAlarm.CAPACITY : CacheAlarm.MEMORY;
}
