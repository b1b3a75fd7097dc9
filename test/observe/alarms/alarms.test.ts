import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Stack, Token } from 'aws-cdk-lib/core';
import { alarmsOf, alarmsOn, recommended } from './alarms-of';
import { EvictionPolicy } from '../../../src/engine/eviction-policy';
import { NodeType } from '../../../src/engine/node-type';
import { Alarms } from '../../../src/observe/alarms/alarms';
import { Given, newStack } from '../../helpers';

const metrics = (given: Given = {}) => [...new Set(alarmsOf(given).map(({ MetricName }) => MetricName))].sort();
const thresholds = (metric: string, given: Given) => [...new Set(alarmsOn(metric, given).map(({ Threshold }) => Threshold))];

describe('of the processor', () => {
  // one engine thread can take one processor: 90 % of one of two is 45 % of the machine
  test.each<[string, NodeType, number]>([
    ['one processor', NodeType.T2_SMALL, 90],
    ['two processors', NodeType.R7G_LARGE, 45],
    ['two processors that are burstable', NodeType.T4G_SMALL, 45],
    ['two processors, as the user says', NodeType.of('cache.z9.large', { vCpu: 2 }), 45],
  ])('a node of %s is measured as a machine, with 90 %% of one processor', (_, nodeType, threshold) => {
    expect(thresholds('CPUUtilization', { nodeType })).toEqual([threshold]);
    expect(metrics({ nodeType })).not.toContain('EngineCPUUtilization');
  });

  test.each<[string, NodeType]>([
    ['four processors', NodeType.R7G_XLARGE],
    ['64 processors', NodeType.R7G_16XLARGE],
    ['a type that is not known', NodeType.of('cache.z9.large')],
    ['a type that is only known at deployment', NodeType.of(Token.asString({ Ref: 'NodeType' }))],
  ])('a node of %s is measured by its engine thread, with 90 %%', (_, nodeType) => {
    expect(thresholds('EngineCPUUtilization', { nodeType })).toEqual([90]);
    expect(metrics({ nodeType })).not.toContain('CPUUtilization');
  });
});

describe('of the memory', () => {
  const MEMORY = ['DatabaseMemoryUsagePercentage', 'Evictions'];

  test.each([EvictionPolicy.ALLKEYS_LRU, EvictionPolicy.ALLKEYS_LFU, EvictionPolicy.ALLKEYS_RANDOM])('are left out with %s, where a full memory is normal', evictionPolicy => {
    expect(metrics({ evictionPolicy })).toEqual(expect.not.arrayContaining(MEMORY));
    expect(metrics({ parameters: { 'maxmemory-policy': evictionPolicy } })).not.toContain('Evictions');
  });

  test.each([undefined, EvictionPolicy.VOLATILE_LRU, EvictionPolicy.VOLATILE_TTL, EvictionPolicy.NO_EVICTION])('are there with %s, where a full memory loses data or writes', evictionPolicy => {
    expect(metrics({ evictionPolicy })).toEqual(expect.arrayContaining(MEMORY));
  });

  test('are there with an eviction policy that is only known at deployment', () => {
    expect(metrics({ evictionPolicy: Token.asString({ Ref: 'Policy' }) as EvictionPolicy })).toEqual(expect.arrayContaining(MEMORY));
  });
});

// "DatabaseCapacityUsagePercentage": https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
describe('of memory and disk, on nodes with data tiering', () => {
  const nodeType = NodeType.R6GD_XLARGE;

  test('is on both together, at 80 %, for five minutes', () => {
    expect(alarmsOn('DatabaseCapacityUsagePercentage', { nodeType })).toEqual(Array(2).fill(expect.objectContaining({
      Threshold: 80, ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 5, DatapointsToAlarm: 5, TreatMissingData: 'missing', Statistic: 'Average', Period: 60,
    })));
  });

  test('takes the place of that of the memory, which is full by design', () => {
    expect(metrics({ nodeType })).not.toContain('DatabaseMemoryUsagePercentage');
    expect(metrics()).not.toContain('DatabaseCapacityUsagePercentage');
    expect(metrics({ nodeType })).toHaveLength(metrics({ nodeType: NodeType.R7G_XLARGE }).length);
  });

  test('is there for a node type that is not listed yet, if it is said to have a disk', () => {
    expect(metrics({ nodeType: NodeType.of('cache.r9gd.xlarge', { supportsDataTiering: true }) })).toContain('DatabaseCapacityUsagePercentage');
  });

  test('is left out where any key may be dropped, as that of the memory is', () => {
    expect(metrics({ nodeType, evictionPolicy: EvictionPolicy.ALLKEYS_LRU }).filter(metric => /Usage/.test(metric))).toEqual([]);
  });

  test('says that it is ours, since AWS recommends none', () => {
    expect(alarmsOn('DatabaseCapacityUsagePercentage', { nodeType })[0].AlarmDescription).toMatch(/^Memory and disk .* \(recommended by cdk-elasticache\)$/);
  });
});

describe('of the replication lag', () => {
  test.each<[string, Given]>([['a group', { replicas: 0 }], ['each shard', { shards: 2, replicas: 0 }]])('are left out where %s has no replica', (_, given) => {
    expect(metrics(given)).not.toContain('ReplicationLag');
  });

  test.each<[string, Given]>([
    ['one replica', { replicas: 1 }],
    ['as many replicas as a parameter says', { replicas: Token.asNumber({ Ref: 'Replicas' }) }],
  ])('are there with %s', (_, given) => {
    expect(metrics(given)).toContain('ReplicationLag');
  });
});

test('no alarms are none', () => {
  expect(alarmsOf({ alarms: Alarms.none() })).toEqual([]);
});

test('alarms without actions are seen in CloudWatch only', () => {
  expect(alarmsOf().filter(({ AlarmActions }) => AlarmActions)).toEqual([]);
  expect(alarmsOf({ alarms: Alarms.recommended() })).toEqual(alarmsOf());
});

test.each<[string, (stack: Stack) => any, unknown]>([
  ['of the app', stack => new Topic(stack, 'Topic'), { Ref: 'TopicBFC7AF6E' }],
  ['that exists already', stack => Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:oncall'), 'arn:aws:sns:eu-west-1:111122223333:oncall'],
])('every alarm tells a topic %s', (_, make, topic) => {
  const stack = newStack();
  const found = alarmsOf({ alarms: Alarms.recommended({ actions: [new SnsAction(make(stack))] }) }, stack);
  expect(found).toHaveLength(2 * recommended().length);
  expect(found.map(({ AlarmActions }) => AlarmActions)).toEqual(found.map(() => [topic]));
});

test('every alarm takes several actions', () => {
  const stack = newStack();
  const actions = ['One', 'Other'].map(id => new SnsAction(new Topic(stack, id)));
  const withBoth = alarmsOf({ alarms: Alarms.recommended({ actions }) }, stack).filter(({ AlarmActions }) => AlarmActions.length === 2);
  expect(withBoth).toHaveLength(2 * recommended().length);
});
