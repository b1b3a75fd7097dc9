import { ReplicationGroupPlan } from './plan';
import { Durability } from '../engine/durability';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { MonitoredResource } from '../observe/alarms/cache-alarms';
import { NamedNode } from '../observe/metrics/node-ids';
import { NodeMetrics } from '../observe/metrics/node-metrics';
import { Sender } from '../observe/metrics/sender';
import { nodeId } from '../observe/metrics/service-facts';
import { isKnown, known } from '../private/tokens';

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** The ids of all nodes, without that of the group. Only the first node if the number of nodes is unknown at synthesis. */
export function nodeIdsOf({ clusterClientsOnly, nodesPerShard, shardConfigurations }: ReplicationGroupPlan): string[] {
  return (nodesPerShard ?? [1]).flatMap((nodes, i) => {
    const shard = Number(known(shardConfigurations?.[i].nodeGroupId) ?? i + 1);
    return upTo(nodes).map(node => nodeId(node, clusterClientsOnly ? shard : undefined));
  });
}

/** The nodes, with their names in metrics. A node that existed before the group keeps its name. */
export function nodesOf(plan: ReplicationGroupPlan, replicationGroupId: string): NamedNode[] {
  const ids = nodeIdsOf(plan);
  return plan.primaryClusterId === undefined
    ? ids.map(id => ({ id, cacheClusterId: `${replicationGroupId}-${id}` }))
    : [{ id: ids[0], cacheClusterId: plan.primaryClusterId }];
}

/** What alarms monitor. */
export function monitoredResourcesOf(plan: ReplicationGroupPlan, replicationGroupId: string, sender: Sender): MonitoredResource[] {
  return nodesOf(plan, replicationGroupId).map(({ id, cacheClusterId }) => {
    const metrics = NodeMetrics._of(cacheClusterId, sender, '');
    return { id, metric: (metric, statistic) => metrics.metric(metric, statistic === undefined ? {} : { statistic }) };
  });
}

/** What the choice of alarms and their thresholds depend on. */
export function alarmFactsOf(plan: ReplicationGroupPlan): AlarmFacts {
  const { nodeType, replicas, parameters, nodesPerShard, dataTiering, login, durability } = plan;
  // a setting that is only known at deployment counts as turned on
  const durable = durability !== undefined && (!isKnown(durability) || durability === Durability.SYNC || durability === Durability.ASYNC);
  return {
    kind: 'nodes',
    isMemcached: false,
    vCpu: nodeType.vCpu,
    sendsCredits: nodeType._sendsCredits,
    hasReplicas: nodesPerShard?.some(nodes => nodes > 1) ?? known(replicas) !== 0,
    dataTiering,
    evictsAnyKey: known(parameters['maxmemory-policy'])?.startsWith('allkeys-') ?? false,
    logsIn: login.usesToken || login.userGroup !== undefined,
    durable,
    answersBeforeLogging: durable && durability !== Durability.SYNC,
  };
}
