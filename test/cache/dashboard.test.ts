import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Duration, Resource, Stack } from 'aws-cdk-lib/core';
import { CacheDashboard } from '../../src/cache/ref';
import { NodeType } from '../../src/engine/node-type';
import { LogDestination } from '../../src/observe/logs/log-destination';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { codesOf, memcached, messageOf, newStack, redis, templateOf, valkey, vpcOf, warningsOf } from '../helpers';

/** Has what `ICache` asks for, and is none of this library's. */
class Lookalike extends Resource {
  public readonly connections = undefined;
  public bindFunction() { /* nothing */ }
  public bindContainer() { /* nothing */ }
  public bindService() { /* nothing */ }
  public dashboard() { return undefined; }
}

test.each<[string, (stack: Stack) => unknown, string]>([
  ['another construct', stack => new Vpc(stack, 'Vpc'), 'S/Vpc'],
  ['an L1', stack => new CfnReplicationGroup(stack, 'L1', { replicationGroupDescription: 'd' }), 'S/L1'],
  ['a class with the same members', stack => new Lookalike(stack, 'Like'), 'S/Like'],
  ['a name', () => 'sessions', '\'sessions\''],
  ['an object', () => ({}), 'an object'],
  ['nothing', () => undefined, 'nothing'],
])('a dashboard refuses %s in a sentence', (_, make, got) => {
  const stack = newStack();
  const given = make(stack) as any;
  const sentence = `'caches' of S/All must be caches of this library, got ${got}. Import other caches, `;
  const wrong = () => new CacheDashboard(stack, 'All', { caches: [redis({}, stack), given] });
  expect(messageOf(wrong)).toContain(sentence);
});

test('a dashboard refuses to add what is no cache, and keeps what it has', () => {
  const stack = newStack();
  const dashboard = new CacheDashboard(stack, 'All', { caches: [redis({}, stack)] });
  expect(messageOf(() => dashboard.addCache({} as any))).toContain('got an object. ');
  templateOf(stack).resourceCountIs('AWS::CloudWatch::Dashboard', 1);
});

// https://aws.amazon.com/blogs/database/monitor-server-side-latency-for-amazon-elasticache-for-valkey/
test('a dashboard of Redis OSS has no graphs of latency, which only Valkey sends, and warns of nothing', () => {
  const stacks = [redis(), valkey()].map(cache => { cache.dashboard(); return cache.stack; });
  const has = stacks.map(stack => JSON.stringify(templateOf(stack).findResources('AWS::CloudWatch::Dashboard')).includes('Latency of reads'));
  expect(has).toEqual([false, true]);
  expect(stacks.flatMap(warningsOf)).toEqual([]);
});

test('a second dashboard of a cache needs an id of its own', () => {
  const cache = redis();
  cache.dashboard();
  expect(codesOf(() => cache.dashboard())).toEqual(['IdTaken']);
  expect(messageOf(() => cache.dashboard())).toContain("the id 'Dashboard' is already in use in S/Cache. Keep the dashboard that you have, or pass another id");
  expect(codesOf(() => cache.dashboard('Alarms'))).toEqual(['IdTaken']);
  cache.dashboard('Second');
  templateOf(cache).resourceCountIs('AWS::CloudWatch::Dashboard', 2);
});

test.each<[string, (stack: Stack) => () => unknown, string]>([
  ['monitorLogs()', stack => {
    const cache = redis({ logs: { slow: LogDestination.cloudWatchLogs() } }, stack);
    return () => cache.monitorLogs();
  }, "the id 'Logs' is already in use in S/Cache. Call monitorLogs() once"],
  ['onEvent()', stack => {
    const cache = new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack) });
    return () => cache.onEvent('Failed');
  }, "the id 'Failed' is already in use in S/Cache. Pass another id, or add targets to the rule"],
  ['scaleOnEngineCpu() of replicas', stack => {
    const scaling = redis({ shards: 2, nodeType: NodeType.R7G_LARGE }, stack).autoScaleReplicas({ minCapacity: 1, maxCapacity: 2 });
    return () => scaling.scaleOnEngineCpu('Cpu', { targetUtilizationPercent: 50 });
  }, "the id 'Cpu' is already in use in S/Cache/ReplicasScaling. Pass another id"],
  ['scaleOnMemory() of shards', stack => {
    const scaling = redis({ shards: 2, nodeType: NodeType.R7G_LARGE }, stack).autoScaleShards({ minCapacity: 1, maxCapacity: 2 });
    return () => scaling.scaleOnMemory('Memory', { targetUtilizationPercent: 50 });
  }, "the id 'Memory' is already in use in S/Cache/NodeGroupsScaling. Pass another id"],
  ['scaleOnSchedule() of shards', stack => {
    const scaling = redis({ shards: 2, nodeType: NodeType.R7G_LARGE }, stack).autoScaleShards({ minCapacity: 1, maxCapacity: 2 });
    return () => scaling.scaleOnSchedule('Night', { schedule: Schedule.rate(Duration.days(1)), minCapacity: 1 });
  }, "the id 'Night' is already in use in S/Cache/NodeGroupsScaling. Pass another id"],
  ['scaleOnCpu() of Memcached', stack => {
    const scaling = memcached({}, stack).autoScaleNodes({ minCapacity: 1, maxCapacity: 2 });
    return () => scaling.scaleOnCpu('Cpu', { targetUtilizationPercent: 50 });
  }, "the id 'Cpu' is already in use in S/Cache/NodesScaling. Pass another id"],
  ['scaleOnMetric() of Memcached', stack => {
    const cache = memcached({}, stack);
    const scaling = cache.autoScaleNodes({ minCapacity: 1, maxCapacity: 2 });
    const metric = new Metric({ namespace: 'Shop', metricName: 'Load' });
    return () => scaling.scaleOnMetric('Load', { metric, targetValue: 50 });
  }, "the id 'Load' is already in use in S/Cache/NodesScaling. Pass another id"],
  ['scaleOnSchedule() of Memcached', stack => {
    const scaling = memcached({}, stack).autoScaleNodes({ minCapacity: 1, maxCapacity: 2 });
    return () => scaling.scaleOnSchedule('Night', { schedule: Schedule.rate(Duration.days(1)), minCapacity: 1 });
  }, "the id 'Night' is already in use in S/Cache/NodesScaling. Pass another id"],
])('%s twice with one id is refused in a sentence', (_, make, sentence) => {
  const stack = newStack();
  const create = make(stack);
  create();
  expect(messageOf(create)).toContain(sentence);
  expect(codesOf(create)).toEqual(['IdTaken']);
});
