import { AlarmFacts } from '../alarms/alarm-spec';
import { Alarms } from '../alarms/alarms';
import { NodeSet } from '../metrics/node-math';
import { ServerlessMetrics } from '../metrics/serverless-metrics';

/** The nodes, and the label of each in a graph. */
export interface MonitoredNodes {
  readonly set: NodeSet;
  readonly labels: string[];
}

/** Where the metrics of a cache come from. */
export type MonitoredSource = MonitoredNodes | ServerlessMetrics;

/** What a dashboard needs to know about a cache. */
export interface Monitored {
  /** The heading of the cache in the dashboard. */
  readonly title: string;
  readonly from: MonitoredSource;
  /** Facts about the cache, which decide about its graphs. */
  readonly facts: AlarmFacts;
  /** The alarms whose thresholds are drawn, and the number of nodes that have them; undefined for an imported cache. */
  readonly alarms?: { readonly chosen: Alarms; readonly nodes: number };
  /** The name of the log group that receives the slow log as JSON. */
  readonly slowLog?: string;
}

/** The nodes of a cache. With auto scaling their number changes, so CloudWatch searches for them. */
export function monitoredNodes({ _set, nodeIds }: { readonly _set: NodeSet; readonly nodeIds: string[] }, scaled: boolean): MonitoredNodes {
  return { set: scaled ? { ..._set, nodes: undefined } : _set, labels: nodeIds };
}
