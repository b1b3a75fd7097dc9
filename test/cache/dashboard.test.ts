import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Resource, Stack } from 'aws-cdk-lib/core';
import { CacheDashboard } from '../../src/cache/ref';
import { messageOf, newStack, redis, templateOf, valkey, warningsOf } from '../helpers';

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
  ['a name', () => 'sessions', 'sessions'],
  ['nothing', () => undefined, 'undefined'],
])('a dashboard refuses %s in a sentence', (_, make, got) => {
  const stack = newStack();
  const given = make(stack) as any;
  const sentence = `'caches' of S/All must be caches that this library created or imported, got ${got}; `
    + 'import another cache, such as with ServerlessCache.fromServerlessCacheName() [NotACache]';
  expect(messageOf(() => new CacheDashboard(stack, 'All', { caches: [redis({}, stack), given] }))).toBe(sentence);
});

test('a dashboard refuses to add what is no cache, and keeps what it has', () => {
  const stack = newStack();
  const dashboard = new CacheDashboard(stack, 'All', { caches: [redis({}, stack)] });
  expect(messageOf(() => dashboard.addCache({} as any))).toContain('[NotACache]');
  templateOf(stack).resourceCountIs('AWS::CloudWatch::Dashboard', 1);
});

// https://aws.amazon.com/blogs/database/monitor-server-side-latency-for-amazon-elasticache-for-valkey/
test('a dashboard of Redis OSS has no graphs of latency, which only Valkey sends, and warns of nothing', () => {
  const stacks = [redis(), valkey()].map(cache => { cache.dashboard(); return cache.stack; });
  const has = stacks.map(stack => JSON.stringify(templateOf(stack).findResources('AWS::CloudWatch::Dashboard')).includes('Latency of reads'));
  expect(has).toEqual([false, true]);
  expect(stacks.flatMap(warningsOf)).toEqual([]);
});
