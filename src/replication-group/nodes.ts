import { ReplicationGroupPlan } from './plan';
import { AlarmFacts } from '../observe/cache-alarm';
import { WatchedNode } from '../observe/cache-alarms';
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

/** The nodes and the names that their metrics have. A node that was there before the group keeps its name. */
export function watchedNodesOf(plan: ReplicationGroupPlan, replicationGroupId: string): WatchedNode[] {
  const ids = nodeIdsOf(plan);
  return plan.primaryClusterId === undefined
    ? ids.map(id => ({ id, cacheClusterId: `${replicationGroupId}-${id}` }))
    : [{ id: ids[0], cacheClusterId: plan.primaryClusterId }];
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
