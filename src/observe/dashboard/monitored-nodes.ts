import { IConstruct } from 'constructs';
import { Monitored } from './monitored-cache';
import { AlarmFacts } from '../alarms/alarm-spec';
import { Alarms } from '../alarms/alarms';
import { NodeSet } from '../metrics/across';

/** A cache of nodes, as far as a dashboard is concerned. */
interface MonitoredNodes {
  readonly metrics: { readonly _set: NodeSet; readonly nodeIds: string[] };
  readonly facts: AlarmFacts;
  readonly alarms?: Alarms;
  /** Whether the number of nodes follows the load or the clock. */
  readonly changesByItself: boolean;
  readonly slowLog?: string;
}

/** What a dashboard needs to know of a cache of nodes. */
export function monitoredNodes(cache: IConstruct, { metrics, facts, alarms, changesByItself, slowLog }: MonitoredNodes): Monitored {
  const { _set, nodeIds } = metrics;
  return {
    title: cache.node.path,
    // a number that changes by itself is not to be listed
    from: { set: changesByItself ? { ..._set, nodes: undefined } : _set, labels: nodeIds },
    facts,
    alarms: alarms && { chosen: alarms, nodes: nodeIds.length },
    slowLog,
  };
}
