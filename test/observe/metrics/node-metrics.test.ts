import { MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { NodeMetrics } from '../../../src/observe/metrics/node-metrics';
import { nodeId, shardId } from '../../../src/observe/metrics/service-facts';

const metrics = NodeMetrics.fromCacheClusterId('sessions-001');

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html and CacheMetrics.HostLevel.html
test.each([
  ['cpuUtilization', 'CPUUtilization', 'Average', true],
  ['engineCpuUtilization', 'EngineCPUUtilization', 'Average', false],
  ['databaseMemoryUsagePercentage', 'DatabaseMemoryUsagePercentage', 'Average', false],
  ['databaseCapacityUsagePercentage', 'DatabaseCapacityUsagePercentage', 'Average', false],
  ['currConnections', 'CurrConnections', 'Average', true],
  ['evictions', 'Evictions', 'Sum', false],
  ['replicationLag', 'ReplicationLag', 'Average', false],
] as const)('%s is %s, %s, once a minute', (method, metricName, statistic, ofHost) => {
  const metric = metrics[method]();
  expect(metric).toMatchObject({ namespace: 'AWS/ElastiCache', metricName, statistic });
  expect(metric.period.toSeconds()).toBe(60);
  expect(metric.dimensions).toEqual({ CacheClusterId: 'sessions-001', ...(ofHost ? { CacheNodeId: '0001' } : {}) });
});

test('any metric of the engine can be had by its name', () => {
  expect(metrics.metric('CacheHitRate')).toMatchObject({ metricName: 'CacheHitRate', dimensions: { CacheClusterId: 'sessions-001' } });
});

test('any metric of the machine can be had by its name', () => {
  expect(metrics.hostMetric('SwapUsage').dimensions).toEqual({ CacheClusterId: 'sessions-001', CacheNodeId: '0001' });
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
