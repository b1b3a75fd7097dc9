import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Duration, Token } from 'aws-cdk-lib/core';
import { MemcachedAuthentication } from '../../src/memcached/memcached-authentication';
import { SCALING_RULES, SCALING_WARNINGS } from '../../src/memcached/rules/scaling';
import { codesOf, GivenToMemcached, logicalIdOf, memcached, messageOf, propertiesOf, SENTENCE, templateOf, warningsOf } from '../helpers';

const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';
const scaled = (minCapacity?: number, maxCapacity = 10, given: GivenToMemcached = {}) => {
  const cache = memcached(given);
  return { cache, scaling: cache.autoScaleNodes({ minCapacity, maxCapacity }) };
};

// https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-elasticache.html
describe('nodes that are scaled', () => {
  const { cache } = scaled(2);
  const target = propertiesOf(cache, TARGET);

  test('are a target of ElastiCache, of the dimension that stands for them', () => {
    expect(target).toMatchObject({ ServiceNamespace: 'elasticache', ScalableDimension: 'elasticache:cache-cluster:Nodes', MinCapacity: 2, MaxCapacity: 10 });
  });

  test('belong to the cluster, by its name', () => {
    expect(target.ResourceId).toEqual({ 'Fn::Join': ['', ['cache-cluster/', { Ref: logicalIdOf(cache) }]] });
  });

  test('are changed by a role that AWS makes, and not by one of the stack', () => {
    expect(JSON.stringify(target.RoleARN)).toContain('role/aws-service-role/elasticache.application-autoscaling.amazonaws.com/');
    templateOf(cache).resourceCountIs('AWS::IAM::Role', 0);
  });

  test('are at least one, unless said otherwise', () => {
    expect(propertiesOf(scaled().cache, TARGET).MinCapacity).toBe(1);
  });
});

test('they follow the CPU of all nodes, by a metric of the cluster alone', () => {
  const { cache, scaling } = scaled();
  scaling.scaleOnCpu('Cpu', { targetUtilizationPercent: 60, scaleInCooldown: Duration.minutes(10), disableScaleIn: true });
  expect(propertiesOf(cache, POLICY)).toMatchObject({
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 60,
      ScaleInCooldown: 600,
      DisableScaleIn: true,
      CustomizedMetricSpecification: {
        Namespace: 'AWS/ElastiCache',
        MetricName: 'CPUUtilization',
        Statistic: 'Average',
        Dimensions: [{ Name: 'CacheClusterId', Value: { Ref: logicalIdOf(cache) } }],
      },
    },
  });
});

test('they follow the clock', () => {
  const { cache, scaling } = scaled();
  scaling.scaleOnSchedule('Night', { schedule: Schedule.cron({ hour: '22', minute: '0' }), maxCapacity: 2 });
  expect(propertiesOf(cache, TARGET).ScheduledActions).toEqual([
    { ScheduledActionName: 'Night', Schedule: 'cron(0 22 * * ? *)', ScalableTargetAction: { MaxCapacity: 2 } },
  ]);
});

test('no policy of steps can be had: ElastiCache has target tracking and schedules only', () => {
  expect(Object.getOwnPropertyNames(Object.getPrototypeOf(scaled().scaling)).sort()).toEqual(['constructor', 'scaleOnCpu', 'scaleOnMetric', 'scaleOnSchedule']);
});

const twice = () => scaled().cache.autoScaleNodes({ maxCapacity: 3 });
test('each rule of scaling has its example', () => {
  const sasl = () => scaled(1, 3, { authentication: MemcachedAuthentication.sasl() });
  const broken: Record<string, () => unknown> = { NodeScalingCapacity: () => scaled(0), NodeScalingWithSasl: sasl, NodeScalingTwice: twice };
  expect(Object.keys(broken)).toEqual(SCALING_RULES.map(({ code }) => code));
  for (const [code, make] of Object.entries(broken)) {
    expect(codesOf(make)).toEqual([code]);
    const [path, finding] = messageOf(make).split('\n');
    expect(path).toBe('S/Cache:');
    expect(finding.replace(/^ {2}- /, '').replace(/ \[\w+\] \S+$/, '')).toMatch(SENTENCE);
  }
});

test.each([[1, 60], [60, 60], [1, 1], [1, 61]])('takes %d to %d nodes', (least, most) => {
  expect(codesOf(() => scaled(least, most))).toEqual([]);
});

test.each([[0, 10], [1, 0], [5, 4], [1.5, 3], [1, NaN]])('refuses %d to %d nodes', (least, most) => {
  expect(codesOf(() => scaled(least, most))).toEqual(['NodeScalingCapacity']);
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html: AWS raises the quota on request
test('each warning of scaling has its example', () => {
  expect(SCALING_WARNINGS.map(({ code }) => code)).toEqual(['NodeScalingQuota']);
  const warned = (most: number) => warningsOf(scaled(1, most).cache.stack).map(({ id }) => id);
  expect(warned(60)).toEqual([]);
  expect(warned(61)).toEqual(['cdk-elasticache:nodeScalingQuota']);
});

test.each<[number, number, string]>([
  [0, 10, "'minCapacity' must be a whole number of at least 1, got 0. Use for example minCapacity: 1"],
  [-1, 1.5, "'minCapacity' and 'maxCapacity' must be whole numbers of at least 1, got -1 and 1.5. Use for example minCapacity: 1 and maxCapacity: 10"],
  [5, 4, "'minCapacity' must not be greater than 'maxCapacity', got 5 and 4. Lower 'minCapacity', or raise 'maxCapacity'"],
])('says what is wrong with %d to %d nodes', (least, most, message) => {
  expect(messageOf(() => scaled(least, most))).toContain(`${message} [NodeScalingCapacity]`);
});

test('takes capacities that are only known at deployment', () => {
  const { cache } = scaled(Token.asNumber({ Ref: 'Least' }), Token.asNumber({ Ref: 'Most' }));
  expect(propertiesOf(cache, TARGET)).toMatchObject({ MinCapacity: { Ref: 'Least' }, MaxCapacity: { Ref: 'Most' } });
});
