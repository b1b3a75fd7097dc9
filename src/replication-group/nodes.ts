import { ReplicationGroupPlan } from './plan';
import { AlarmFacts } from '../observe/cache-alarm';
import { nodeId } from '../observe/service-facts';
import { known } from '../private/tokens';

/** The ids of all nodes without the group's; of the first node only when their number is not known at synthesis. */
export function nodesOf({ clusterMode, shards, replicas, nodes }: ReplicationGroupPlan): string[] {
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  const [shardCount, nodesPerShard] = nodes === undefined ? [1, 1] : [shards ?? 1, replicas + 1];
  return upTo(shardCount).flatMap(shard =>
    upTo(nodesPerShard).map(node => nodeId(node, clusterMode ? shard : undefined)));
}

/** What the alarms' thresholds and choice depend on. */
export function alarmFactsOf({ nodeType, replicas, parameters }: ReplicationGroupPlan): AlarmFacts {
  return {
    vCpu: nodeType.vCpu,
    hasReplicas: known(replicas) !== 0,
    evictsAnyKey: known(parameters['maxmemory-policy'])?.startsWith('allkeys-') ?? false,
  };
}
