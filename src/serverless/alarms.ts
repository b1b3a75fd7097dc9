import { ServerlessPlan } from './plan';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { MonitoredResource } from '../observe/alarms/cache-alarms';
import { factsOfImported } from '../observe/alarms/facts';
import { ServerlessMetrics } from '../observe/metrics/serverless-metrics';
import { known } from '../private/tokens';

const GIBIBYTE = 1024 ** 3;

/** What alarms watch: the cache as a whole, since it has no nodes. */
export function monitoredResourceOf(serverlessCacheName: string): MonitoredResource {
  const metrics = ServerlessMetrics.fromServerlessCacheName(serverlessCacheName);
  return { id: '', metric: (metric, statistic) => metrics.metric(metric, statistic === undefined ? {} : { statistic }) };
}

/** Facts that thresholds and the choice of alarms depend on. A limit that is only known at deployment counts as none. */
export function alarmFactsOf({ engine, dataStorageMax, ecpuPerSecondMax, login }: ServerlessPlan): AlarmFacts {
  const maximum = known(dataStorageMax);
  return factsOfImported('serverless', {
    isMemcached: !engine.hasUsers,
    // Memcached drops the least recently used items at its limit
    evictsAnyKey: !engine.hasUsers,
    logsIn: engine.hasUsers && (login === undefined || login.usesToken || login.userGroup !== undefined),
    maxBytes: maximum && maximum * GIBIBYTE,
    maxEcpuPerSecond: known(ecpuPerSecondMax),
  });
}
