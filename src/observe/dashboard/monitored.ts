import { AlarmFacts } from '../alarms/alarm-spec';
import { Alarms } from '../alarms/alarms';
import { NodeSet } from '../metrics/across';
import { ServerlessMetrics } from '../metrics/serverless-metrics';

/** The nodes, and how a graph calls each. */
export interface MonitoredNodes {
  readonly set: NodeSet;
  readonly labels: string[];
}

/** Where the metrics of a cache come from. */
export type MonitoredSource = MonitoredNodes | ServerlessMetrics;

/**
 * What a dashboard needs to know of a cache.
 */
export interface Monitored {
  /** What the part of the dashboard is called. */
  readonly title: string;
  readonly from: MonitoredSource;
  /** What is known of the cache; what is not known is left in the dashboard. */
  readonly facts: AlarmFacts;
  /** The alarms whose thresholds are drawn, and on how many nodes they are; none of an imported cache. */
  readonly alarms?: { readonly chosen: Alarms; readonly nodes: number };
  /** The name of the log group that takes the slow log as JSON. */
  readonly slowLog?: string;
}

/** The nodes of a cache. A number that follows the load or the clock cannot be listed: CloudWatch searches. */
export function monitoredNodes({ _set, nodeIds }: { readonly _set: NodeSet; readonly nodeIds: string[] }, scaled: boolean): MonitoredNodes {
  return { set: scaled ? { ..._set, nodes: undefined } : _set, labels: nodeIds };
}
