import { ReplicationGroupPlan } from './plan';
import { AlarmFacts } from '../observe/cache-alarm';
import { nodeId } from '../observe/service-facts';
import { known } from '../private/tokens';

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** The ids of all nodes without the group's; of the first node only when their number is not known at synthesis. */
export function nodeIdsOf({ clusterClientsOnly, nodesPerShard, shardConfigurations }: ReplicationGroupPlan): string[] {
  return (nodesPerShard ?? [1]).flatMap((nodes, i) => {
    const shard = Number(known(shardConfigurations?.[i].nodeGroupId) ?? i + 1);
    return upTo(nodes).map(node => nodeId(node, clusterClientsOnly ? shard : undefined));
  });
}

/** What the alarms' thresholds and choice depend on. */
export function alarmFactsOf({ nodeType, replicas, parameters, nodesPerShard, dataTiering }: ReplicationGroupPlan): AlarmFacts {
  return {
    vCpu: nodeType.vCpu,
    hasReplicas: nodesPerShard?.some(nodes => nodes > 1) ?? known(replicas) !== 0,
    dataTiering,
    evictsAnyKey: known(parameters['maxmemory-policy'])?.startsWith('allkeys-') ?? false,
  };
}
