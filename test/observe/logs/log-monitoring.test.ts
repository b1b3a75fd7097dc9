import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CacheLogs, LogDestination, LogFormat, LogMonitoring } from '../../../src';
import { codesOf, newStack, redis, templateOf } from '../../helpers';

const BOTH = { slow: LogDestination.cloudWatchLogs(), engine: LogDestination.cloudWatchLogs() };
const made = (logs: CacheLogs, options?: Parameters<ReturnType<typeof redis>['monitorLogs']>[0]) => {
  const cache = redis({ logs });
  return { cache, monitoring: cache.monitorLogs(options), template: templateOf(cache) };
};

test('slow commands and warnings of the engine are counted, of this cache only, as zero while there are lines of others', () => {
  const { template } = made(BOTH);
  const filters = Object.values(template.findResources('AWS::Logs::MetricFilter')).map(({ Properties }) => Properties);
  expect(filters.map(({ MetricTransformations: [{ MetricName, MetricValue, DefaultValue }] }) => [MetricName, MetricValue, DefaultValue])).toEqual([
    ['SlowCommands', '1', 0], ['EngineWarnings', '1', 0],
  ]);
  const [slow, engine] = filters.map(({ FilterPattern }) => FilterPattern['Fn::Join'][1]);
  expect(slow).toEqual(['{ ($.CacheClusterId = "', { Ref: expect.stringMatching(/^Cache/) }, '-*") && ($.Command = "*") }']);
  expect(engine[2]).toBe('-*") && (($.LogLevel = "WARNING") || ($.LogLevel = "#")) }');
});

test('the metrics are those of the filters', () => {
  const { monitoring, template } = made(BOTH);
  const [{ Properties }] = Object.values(template.findResources('AWS::Logs::MetricFilter'));
  const [{ MetricNamespace: namespace, MetricName: metricName }] = Properties.MetricTransformations;
  expect(monitoring.metrics.slowCommands()).toMatchObject({ namespace, metricName, statistic: 'Sum' });
  expect(monitoring.metrics.engineWarnings({ statistic: 'Maximum' })).toMatchObject({ namespace, metricName: 'EngineWarnings', statistic: 'Maximum' });
});

test('queries are saved under the path of the cache, and read the fields that the log documents', () => {
  const queries = Object.values(made(BOTH).template.findResources('AWS::Logs::QueryDefinition')).map(({ Properties }) => Properties);
  expect(queries.map(({ Name }) => Name)).toEqual(['slowest commands', 'slow commands by name', 'slow commands by client', 'warnings of the engine'].map(name => `ElastiCache/S/Cache/${name}`));
  const words = queries.map(({ QueryString }) => QueryString).join('\n');
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
  for (const field of ['CacheClusterId', 'Duration', 'Command', 'ClientAddress', 'ClientName', 'LogLevel', 'Role', 'Message']) { expect(words).toContain(field); }
  expect(queries.every(({ LogGroupNames }) => LogGroupNames.length === 1)).toBe(true);
});

test('an alarm on slow commands is there when it is asked for', () => {
  const topic = Topic.fromTopicArn(newStack(), 'Topic', 'arn:aws:sns:eu-west-1:111122223333:t');
  const alarms = (options?: object) => Object.values(made(BOTH, options).template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties)
    .filter(({ MetricName }) => MetricName === 'SlowCommands');
  expect(alarms()).toEqual([]);
  expect(alarms({ slowCommandsPerMinute: 20, actions: [new SnsAction(topic)] })).toEqual([expect.objectContaining({
    Threshold: 20, EvaluationPeriods: 5, TreatMissingData: 'notBreaching', AlarmActions: [topic.topicArn],
  })]);
});

test.each<[string, CacheLogs]>([
  ['none', {}], ['one as text', { slow: LogDestination.cloudWatchLogs({ format: LogFormat.TEXT }) }], ['one in Firehose', { slow: LogDestination.firehose('s') }],
])('of logs that cannot be read (%s) nothing is made', (_, logs) => {
  expect(codesOf(() => made(logs))).toEqual(['NoLogGroup']);
});

test('a metric of a log that is not there is refused', () => {
  expect(codesOf(() => made({ slow: LogDestination.cloudWatchLogs() }).monitoring.metrics.engineWarnings())).toEqual(['NoLogGroup']);
});

test('a log group that several caches share can be watched for one of them', () => {
  const stack = newStack();
  new LogMonitoring(stack, 'Old', { replicationGroupId: 'old', slowLog: LogGroup.fromLogGroupName(stack, 'Log', '/caches') });
  templateOf(stack).hasResourceProperties('AWS::Logs::MetricFilter', { LogGroupName: '/caches', FilterPattern: '{ ($.CacheClusterId = "old-*") && ($.Command = "*") }' });
});
