import { Alarm, AlarmRule, AlarmState, ComparisonOperator, CompositeAlarm, IAlarm, IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AlarmSeverity } from './alarm-severity';
import { AlarmFacts, Reading } from './alarm-spec';
import { Alarms } from './alarms';
import { CacheAlarm } from './cache-alarm';
import { ALARM_RULES } from './rules';
import { failWith } from '../../private/report';
import { check } from '../../private/rules';
import { CacheMetric } from '../metrics/cache-metric';
import { ALARMS_PER_COMPOSITE, METRICS_PER_ALARM, METRIC_PERIOD } from '../metrics/service-facts';

/** What sends metrics: a node with its id, such as `001`, or a serverless cache, whose id is empty. */
export interface MonitoredResource {
  readonly id: string;
  metric(metric: CacheMetric, statistic?: string): Metric;
}

/** The resources to monitor, and the alarms to create. */
export interface CacheAlarmsProps {
  readonly resources: MonitoredResource[];
  readonly facts: AlarmFacts;
  readonly alarms: Alarms;
  /** Alarms on what is in front of the cache. The composite alarm includes them. */
  readonly others?: AlarmWithSeverity[];
}

/** An alarm and its severity. */
export interface AlarmWithSeverity {
  readonly alarm: Alarm;
  readonly severity: AlarmSeverity;
}

/** The alarms of a cache: each on one node, or on ten nodes together if there are more than ten. */
export class CacheAlarms extends Construct {
  private readonly created: AlarmWithSeverity[] = [];

  constructor(scope: Construct, id: string, private readonly props: CacheAlarmsProps) {
    super(scope, id);
    const { resources, facts, alarms } = props;
    const chosen = alarms._select(facts, resources.length);
    failWith(scope, check(ALARM_RULES, { kind: facts.kind, chosen: chosen.map(alarm => alarm._chosenFor(facts)) }));
    for (const alarm of chosen) {
      grouped(resources, alarm._spec.readings[facts.kind]!).forEach(group => this.add(alarm, group));
    }
    this.compose();
  }

  private add(alarm: CacheAlarm, group: Group): void {
    const { facts, alarms } = this.props;
    const { id, readings, below, missing } = alarm._spec;
    const metric = worstOf(group.members, readings[facts.kind]!, below);
    const periods = Math.ceil(alarm._minutes * 60 / periodOf(metric));
    const created = new Alarm(this, group.id ? `${id}-${group.id}` : id, {
      metric,
      threshold: alarm._threshold(facts)!,
      comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: periods,
      datapointsToAlarm: periods,
      treatMissingData: missing,
      alarmDescription: alarm._description,
    });
    created.addAlarmAction(...alarms._actionsOf(alarm));
    created.addOkAction(...alarms._options.okActions ?? []);
    this.created.push({ alarm: created, severity: alarm._severity });
  }

  /** A rule can name a limited number of alarms. More of them need composite alarms of composite alarms. */
  private compose(): void {
    const { composite } = this.props.alarms._options;
    const { others = [] } = this.props;
    const named = [...this.created, ...others].filter(({ severity }) => !composite?.criticalOnly || severity === AlarmSeverity.CRITICAL);
    const alarms: IAlarm[] = named.map(({ alarm }) => alarm);
    if (!composite || alarms.length === 0) { return; }
    const cache = this.node.scope!.node.path;
    const parts = alarms.length <= ALARMS_PER_COMPOSITE ? alarms : chunks(alarms, ALARMS_PER_COMPOSITE).map((part, i) =>
      new CompositeAlarm(this, `Any-${i + 1}`, {
        alarmRule: anyOf(part),
        alarmDescription: `At least one of ${part.length} alarms of the cache ${cache} is in ALARM. Another alarm combines all alarms of the cache.`,
      }));
    const any = new CompositeAlarm(this, 'Any', {
      alarmRule: anyOf(parts),
      alarmDescription: `At least one ${composite.criticalOnly ? 'critical ' : ''}alarm of the cache ${cache} is in ALARM. `
        + 'The description of that alarm says what it means and what to do.',
    });
    any.addAlarmAction(...composite.actions ?? []);
    any.addOkAction(...this.props.alarms._options.okActions ?? []);
  }
}

/** Nodes that share an alarm. */
interface Group {
  readonly id: string;
  readonly members: MonitoredResource[];
}

function grouped(resources: MonitoredResource[], reading: Reading): Group[] {
  if (resources.length <= METRICS_PER_ALARM) { return resources.map(member => ({ id: member.id, members: [member] })); }
  return chunks(resources, reading.minus ? METRICS_PER_ALARM / 2 : METRICS_PER_ALARM).map((members, i) => ({ id: `group-${i + 1}`, members }));
}

function worstOf(members: MonitoredResource[], reading: Reading, below?: boolean): IMetric {
  const metrics = members.map((member, i) => readingOf(member, reading, i + 1));
  if (metrics.length === 1) { return metrics[0]; }
  const ids = metrics.map((_, i) => `${reading.minus ? 'e' : 'm'}${i + 1}`);
  return new MathExpression({
    expression: `${below ? 'MIN' : 'MAX'}([${ids.join(', ')}])`,
    usingMetrics: Object.fromEntries(metrics.map((metric, i) => [ids[i], metric])),
    label: `the worst of ${reading.minus ? 'five' : 'ten'} nodes`,
    period: Duration.seconds(periodOf(metrics[0])),
  });
}

function readingOf(member: MonitoredResource, { metric: read, statistic, minus }: Reading, i: number): IMetric {
  const metric = member.metric(read, statistic);
  if (!minus) { return metric; }
  const [one, other] = [`m${i}`, `n${i}`];
  return new MathExpression({
    expression: `${one} - ${other}`,
    usingMetrics: { [one]: metric, [other]: member.metric(minus, statistic) },
    label: `${read} less ${minus}`,
    period: metric.period,
  });
}

function periodOf(metric: IMetric): number {
  return (metric as Metric | MathExpression).period?.toSeconds() ?? METRIC_PERIOD;
}

function anyOf(alarms: IAlarm[]) {
  return AlarmRule.anyOf(...alarms.map(alarm => AlarmRule.fromAlarm(alarm, AlarmState.ALARM)));
}

function chunks<T>(all: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}
