import { alarmsOf, alarmsOn } from './alarms-of';
import { NodeType } from '../../src/engine/node-type';
import { RECOMMENDED_ALARMS } from '../../src/observe/cache-alarm';
import { serviceFacts } from '../helpers';

interface Recommendation {
  readonly metric: string;
  readonly dimensions: string[];
  readonly comparisonOperator: string;
  readonly statistic: string;
  readonly period: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly treatMissingData: string;
  readonly threshold?: number;
  readonly maximum?: number;
}

const { namespace, alarms } = serviceFacts<{ namespace: string; alarms: Recommendation[] }>('alarm-recommendations');
/** A node type on which AWS recommends the metric. */
const nodeTypeFor = (metric: string) => metric === 'EngineCPUUtilization' ? NodeType.R7G_XLARGE : NodeType.T4G_SMALL;

test.each(alarms)('AWS recommends an alarm on $metric, and every node has it as AWS describes it', recommended => {
  const found = alarmsOn(recommended.metric, { nodeType: nodeTypeFor(recommended.metric) });
  expect(found).toHaveLength(2);
  for (const alarm of found) {
    expect(alarm).toMatchObject({
      Namespace: namespace,
      ComparisonOperator: recommended.comparisonOperator,
      Statistic: recommended.statistic,
      Period: recommended.period,
      EvaluationPeriods: recommended.evaluationPeriods,
      DatapointsToAlarm: recommended.datapointsToAlarm,
    });
    expect(alarm.Dimensions.map(({ Name }: { Name: string }) => Name).sort()).toEqual(recommended.dimensions);
    if (recommended.threshold !== undefined) { expect(alarm.Threshold).toBe(recommended.threshold); }
    if (recommended.maximum !== undefined) { expect(alarm.Threshold).toBe(recommended.maximum * 0.8); }
  }
});

test.each(alarms.filter(({ metric }) => metric !== 'ReplicationLag'))('missing data of $metric counts as AWS recommends', ({ metric, treatMissingData }) => {
  expect(alarmsOn(metric, { nodeType: nodeTypeFor(metric) })[0].TreatMissingData).toBe(treatMissingData);
});

test('missing data of ReplicationLag are fine, other than AWS recommends: a primary has no lag, and any node can become primary', () => {
  expect(alarmsOn('ReplicationLag').map(({ TreatMissingData }) => TreatMissingData)).toEqual(['notBreaching', 'notBreaching']);
});

test('an alarm that AWS does not recommend says that it is ours, and one that it does says so', () => {
  const byAws = alarms.map(({ metric }) => metric);
  for (const { MetricName, AlarmDescription } of alarmsOf()) {
    expect(AlarmDescription).toMatch(byAws.includes(MetricName) ? /\(recommended by AWS/ : /\(recommended by cdk-elasticache\)$/);
  }
});

test('an alarm whose threshold AWS leaves to the user says whose threshold it is', () => {
  const fixed = ['CPUUtilization', 'EngineCPUUtilization'];
  for (const { MetricName, AlarmDescription } of alarmsOf().filter(({ AlarmDescription: text }) => /by AWS/.test(text))) {
    expect(AlarmDescription).toMatch(fixed.includes(MetricName) ? /\(recommended by AWS\)$/ : /threshold by cdk-elasticache\)$/);
  }
});

test('each alarm says what it means and what to do, within the 1024 characters that CloudWatch takes', () => {
  for (const { id, meaning, origin } of RECOMMENDED_ALARMS) {
    expect([id, meaning.split(/\. [A-Z]/).length > 1 || meaning.includes(', ')]).toEqual([id, true]);
    expect(`${meaning} (${origin})`.length).toBeLessThan(1024);
  }
});
