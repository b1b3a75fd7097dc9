import { Template } from 'aws-cdk-lib/assertions';
import { Alarm, CompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnElement, Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';

/** An alarm as its template has it. */
export interface SavedAlarm {
  /** The construct that it is an alarm of. */
  readonly owner: IConstruct;
  /** Such as `Cpu`: the same on each node. */
  readonly name: string;
  /** The node or the group of nodes; empty where there are none. */
  readonly node: string;
  readonly id: string;
  /** The metric, or the metric math. */
  readonly reads: string;
  /** With the namespace, where it is not that of ElastiCache. */
  readonly dimensions: string;
  /** When it goes off. */
  readonly when: string;
  readonly actions: string;
}

/** One alarm for several, by their ids. */
export interface SavedComposite {
  readonly owner: IConstruct;
  readonly name: string;
  readonly ids: string[];
  readonly actions: string;
}

type Properties = Record<string, any>;
const SIGNS: Record<string, string> = { GreaterThanThreshold: '>', LessThanThreshold: '<' };

/** All alarms of a stack. */
export function alarmsIn(stack: Stack): SavedAlarm[] {
  return described(stack, Alarm, 'AWS::CloudWatch::Alarm', properties => ({
    ...metricOf(properties),
    actions: actionsOf(properties),
  }));
}

/** All composite alarms of a stack. */
export function compositesIn(stack: Stack): SavedComposite[] {
  return described(stack, CompositeAlarm, 'AWS::CloudWatch::CompositeAlarm', properties => ({
    ids: [...JSON.stringify(properties.AlarmRule).matchAll(/"Fn::GetAtt":\["(\w+)"/g)].map(([, id]) => id),
    actions: actionsOf(properties),
  }));
}

/** A line of a table. */
export function lineOf({ id, reads, dimensions, when }: SavedAlarm): string {
  return `${id.padEnd(51)} ${reads.padEnd(42)} ${dimensions.padEnd(46)} ${when}`;
}

function described<T>(stack: Stack, Kind: new (...args: any[]) => IConstruct, type: string, describe: (properties: Properties) => T) {
  const resources = Template.fromStack(stack).findResources(type);
  return stack.node.findAll().filter(construct => construct instanceof Kind).map(({ node }) => {
    const [, name, of = ''] = /^(\w+)-?(.*)$/.exec(node.id)!;
    const id = stack.getLogicalId(node.defaultChild as CfnElement);
    const parent = node.scope!;
    return { owner: parent.node.id === 'Alarms' ? parent.node.scope! : parent, name, node: of, id, ...describe(resources[id].Properties) };
  });
}

function metricOf(alarm: Properties): Pick<SavedAlarm, 'reads' | 'dimensions' | 'when'> {
  const { ComparisonOperator, Threshold, EvaluationPeriods: periods, DatapointsToAlarm = periods, TreatMissingData, Metrics = [] } = alarm;
  const expressions: string[] = Metrics.flatMap(({ Expression = [] }: Properties) => Expression);
  const single = { Metric: alarm, Stat: alarm.Statistic ?? alarm.ExtendedStatistic, Period: alarm.Period };
  const all: Properties[] = Metrics.length === 0 ? [single] : Metrics.flatMap(({ MetricStat = [] }: Properties) => MetricStat);
  const [{ Metric: { Namespace, Dimensions = [] }, Stat, Period }] = all;
  const names = [...new Set(all.map(({ Metric }) => Metric.MetricName))].join(' and ');
  const dimensions: string[] = Dimensions.map(({ Name, Value }: Properties) => `${Name} ${textOf(Value)}`);
  return {
    reads: expressions.length === 0 ? names : `${expressions[0].replace(/, .*, /, ' ... ')} of ${names}`,
    dimensions: [...Namespace === 'AWS/ElastiCache' ? [] : [Namespace], ...dimensions].join(', '),
    when: `${Stat} ${SIGNS[ComparisonOperator] ?? ComparisonOperator} ${Threshold}, ${DatapointsToAlarm} of ${periods} x ${Period} s, missing data ${TreatMissingData}`,
  };
}

function actionsOf({ AlarmActions = [], OKActions = [] }: Properties): string {
  return [...AlarmActions.map(textOf), ...OKActions.map((action: unknown) => `when over ${textOf(action)}`)].join(' and ');
}

/** A value of a template as text, with `<Cache>` for a reference to `Cache01234567`. */
function textOf(value: any): string {
  if (typeof value !== 'object') { return String(value); }
  if (value['Fn::Join']) { return value['Fn::Join'][1].map(textOf).join(value['Fn::Join'][0]); }
  return `<${(value.Ref ?? JSON.stringify(value)).replace(/[0-9A-F]{8}$/, '')}>`;
}
