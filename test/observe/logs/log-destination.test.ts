import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CloudWatchLogOptions, LogDestination, LogFormat } from '../../../src/observe/logs/log-destination';
import { newStack, propertiesOf, templateOf } from '../../helpers';

const GROUP = 'AWS::Logs::LogGroup';
const CACHE = { removalPolicy: RemovalPolicy.SNAPSHOT };
const bound = (options: CloudWatchLogOptions, scope: Construct = newStack(), cache = CACHE) =>
  LogDestination.cloudWatchLogs(options)._bind(scope, 'Log', cache).delivery;

test('a log in CloudWatch Logs is JSON, which Logs Insights understands, unless it is text', () => {
  expect(bound({})).toMatchObject({ destinationType: 'cloudwatch-logs', logFormat: 'json' });
  expect(bound({ format: LogFormat.TEXT })).toMatchObject({ logFormat: 'text' });
});

test('a log in Firehose is JSON, unless it is text, and makes nothing', () => {
  const scope = newStack();
  expect(LogDestination.firehose('slow')._bind(scope, 'Log', CACHE).delivery).toEqual({
    destinationType: 'kinesis-firehose', destinationDetails: { kinesisFirehoseDetails: { deliveryStream: 'slow' } }, logFormat: 'json',
  });
  expect(LogDestination.firehose('slow', { format: LogFormat.TEXT })._bind(scope, 'Log', CACHE).delivery.logFormat).toBe('text');
  expect(templateOf(scope).toJSON().Resources).toBeUndefined();
});

test('a log group of its own keeps the lines for a year and stays when a cache goes that leaves a snapshot', () => {
  const scope = newStack();
  bound({}, scope);
  templateOf(scope).hasResource(GROUP, { Properties: { RetentionInDays: 365 }, DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(propertiesOf(scope, GROUP)).not.toHaveProperty('KmsKeyId');
  expect(propertiesOf(scope, GROUP)).not.toHaveProperty('LogGroupName');
});

test('a log group of its own keeps the lines for as long as was said', () => {
  const scope = newStack();
  bound({ retention: RetentionDays.ONE_WEEK }, scope);
  expect(propertiesOf(scope, GROUP).RetentionInDays).toBe(7);
});

test.each([
  [RemovalPolicy.SNAPSHOT, undefined, 'Retain'],
  [RemovalPolicy.RETAIN, undefined, 'Retain'],
  [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, undefined, 'RetainExceptOnCreate'],
  [RemovalPolicy.DESTROY, undefined, 'Delete'],
  [RemovalPolicy.DESTROY, RemovalPolicy.RETAIN, 'Retain'],
  [RemovalPolicy.RETAIN, RemovalPolicy.DESTROY, 'Delete'],
  [RemovalPolicy.DESTROY, RemovalPolicy.SNAPSHOT, 'Retain'],
])('with the removal policy %s of the cache and %s of its own, a log group is told %s', (ofCache, removalPolicy, policy) => {
  const scope = newStack();
  bound({ removalPolicy }, scope, { removalPolicy: ofCache });
  templateOf(scope).hasResource(GROUP, { DeletionPolicy: policy });
});

test('one destination for two logs makes two log groups', () => {
  const scope = newStack();
  const destination = LogDestination.cloudWatchLogs();
  ['Slow', 'Engine'].forEach(id => destination._bind(scope, id, CACHE));
  templateOf(scope).resourceCountIs(GROUP, 2);
});

test('an own key of the log goes before that of the cache', () => {
  const scope = newStack();
  const [own, ofCache] = ['Own', 'OfCache'].map(id => new Key(scope, id));
  LogDestination.cloudWatchLogs({ encryptionKey: own })._bind(scope, 'Log', { ...CACHE, encryptionKey: ofCache });
  expect(propertiesOf(scope, GROUP).KmsKeyId).toEqual(scope.resolve(own.keyArn));
});

test.each<[string, (scope: Construct) => CloudWatchLogOptions['logGroup'], unknown]>([
  ['of the app', scope => new LogGroup(scope, 'Own'), { Ref: expect.stringMatching(/^Own/) }],
  ['of the L1', scope => new CfnLogGroup(scope, 'Own'), { Ref: 'Own' }],
  ['that exists already', scope => LogGroup.fromLogGroupName(scope, 'Own', '/shop/cache'), '/shop/cache'],
  ['that exists already, by its ARN', scope => LogGroup.fromLogGroupArn(scope, 'Own', 'arn:aws:logs:eu-west-1:111122223333:log-group:/shop/cache:*'), '/shop/cache'],
])('a log group can be one %s, and then none is made', (_, logGroup, name) => {
  const scope = newStack();
  const { destinationDetails } = bound({ logGroup: logGroup(scope) }, scope);
  expect(scope.resolve(destinationDetails)).toEqual({ cloudWatchLogsDetails: { logGroup: name } });
  expect(scope.node.tryFindChild('Log')).toBeUndefined();
});
