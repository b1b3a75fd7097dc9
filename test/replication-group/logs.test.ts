import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { LogDestination, LogFormat } from '../../src/observe/logs/log-destination';
import { Given, newStack, propertiesOf, redis, templateOf } from '../helpers';

const GROUP = 'AWS::Logs::LogGroup';
const logs = LogDestination.cloudWatchLogs();
const delivered = (given: Given) => propertiesOf(redis(given)).LogDeliveryConfigurations;

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
test('no log is delivered unless it is said', () => {
  expect(propertiesOf(redis())).not.toHaveProperty('LogDeliveryConfigurations');
  expect(propertiesOf(redis({ logs: {} }))).not.toHaveProperty('LogDeliveryConfigurations');
});

test('each log has a log group of its own', () => {
  const configuration = (type: string, id: RegExp) => ({
    LogType: type,
    LogFormat: 'json',
    DestinationType: 'cloudwatch-logs',
    DestinationDetails: { CloudWatchLogsDetails: { LogGroup: { Ref: expect.stringMatching(id) } } },
  });
  expect(delivered({ logs: { slow: logs, engine: logs } })).toEqual([
    configuration('slow-log', /^CacheSlowLog/), configuration('engine-log', /^CacheEngineLog/),
  ]);
});

test('the engine log can be delivered alone', () => {
  expect(delivered({ logs: { engine: logs } }).map(({ LogType }: any) => LogType)).toEqual(['engine-log']);
});

test('the slow log can go to Firehose as text, and the engine log to a log group that exists already', () => {
  expect(delivered(stack => ({
    logs: {
      slow: LogDestination.firehose('slow-commands', { format: LogFormat.TEXT }),
      engine: LogDestination.cloudWatchLogs({ logGroup: LogGroup.fromLogGroupName(stack, 'Own', '/shop/cache') }),
    },
  }))).toEqual([
    {
      LogType: 'slow-log',
      LogFormat: 'text',
      DestinationType: 'kinesis-firehose',
      DestinationDetails: { KinesisFirehoseDetails: { DeliveryStream: 'slow-commands' } },
    },
    {
      LogType: 'engine-log',
      LogFormat: 'json',
      DestinationType: 'cloudwatch-logs',
      DestinationDetails: { CloudWatchLogsDetails: { LogGroup: '/shop/cache' } },
    },
  ]);
});

test('retention and removal of a log group are as said', () => {
  const slow = LogDestination.cloudWatchLogs({ retention: RetentionDays.ONE_MONTH, removalPolicy: RemovalPolicy.DESTROY });
  templateOf(redis({ logs: { slow } })).hasResource(GROUP, { Properties: { RetentionInDays: 30 }, DeletionPolicy: 'Delete' });
});

test.each([
  [undefined, 'Retain'],
  [RemovalPolicy.SNAPSHOT, 'Retain'],
  [RemovalPolicy.DESTROY, 'Delete'],
])('with the removal policy %s of the cache, its log groups are told %s: the lines go only where the data go', (removalPolicy, policy) => {
  const template = templateOf(redis({ removalPolicy, logs: { slow: logs, engine: logs } }));
  template.allResources(GROUP, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
  template.resourceCountIs(GROUP, 2);
});

describe('a cache with a key', () => {
  const withKey = () => redis(stack => ({ encryptionKey: new Key(stack, 'Key'), logs: { slow: logs, engine: logs } }));
  const statements = (cache = withKey()) => propertiesOf(cache, 'AWS::KMS::Key').KeyPolicy.Statement
    .filter(({ Principal }: any) => JSON.stringify(Principal).includes('logs.'));

  test('has its logs encrypted with it', () => {
    for (const { Properties } of Object.values(templateOf(withKey()).findResources(GROUP))) {
      expect(Properties.KmsKeyId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] });
    }
  });

  // the page's policy permits to describe the key, besides encrypting and decrypting with it:
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
  test('lets CloudWatch Logs of the region use it once, for log groups of this account only', () => {
    expect(statements()).toEqual([['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'], 'kms:DescribeKey'].map(Action => ({
      Effect: 'Allow',
      Principal: { Service: { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } },
      Action,
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':log-group:*']],
          },
        },
      },
    })));
  });

  test('names no log group in the policy of the key, which would be a circle: the log group names the key', () => {
    const cache = withKey();
    const policy = JSON.stringify(propertiesOf(cache, 'AWS::KMS::Key').KeyPolicy);
    for (const id of Object.keys(templateOf(cache).findResources(GROUP))) {
      expect(policy).not.toContain(id);
    }
  });

  test('leaves the key alone where the logs go elsewhere', () => {
    const cache = redis(stack => ({
      encryptionKey: new Key(stack, 'Key'),
      logs: { slow: LogDestination.firehose('slow'), engine: LogDestination.cloudWatchLogs({ logGroup: new LogGroup(stack, 'Own') }) },
    }));
    expect(statements(cache)).toEqual([]);
  });

  test('that exists already has its logs encrypted with it too: whoever owns the key opens it', () => {
    const stack = newStack();
    const arn = 'arn:aws:kms:eu-west-1:111122223333:key/k';
    const cache = redis({ encryptionKey: Key.fromKeyArn(stack, 'Key', arn), logs: { slow: logs } }, stack);
    expect(propertiesOf(cache, GROUP).KmsKeyId).toBe(arn);
    templateOf(cache).resourceCountIs('AWS::KMS::Key', 0);
  });
});
