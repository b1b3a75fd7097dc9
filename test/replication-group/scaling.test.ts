import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Duration } from 'aws-cdk-lib/core';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { codesOf, Given, logicalIdOf, newStack, propertiesOf, redis, templateOf, warningsOf } from '../helpers';

const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const POLICY = 'AWS::ApplicationAutoScaling::ScalingPolicy';
const cluster = (given: Partial<object> = {}) => redis({ nodeType: NodeType.R7G_LARGE, shards: 2, ...given });
type Scale = (cache: RedisReplicationGroup) => unknown;
const replicas: Scale = cache => cache.autoScaleReplicas({ maxCapacity: 3 });
const shards: Scale = cache => cache.autoScaleShards({ maxCapacity: 8 });

// https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-elasticache.html
describe.each<[string, Scale, string, number]>([
  ['replicas', replicas, 'elasticache:replication-group:Replicas', 3],
  ['shards', shards, 'elasticache:replication-group:NodeGroups', 8],
])('%s that are scaled', (_, scale, dimension, most) => {
  const cache = cluster();
  scale(cache);
  const target = propertiesOf(cache, TARGET);

  test('are a target of ElastiCache, of the dimension that stands for them', () => {
    expect(target).toMatchObject({ ServiceNamespace: 'elasticache', ScalableDimension: dimension });
  });

  test('belong to the cache, by the id that CloudFormation made', () => {
    expect(target.ResourceId).toEqual({ 'Fn::Join': ['', ['replication-group/', { Ref: logicalIdOf(cache) }]] });
  });

  test('are at least one, unless said otherwise', () => {
    expect([target.MinCapacity, target.MaxCapacity]).toEqual([1, most]);
  });

  test('are changed by the role that AWS makes for it', () => {
    expect(target.RoleARN).toEqual({
      'Fn::Join': ['', [
        'arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' },
        ':role/aws-service-role/elasticache.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ElastiCacheRG',
      ]],
    });
    templateOf(cache).resourceCountIs('AWS::IAM::Role', 0);
  });

  test('leave the cache as it was, resharded online', () => {
    expect(propertiesOf(cache)).toEqual(propertiesOf(cluster()));
    templateOf(cache).hasResource('AWS::ElastiCache::ReplicationGroup', { UpdatePolicy: { UseOnlineResharding: true } });
  });
});

test('replicas and shards of one cache can both be scaled', () => {
  const cache = cluster();
  [replicas, shards].forEach(scale => scale(cache));
  templateOf(cache).resourceCountIs(TARGET, 2);
});

test.each<[string, (cache: RedisReplicationGroup) => void, string]>([
  ['replicas by the engine\'s CPU', cache => cache.autoScaleReplicas({ maxCapacity: 5 }).scaleOnEngineCpu('Cpu', { targetUtilizationPercent: 60 }),
    'ElastiCacheReplicaEngineCPUUtilization'],
  ['shards by the engine\'s CPU', cache => cache.autoScaleShards({ maxCapacity: 5 }).scaleOnEngineCpu('Cpu', { targetUtilizationPercent: 60 }),
    'ElastiCachePrimaryEngineCPUUtilization'],
  ['shards by memory', cache => cache.autoScaleShards({ maxCapacity: 5 }).scaleOnMemory('Memory', { targetUtilizationPercent: 60 }),
    'ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage'],
  ['shards by memory and disk', cache => cache.autoScaleShards({ maxCapacity: 5 }).scaleOnCapacity('Capacity', { targetUtilizationPercent: 60 }),
    'ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage'],
])('scales %s, with the metric that AWS has for it', (_, scale, metric) => {
  const cache = cluster();
  scale(cache);
  expect(propertiesOf(cache, POLICY)).toMatchObject({
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: { PredefinedMetricSpecification: { PredefinedMetricType: metric }, TargetValue: 60 },
  });
});

test('cooldowns and a policy that only adds are handed on', () => {
  const cache = cluster();
  cache.autoScaleShards({ maxCapacity: 5 }).scaleOnMemory('Memory', {
    targetUtilizationPercent: 60, disableScaleIn: true, scaleInCooldown: Duration.minutes(20), scaleOutCooldown: Duration.minutes(10),
  });
  expect(propertiesOf(cache, POLICY).TargetTrackingScalingPolicyConfiguration).toMatchObject({
    DisableScaleIn: true, ScaleInCooldown: 1200, ScaleOutCooldown: 600,
  });
});

test('follows the clock', () => {
  const cache = cluster();
  cache.autoScaleReplicas({ maxCapacity: 5 }).scaleOnSchedule('Morning', { schedule: Schedule.cron({ hour: '8', minute: '0' }), minCapacity: 3 });
  expect(propertiesOf(cache, TARGET).ScheduledActions).toEqual([
    { ScheduledActionName: 'Morning', Schedule: 'cron(0 8 * * ? *)', ScalableTargetAction: { MinCapacity: 3 } },
  ]);
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html
test.each<[string, Given, Scale, string]>([
  ['a size below large', { nodeType: NodeType.T4G_SMALL }, replicas, 'ScalingNodeType'],
  ['a size above 2xlarge', { nodeType: NodeType.R7G_4XLARGE }, replicas, 'ScalingNodeType'],
  ['a newer family in a size above 2xlarge', { nodeType: NodeType.R8G_4XLARGE }, shards, 'ScalingNodeType'],
  ['a family that is not on the list', { nodeType: NodeType.R4_LARGE }, shards, 'ScalingNodeType'],
  ['data tiering before Redis OSS 7', { nodeType: NodeType.R6GD_XLARGE, version: RedisVersion.V6_2 }, shards, 'ScalingNeedsNewerVersion'],
  ['no replica as the minimum', {}, cache => cache.autoScaleReplicas({ minCapacity: 0, maxCapacity: 3 }), 'ScalingCapacity'],
  ['six replicas as the maximum', {}, cache => cache.autoScaleReplicas({ maxCapacity: 6 }), 'ScalingCapacity'],
  ['no shard as the minimum', {}, cache => cache.autoScaleShards({ minCapacity: 0, maxCapacity: 3 }), 'ScalingCapacity'],
  ['half a shard', {}, cache => cache.autoScaleShards({ maxCapacity: 2.5 }), 'ScalingCapacity'],
])('fails with %s', (_, given, scale, code) => {
  const cache = cluster(given);
  expect(codesOf(() => scale(cache))).toEqual([code]);
});

test.each<[string, Given, Scale]>([
  ['the size 2xlarge', { nodeType: NodeType.M7G_2XLARGE }, replicas],
  ['data tiering on Redis OSS 7', { nodeType: NodeType.R6GD_XLARGE }, shards],
  ['a node type that is only known at deployment', stack => ({ nodeType: NodeType.of(stack.region) }), shards],
  ['five replicas as the maximum', {}, cache => cache.autoScaleReplicas({ maxCapacity: 5 })],
  ['500 shards as the maximum', {}, cache => cache.autoScaleShards({ maxCapacity: 500 })],
  ['a minimum that is the maximum', {}, cache => cache.autoScaleShards({ minCapacity: 2, maxCapacity: 2 })],
])('takes %s', (_, given, scale) => {
  const stack = newStack();
  const cache = cluster(typeof given === 'function' ? given(stack) : given);
  expect(codesOf(() => scale(cache))).toEqual([]);
  expect(warningsOf(cache.stack)).toEqual([]);
});

test.each<[string, Scale]>([['replicas', replicas], ['shards', shards]])('%s on a node type that is not listed are warned of, not refused, whatever its size', (_, scale) => {
  for (const name of ['cache.r9g.large', 'cache.r9g.16xlarge']) {
    const cache = cluster({ nodeType: NodeType.of(name) });
    expect(codesOf(() => scale(cache))).toEqual([]);
    expect(warningsOf(cache.stack).map(({ id }) => id)).toEqual(['cdk-elasticache:scalingNewerFamily']);
  }
});

test.each([[34, 1], [35, 0], [70, 0], [71, 1]])('a target of %s percent has %s warnings', (targetUtilizationPercent, count) => {
  const cache = cluster();
  cache.autoScaleShards({ maxCapacity: 5 }).scaleOnMemory('Memory', { targetUtilizationPercent });
  expect(warningsOf(cache.stack)).toHaveLength(count);
});

test('fails on the cache, and says which method', () => {
  expect(() => redis().autoScaleReplicas({ maxCapacity: 2 })).toThrow(/^S\/Cache:\n {2}- autoScaleReplicas\(\) needs cluster mode/);
  expect(() => redis().autoScaleShards({ maxCapacity: 2 })).toThrow(/^S\/Cache:\n {2}- autoScaleShards\(\) needs cluster mode/);
});
