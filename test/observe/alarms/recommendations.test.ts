import { alarmsOf, alarmsOn } from './alarms-of';
import { NodeType } from '../../../src/engine/node-type';
import { CacheAlarm } from '../../../src/observe/alarms/cache-alarm';
import { serviceFacts } from '../../helpers';

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
const dimensions = serviceFacts<{ everyMetric: string[] }>('metric-dimensions');
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
    // CloudWatch publishes each metric under the pair, the recommended ones without the node as well
    expect(alarm.Dimensions.map(({ Name }: { Name: string }) => Name).sort()).toEqual(dimensions.everyMetric);
    expect(dimensions.everyMetric).toEqual(expect.arrayContaining(recommended.dimensions));
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

test('an alarm that AWS does not recommend says that it is ours, or where AWS suggests it, and one that it recommends says so', () => {
  const byAws = alarms.map(({ metric }) => metric);
  const suggested = ['Swap', 'AuthenticationFailures', 'Storage', 'Processing'];
  for (const { _spec: { id, readings, origin } } of CacheAlarm._all()) {
    const metric = readings.nodes?.metric.metricName ?? '';
    const whose = suggested.includes(id) ? /^suggested by AWS's guide(, threshold by cdk-elasticache)?$/ : /^(recommended by|not in the recommended set of) cdk-elasticache$/;
    expect([id, origin]).toEqual([id, expect.stringMatching(byAws.includes(metric) ? /^recommended by AWS(, threshold by cdk-elasticache)?$/ : whose)]);
  }
});

test('an alarm whose threshold AWS leaves to the user says whose threshold it is', () => {
  const fixed = ['CPUUtilization', 'EngineCPUUtilization'];
  for (const { MetricName, AlarmDescription } of alarmsOf().filter(({ AlarmDescription: text }) => /recommended by AWS/.test(text))) {
    expect(AlarmDescription).toMatch(fixed.includes(MetricName) ? /\(recommended by AWS\)$/ : /threshold by cdk-elasticache\)$/);
  }
});

test('an alarm at another threshold says that the app chose it', () => {
  expect(CacheAlarm.ENGINE_CPU.at(80)._description).toMatch(/\(recommended by AWS, threshold by the app\)$/);
  expect(CacheAlarm.MEMORY.at(70)._description).toMatch(/\(recommended by AWS, threshold by the app\)$/);
});

test.each(CacheAlarm._all().map(alarm => [String(alarm), alarm] as const))('%s says what it means, what to do and where more stands, within the 1024 characters that CloudWatch takes', (_, alarm) => {
  expect(alarm._description).toMatch(/^[A-Z][^.]*[.:,] .*\. https:\/\/docs\.aws\.amazon\.com\/\S+\.html \(.*\)$/);
  expect(alarm._spec.meaning.split(/\. [A-Z]/).length).toBeGreaterThan(1);
  expect(alarm._description.length).toBeLessThan(1024);
});

test('each alarm has an id of its own, and says on purpose what missing data mean', () => {
  const specs = CacheAlarm._all().map(({ _spec }) => _spec);
  expect(new Set(specs.map(({ id }) => id)).size).toBe(specs.length);
  expect(specs.filter(({ missing }) => missing === undefined)).toEqual([]);
});
