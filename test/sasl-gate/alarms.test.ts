import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib/core';
import { behindGate, gate } from './gates';
import { MemcachedAuthentication } from '../../src/memcached/memcached-authentication';
import { Alarms } from '../../src/observe/alarms/alarms';
import { CacheAlarm } from '../../src/observe/alarms/cache-alarm';
import { jsonLines } from '../../src/sasl-gate/server/log';
import { LoginCounter } from '../../src/sasl-gate/server/login-counter';
import { memcached, newStack, resourcesOf, templateOf } from '../helpers';

const FILTER = 'AWS::Logs::MetricFilter';
const ALARM = 'AWS::CloudWatch::Alarm';

/** What the gate writes in a minute of some logins. */
function written(): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const logins = new LoginCounter(jsonLines(line => lines.push(JSON.parse(line))), () => 7);
  logins.accept();
  logins.accept();
  logins.refuse('no such user or wrong password' as never, '10.0.0.1');
  logins.report();
  logins.report();
  return lines;
}
const filters = () => resourcesOf(behindGate(), FILTER);

/** What CloudWatch Logs makes of a pattern `{ $.field = "text" }` and a value `$.field`: one number for each line that matches. */
function valuesOf({ FilterPattern, MetricTransformations: [{ MetricValue }] }: any): unknown[] {
  const [, field, text] = /^\{ \$\.(\w+) = "(\w+)" \}$/.exec(FilterPattern)!;
  return written().filter(line => line[field] === text).map(line => line[MetricValue.replace('$.', '')]);
}

// with the gate's own code: a line that is renamed there would leave the metrics empty here
test('the metrics are numbers in the line that the gate really writes once a minute, and in no other', () => {
  expect(Object.fromEntries(filters().map(filter => [filter.MetricTransformations[0].MetricName, valuesOf(filter)]))).toEqual({
    AcceptedLogins: [2, 0], RefusedLogins: [1, 0], Connections: [7, 7],
  });
});

test('the metrics that the gate hands out are the ones that its filters make', () => {
  const { gate: made } = behindGate();
  const made0 = [made.metrics.acceptedLogins(), made.metrics.refusedLogins(), made.metrics.connections()];
  expect(made0.map(({ namespace, metricName }) => [namespace, metricName])).toEqual(
    filters().map(({ MetricTransformations: [{ MetricNamespace, MetricName }] }) => [MetricNamespace, MetricName]));
  expect(made0.map(({ statistic }) => statistic)).toEqual(['Sum', 'Sum', 'Average']);
  expect(made.metrics.refusedLogins({ statistic: 'Maximum' }).statistic).toBe('Maximum');
});

test('two gates have metrics of their own', () => {
  const stack = newStack();
  const [one, two] = ['One', 'Two'].map(id => gate({}, new Stack(stack, id)).metrics.refusedLogins().namespace);
  expect(one).not.toBe(two);
  expect(one).toMatch(/^SaslGate\//);
});

const alarmsOf = (alarms?: Alarms | ((stack: Stack) => Alarms)) => {
  const stack = newStack();
  const made = typeof alarms === 'function' ? alarms(stack) : alarms;
  return templateOf(gate({ alarms: made }, stack)).findResources(ALARM);
};
const alarm = (alarms: Record<string, any>, id: string) => Object.entries(alarms).find(([name]) => name.startsWith(`Gate${id}`))![1].Properties;

describe('the alarms', () => {
  test('go off when more than ten logins are refused within five minutes, and not when nobody logs in', () => {
    expect(alarm(alarmsOf(), 'RefusedLogins')).toMatchObject({
      MetricName: 'RefusedLogins', Statistic: 'Sum', Period: 300, Threshold: 10, ComparisonOperator: 'GreaterThanThreshold', TreatMissingData: 'notBreaching',
    });
  });

  test('go off when no task has written its line for five minutes', () => {
    expect(alarm(alarmsOf(), 'Silence')).toMatchObject({
      MetricName: 'RefusedLogins',
      Statistic: 'SampleCount',
      Period: 60,
      EvaluationPeriods: 5,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  test('on silence is made after the tasks run, since it would go off before', () => {
    const made = behindGate();
    const { DependsOn } = Object.values(templateOf(made).findResources(ALARM, { Properties: { Statistic: 'SampleCount' } }))[0];
    expect(DependsOn).toContain(Object.keys(templateOf(made).findResources('AWS::ECS::Service'))[0]);
  });

  test('are not made where none are wanted', () => {
    expect(alarmsOf(Alarms.none())).toEqual({});
  });

  test('do what the alarms of the cache do: silence is critical, refused logins are a warning', () => {
    const alarms = alarmsOf(stack => {
      const action = (id: string) => [new SnsAction(new Topic(stack, id))];
      return Alarms.recommended({ actions: action('Any'), criticalActions: action('Critical'), warningActions: action('Warning'), okActions: action('Ok') });
    });
    const ref = (id: string) => ({ Ref: expect.stringMatching(new RegExp(`^${id}`)) });
    expect(alarm(alarms, 'Silence')).toMatchObject({ AlarmActions: [ref('Any'), ref('Critical')], OKActions: [ref('Ok')] });
    expect(alarm(alarms, 'RefusedLogins')).toMatchObject({ AlarmActions: [ref('Any'), ref('Warning')], OKActions: [ref('Ok')] });
  });

  test('of a cluster are those of its gate as well', () => {
    const own = (alarms: Alarms) => Object.keys(templateOf(behindGate({}, newStack(), { alarms })).findResources(ALARM)).filter(id => id.startsWith('CacheGate'));
    expect(own(Alarms.recommended())).toHaveLength(2);
    expect(own(Alarms.none())).toEqual([]);
  });
});

test('only the recommended set brings alarms on the gate; those that are named one by one are on the nodes', () => {
  expect(Object.keys(alarmsOf(Alarms.of([CacheAlarm.CPU])))).toEqual([]);
  expect(Object.keys(alarmsOf(Alarms.recommended()))).toHaveLength(2);
});

test('the one alarm of a cluster goes off for its gate as well, and for critical alarms only without the refused logins', () => {
  const ruleOf = (criticalOnly: boolean) => {
    const alarms = Alarms.recommended({ composite: { criticalOnly } });
    const cluster = memcached({ nodes: 2, authentication: MemcachedAuthentication.sasl(), alarms });
    const [{ Properties }] = Object.values(templateOf(cluster).findResources('AWS::CloudWatch::CompositeAlarm'));
    return JSON.stringify(Properties.AlarmRule);
  };
  expect([ruleOf(false).includes('CacheGateSilence'), ruleOf(false).includes('CacheGateRefusedLogins')]).toEqual([true, true]);
  expect([ruleOf(true).includes('CacheGateSilence'), ruleOf(true).includes('CacheGateRefusedLogins')]).toEqual([true, false]);
});
