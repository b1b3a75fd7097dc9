import { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { CacheMetric, NodeAggregation, NodeMetrics } from '../../../src';
import { nodeId, shardId } from '../../../src/observe/metrics/service-facts';

const metrics = NodeMetrics.fromCacheClusterId('sessions-001');

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html and CacheMetrics.HostLevel.html
test.each([
  ['cpuUtilization', 'CPUUtilization', 'Average'],
  ['engineCpuUtilization', 'EngineCPUUtilization', 'Average'],
  ['databaseMemoryUsagePercentage', 'DatabaseMemoryUsagePercentage', 'Average'],
  ['currConnections', 'CurrConnections', 'Average'],
  ['evictions', 'Evictions', 'Sum'],
  ['replicationLag', 'ReplicationLag', 'Average'],
  ['networkBytesIn', 'NetworkBytesIn', 'Sum'],
  ['networkBytesOut', 'NetworkBytesOut', 'Sum'],
  ['processedCommands', 'ProcessedCommands', 'Sum'],
  ['successfulReadRequestLatency', 'SuccessfulReadRequestLatency', 'Average'],
  ['successfulWriteRequestLatency', 'SuccessfulWriteRequestLatency', 'Average'],
] as const)('%s is %s, %s, once a minute', (method, metricName, statistic) => {
  const metric = metrics[method]();
  expect(metric).toMatchObject({ namespace: 'AWS/ElastiCache', metricName, statistic });
  expect(metric.period.toSeconds()).toBe(60);
  expect(metric.dimensions).toEqual({ CacheClusterId: 'sessions-001', CacheNodeId: '0001' });
});

test('CPU credits come every five minutes', () => {
  expect(metrics.metric(CacheMetric.CPU_CREDIT_BALANCE).period.toMinutes()).toBe(5);
});

test('a metric that is not listed is as the user says', () => {
  const tomorrow = CacheMetric.of('OfTomorrow', { unit: 'Count', statistic: 'Sum', aggregation: NodeAggregation.SUM });
  expect(tomorrow).toMatchObject({ unit: 'Count', statistic: 'Sum', aggregation: 'SUM', sources: [], page: undefined, isHostMetric: undefined });
  expect(metrics.metric(tomorrow)).toMatchObject({ metricName: 'OfTomorrow', statistic: 'Sum' });
  expect(metrics.metric(CacheMetric.of('OfTomorrow'))).toMatchObject({ statistic: 'Average' });
});

test('a listed metric by its name has all that is known of it, and what the user says comes first', () => {
  expect(CacheMetric.of('Evictions')).toMatchObject({ unit: 'Count', statistic: 'Sum', aggregation: 'SUM', isHostMetric: false });
  expect(CacheMetric.of('Evictions', { statistic: 'Maximum' })).toMatchObject({ unit: 'Count', statistic: 'Maximum' });
  expect(`${CacheMetric.EVICTIONS}`).toBe('Evictions');
});

test('statistic, period and label are as the user says, the dimensions are not', () => {
  const options: MetricOptions = { statistic: 'Maximum', period: Duration.minutes(5), label: 'worst', dimensionsMap: { Other: 'x' } };
  const metric = metrics.evictions(options);
  expect(metric).toMatchObject({ statistic: 'Maximum', label: 'worst', dimensions: { CacheClusterId: 'sessions-001' } });
  expect(metric.dimensions).not.toHaveProperty('Other');
  expect(metric.period.toMinutes()).toBe(5);
});

test('a node is numbered with three digits, its shard with four', () => {
  expect([shardId(1), shardId(12), shardId(500)]).toEqual(['0001', '0012', '0500']);
  expect([nodeId(1), nodeId(6), nodeId(1, 1), nodeId(6, 500)]).toEqual(['001', '006', '0001-001', '0500-006']);
});
