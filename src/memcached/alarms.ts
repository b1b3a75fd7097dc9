import { MemcachedPlan } from './plan';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { MonitoredResource } from '../observe/alarms/cache-alarms';
import { factsOfImported } from '../observe/alarms/facts';
import { MemcachedNodeMetrics } from '../observe/metrics/memcached-node-metrics';
import { cacheNodeId } from '../observe/metrics/service-facts';
import { known } from '../private/tokens';

/** What alarms watch: each node, or the first node only if the number of nodes is only known at deployment. */
export function monitoredResourcesOf(plan: MemcachedPlan, clusterName: string): MonitoredResource[] {
  return Array.from({ length: known(plan.nodes) ?? 1 }, (_, i) => {
    const id = cacheNodeId(i + 1);
    const metrics = MemcachedNodeMetrics.fromNodeId(clusterName, id);
    return { id, metric: (metric, statistic) => metrics.metric(metric, statistic === undefined ? {} : { statistic }) };
  });
}

/** Facts that thresholds and the choice of alarms depend on. */
export function alarmFactsOf({ nodeType, parameters }: MemcachedPlan): AlarmFacts {
  return factsOfImported('memcached', {
    vCpu: nodeType.vCpu,
    sendsCredits: nodeType._sendsCredits,
    // Memcached evicts the least recently used items, unless it is configured to reject new ones
    evictsAnyKey: known(parameters.error_on_memory_exhausted) !== '1',
  });
}
