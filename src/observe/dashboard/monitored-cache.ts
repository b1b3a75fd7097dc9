import { IConstruct } from 'constructs';
import { AlarmFacts } from '../alarms/alarm-spec';
import { Alarms } from '../alarms/alarms';
import { NodeSet } from '../metrics/across';
import { ServerlessMetrics } from '../metrics/serverless-metrics';

/**
 * What a dashboard needs to know of a cache.
 *
 * @internal
 */
export interface Monitored {
  /** What the part of the dashboard is called. */
  readonly title: string;
  /** The nodes, and how a graph calls each; or the metrics of a serverless cache. */
  readonly from: { readonly set: NodeSet; readonly labels: string[] } | ServerlessMetrics;
  /** What is known of the cache; what is not known is left in the dashboard. */
  readonly facts: AlarmFacts;
  /** The alarms whose thresholds are drawn, and on how many nodes they are; none of an imported cache. */
  readonly alarms?: { readonly chosen: Alarms; readonly nodes: number };
  /** The name of the log group that takes the slow log as JSON. */
  readonly slowLog?: string;
}

/** A cache that a `CacheDashboard` can show: made by this library, or imported with it. */
export interface IMonitoredCache extends IConstruct {
  /** @internal */
  _monitored(): Monitored;
}
