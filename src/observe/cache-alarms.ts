import { Alarm, ComparisonOperator, IAlarmAction, IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AlarmFacts, CacheAlarm, RECOMMENDED_ALARMS } from './cache-alarm';
import { NodeMetrics } from './node-metrics';
import { METRICS_PER_ALARM, METRIC_PERIOD } from './service-facts';

/** A node: its id in the cache, such as `001` or `0001-001`, and its name, which is the dimension of its metrics. */
export interface WatchedNode {
  readonly id: string;
  readonly cacheClusterId: string;
}

/** What is watched, and what happens then. */
export interface CacheAlarmsProps {
  readonly nodes: WatchedNode[];
  readonly facts: AlarmFacts;
  readonly actions: IAlarmAction[];
}

/** Nodes that share an alarm. */
interface Watched {
  readonly id: string;
  readonly metrics: NodeMetrics[];
}

/** The recommended alarms, each on each node, or on ten nodes at once when there are many. */
export class CacheAlarms extends Construct {
  constructor(scope: Construct, id: string, props: CacheAlarmsProps) {
    super(scope, id);
    const watched = watch(props);
    for (const alarm of RECOMMENDED_ALARMS.filter(({ applies }) => applies(props.facts))) {
      watched.forEach(nodes => this.add(alarm, nodes, props));
    }
  }

  private add(alarm: CacheAlarm, nodes: Watched, { facts, actions }: CacheAlarmsProps): void {
    const created = new Alarm(this, `${alarm.id}-${nodes.id}`, {
      metric: worstOf(nodes.metrics.map(alarm.metric)),
      threshold: alarm.threshold(facts),
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: alarm.minutes,
      datapointsToAlarm: alarm.minutes,
      treatMissingData: alarm.missing,
      alarmDescription: `${alarm.meaning} (${alarm.origin})`,
    });
    created.addAlarmAction(...actions);
  }
}

function watch({ nodes }: CacheAlarmsProps): Watched[] {
  const size = nodes.length > METRICS_PER_ALARM ? METRICS_PER_ALARM : 1;
  const watched: Watched[] = [];
  for (let i = 0; i < nodes.length; i += size) {
    const group = nodes.slice(i, i + size);
    watched.push({
      id: size === 1 ? group[0].id : `group-${watched.length + 1}`,
      metrics: group.map(node => NodeMetrics.fromCacheClusterId(node.cacheClusterId)),
    });
  }
  return watched;
}

function worstOf(metrics: IMetric[]): IMetric {
  if (metrics.length === 1) { return metrics[0]; }
  const usingMetrics = Object.fromEntries(metrics.map((metric, i) => [`m${i + 1}`, metric]));
  return new MathExpression({
    expression: `MAX([${Object.keys(usingMetrics).join(', ')}])`,
    usingMetrics,
    label: 'the worst of ten nodes',
    period: Duration.seconds(METRIC_PERIOD),
  });
}
