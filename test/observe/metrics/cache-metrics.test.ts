import { Alarm, GraphWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnCacheCluster, CfnReplicationGroup, CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache';
import { CfnParameter, Duration, Stack, Token } from 'aws-cdk-lib/core';
import {
  CacheMetric, MemcachedMetrics, MemcachedNodeMetrics, NodeAggregation, NodeMetrics, RedisReplicationGroup, ReplicationGroupMetrics, ServerlessCache,
  ServerlessEngine, ServerlessMetrics,
} from '../../../src';
import { codesOf, newStack, redis, serviceFacts } from '../../helpers';

const { replicationGroup, oneReplica } = serviceFacts<any>('node-ids').clusterModeDisabled;
const { twoShardsOfOneReplica } = serviceFacts<any>('node-ids').clusterModeEnabled;
const nodesOf = (expression: { usingMetrics: object }) => Object.values(expression.usingMetrics).map(metric => metric.dimensions.CacheClusterId);
const resolved = (stack: Stack, metric: GraphWidget) => JSON.stringify(stack.resolve(metric.toJson()));

describe('the metrics of a cache', () => {
  const metrics = ReplicationGroupMetrics.fromReplicationGroupId(replicationGroup, { shards: 2, replicas: 1 });

  test('are over its nodes, by the names that ElastiCache gives them', () => {
    expect(nodesOf(metrics.evictions())).toEqual(twoShardsOfOneReplica);
    expect(nodesOf(ReplicationGroupMetrics.fromReplicationGroupId(replicationGroup, { replicas: 1 }).evictions())).toEqual(oneReplica);
  });

  test('of a shard are over its nodes only', () => {
    expect(nodesOf(metrics.shard(2).evictions())).toEqual(twoShardsOfOneReplica.slice(2));
    expect(nodesOf(ReplicationGroupMetrics.fromReplicationGroupId(replicationGroup, { replicas: 1 }).shard(1).evictions())).toEqual(oneReplica);
  });

  test('of a node are those of the node', () => {
    expect(metrics.node('0002-001').engineCpuUtilization().dimensions).toEqual({ CacheClusterId: twoShardsOfOneReplica[2], CacheNodeId: '0001' });
  });

  test('of a node or a shard that is not there are refused, with those that are', () => {
    expect(() => metrics.node('0003-001')).toThrow('got \'0003-001\'. Use 0001-001, 0001-002, 0002-001 or 0002-002 [NoSuchNode]');
    expect(() => metrics.shard(3)).toThrow('got 3. Use 1 or 2 [NoSuchShard]');
    expect(() => ReplicationGroupMetrics.fromReplicationGroupId('a', { shards: 100, replicas: 4 }).shard(101)).toThrow('Use 1, 2, 3 and so on up to 100 [NoSuchShard]');
    expect(() => ReplicationGroupMetrics.fromReplicationGroupId('a').shard(1)).toThrow('Pass \'shards\' and \'replicas\'');
    expect(codesOf(() => ReplicationGroupMetrics.fromReplicationGroupId('a').shard(1))).toEqual(['NoSuchShard']);
    expect(codesOf(() => ReplicationGroupMetrics.fromReplicationGroupId('a').node('1'))).toEqual(['NoSuchNode']);
    expect(codesOf(() => MemcachedMetrics.fromClusterName('a', 2).node('0003'))).toEqual(['NoSuchNode']);
  });

  test.each<[CacheMetric, string]>([
    [CacheMetric.ENGINE_CPU_UTILIZATION, 'MAX'], [CacheMetric.FREEABLE_MEMORY, 'MIN'], [CacheMetric.EVICTIONS, 'SUM'], [CacheMetric.CACHE_HIT_RATE, 'AVG'],
    [CacheMetric.REPLICATION_LAG, 'MAX'], [CacheMetric.CURR_CONNECTIONS, 'SUM'], [CacheMetric.of('OfTomorrow'), 'AVG'],
  ])('%s of several nodes is their %s', (metric, aggregation) => {
    expect(metrics.metric(metric).expression).toMatch(new RegExp(`^${aggregation}\\(\\[m_`));
  });

  test('are calculated as the options say', () => {
    const metric = metrics.engineCpuUtilization({ aggregation: NodeAggregation.AVERAGE, statistic: 'p99', period: Duration.minutes(5), label: 'all', color: '#ff0000' });
    expect(metric).toMatchObject({ label: 'all', color: '#ff0000', expression: expect.stringMatching(/^AVG/) });
    expect(Object.values(metric.usingMetrics).map((each: any) => [each.statistic, each.period.toMinutes()])).toEqual(Array(4).fill(['p99', 5]));
  });

  test('can be had of an L1 cache, and of an imported one with its number of nodes', () => {
    const stack = newStack();
    const resource = new CfnReplicationGroup(stack, 'Old', { replicationGroupDescription: 'old' });
    const old = ReplicationGroupMetrics.fromReplicationGroup(resource, { replicas: 1 });
    expect(stack.resolve(nodesOf(old.evictions()))).toEqual(['-001', '-002'].map(id => ({ 'Fn::Join': ['', [{ Ref: 'Old' }, id]] })));
    const imported = RedisReplicationGroup.fromReplicationGroupAttributes(stack, 'Imported', { replicationGroupId: replicationGroup, shards: 2, replicas: 1 });
    expect(nodesOf(imported.metrics.evictions())).toEqual(twoShardsOfOneReplica);
  });

  test('of two caches fit into one graph', () => {
    const stack = newStack();
    const [one, other] = ['one', 'other'].map(name => ReplicationGroupMetrics.fromReplicationGroupId(name, { replicas: 1 }).evictions());
    expect(resolved(stack, new GraphWidget({ left: [one, other, redis({}, stack).metrics.evictions()] }))).toContain('other-002');
  });

  test('of up to ten nodes can be the metric of an alarm', () => {
    const metric = redis({ shards: 5, replicas: 1 }).metrics.engineCpuUtilization();
    expect(() => new Alarm(newStack(), 'Alarm', { metric, threshold: 1, evaluationPeriods: 1 })).not.toThrow();
  });
});

describe('where the number of nodes is only known at deployment', () => {
  const cache = redis({ shards: Token.asNumber({ Ref: 'Shards' }) });

  test('CloudWatch searches for the nodes by the name of the cache', () => {
    const { expression } = cache.metrics.engineCpuUtilization();
    const [before, name, after] = cache.stack.resolve(expression)['Fn::Join'][1];
    expect(before).toBe('MAX(SEARCH(\'{AWS/ElastiCache,CacheClusterId,CacheNodeId} MetricName="EngineCPUUtilization" CacheClusterId=');
    expect(name).toEqual({ Ref: expect.stringMatching(/^Cache/) });
    expect(after).toBe('\', \'Average\', 60))');
  });

  test('so it is for a cache by its name, and for a Memcached cluster', () => {
    expect(ReplicationGroupMetrics.fromReplicationGroupId('Sessions').cpuUtilization().expression).toBe(
      'MAX(SEARCH(\'{AWS/ElastiCache,CacheClusterId,CacheNodeId} MetricName="CPUUtilization" CacheClusterId=sessions\', \'Average\', 60))');
    expect(MemcachedMetrics.fromClusterName('Fragments').cmdGet().expression).toBe(
      'SUM(SEARCH(\'{AWS/ElastiCache,CacheClusterId,CacheNodeId} MetricName="CmdGet" CacheClusterId="fragments"\', \'Sum\', 60))');
  });

  test('a Memcached cluster of an L1 construct has metrics by reference', () => {
    const stack = newStack();
    const l1 = new CfnCacheCluster(stack, 'L1', { engine: 'memcached', cacheNodeType: 'cache.t4g.small', numCacheNodes: 2 });
    const node = MemcachedMetrics.fromCacheCluster(l1, 2).node('0002');
    expect(stack.resolve(node.cmdGet().dimensions)).toEqual({ CacheClusterId: { Ref: 'L1' }, CacheNodeId: '0002' });
  });

  test('the nodes that are asked for by their ids are there', () => {
    expect(cache.metrics.nodeIds).toEqual([]);
    expect(cache.stack.resolve(cache.metrics.node('0007-002').cacheClusterId)).toMatchObject({ 'Fn::Join': ['', [{}, '-0007-002']] });
  });
});

describe('what is calculated from several metrics', () => {
  const metrics = ReplicationGroupMetrics.fromReplicationGroupId('s', { replicas: 1 });
  const numbers = /m_([A-Za-z]+)_[A-Za-z]+(?:_300)?_s_(\d)/g;
  const shape = (metric: { expression: string }) => metric.expression.replace(numbers, '$1$2');

  test.each<[string, { expression: string }, string]>([
    ['hit rate of a cache', metrics.hitRate(),
      '100 * SUM([CacheHits1, CacheHits2]) / (SUM([CacheHits1, CacheHits2]) + SUM([CacheMisses1, CacheMisses2]))'],
    ['memory headroom', metrics.memoryHeadroom(), '100 - MAX([DatabaseMemoryUsagePercentage1, DatabaseMemoryUsagePercentage2])'],
    ['lag of the slowest replica', metrics.slowestReplicationLag(), 'MAX([ReplicationLag1, ReplicationLag2])'],
    ['evictions in a second', metrics.evictionsPerSecond(), 'SUM([Evictions1, Evictions2]) / 60'],
    ['evictions in a second, of five minutes', metrics.evictionsPerSecond({ period: Duration.minutes(5) }), 'SUM([Evictions1, Evictions2]) / 300'],
  ])('%s', (_, metric, expression) => {
    expect(shape(metric)).toBe(expression);
  });

  test('hits and misses are sums, the lag is the highest in the minute', () => {
    expect(Object.values(metrics.hitRate().usingMetrics).map((metric: any) => metric.statistic)).toEqual(Array(4).fill('Sum'));
    expect(Object.values(metrics.slowestReplicationLag().usingMetrics).map((metric: any) => metric.statistic)).toEqual(Array(2).fill('Maximum'));
  });

  test('of one node', () => {
    expect(metrics.node('001').hitRate().expression).toMatch(/^100 \* SUM\(\[\w+\]\) \/ \(SUM\(\[\w+\]\) \+ SUM\(\[\w+\]\)\)$/);
    expect(metrics.node('001').memoryHeadroom().expression).toMatch(/^100 - MAX/);
    expect(metrics.node('001').evictionsPerSecond().expression).toMatch(/ \/ 60$/);
  });

  test('of Memcached, from gets, and of a serverless cache', () => {
    expect(MemcachedMetrics.fromClusterName('f', 1).hitRate().expression).toMatch(/m_GetHits_Sum.*m_GetMisses_Sum/);
    expect(MemcachedMetrics.fromClusterName('f', 1).node('0001').hitRate().expression).toMatch(/m_GetHits_Sum.*m_GetMisses_Sum/);
    const serverless = ServerlessMetrics.fromServerlessCacheName('c');
    expect(serverless.memcachedHitRate().expression).toBe('100 * hits_c / (hits_c + misses_c)');
    expect(serverless.elastiCacheProcessingUnitsPerSecond({ period: Duration.minutes(5) }).expression).toBe('consumed_300_c / 300');
    expect(serverless.evictionsPerSecond().expression).toBe('evicted_c / 60');
  });
});

describe('metrics side by side', () => {
  const graph = (...left: MathExpression[]) => () => JSON.stringify(new GraphWidget({ left }).toJson());
  const metrics = ReplicationGroupMetrics.fromReplicationGroupId('s', { replicas: 1 });
  const fiveMinutes = { period: Duration.minutes(5) };

  test.each<[string, MathExpression[]]>([
    ['of two nodes', [metrics.node('001').hitRate(), metrics.node('002').hitRate()]],
    ['of two nodes by their ids', ['s-001', 's-002'].map(id => NodeMetrics.fromCacheClusterId(id).evictionsPerSecond())],
    ['of two Memcached nodes', ['0001', '0002'].map(id => MemcachedMetrics.fromClusterName('f', 2).node(id).hitRate())],
    ['of two periods', [metrics.evictions(), metrics.evictions(fiveMinutes)]],
    ['of two periods of a serverless cache', [{}, fiveMinutes].map(options => ServerlessMetrics.fromServerlessCacheName('c').evictionsPerSecond(options))],
  ])('%s have ids of their own', (_, expressions) => {
    expect(graph(...expressions)).not.toThrow();
  });

  test('of another period have it for each node, so that CDK does not warn', () => {
    expect(metrics.hitRate(fiveMinutes).warnings ?? []).toEqual([]);
    expect(metrics.hitRate(fiveMinutes).warningsV2 ?? {}).toEqual({});
  });

  test('keep their ids with each synthesis, when a name is only known at deployment', () => {
    const ids = () => Object.keys(metrics.metric(CacheMetric.of(new CfnParameter(newStack(), 'Name').valueAsString)).usingMetrics);
    expect(ids()).toEqual(ids());
  });
});

test('a name in capitals is that of the cache, which ElastiCache keeps in lower case, by every door', () => {
  const imported = RedisReplicationGroup.fromReplicationGroupAttributes(newStack(), 'Imported', { replicationGroupId: 'My-Cache', replicas: 0 });
  for (const metric of [
    imported.metrics.node('001').evictions(), ReplicationGroupMetrics.fromReplicationGroupId('My-Cache').node('001').evictions(),
    NodeMetrics.fromCacheClusterId('My-Cache-001').evictions(),
  ]) {
    expect(metric.dimensions).toMatchObject({ CacheClusterId: 'my-cache-001' });
  }
  expect(MemcachedNodeMetrics.fromNodeId('My-Cache', '0001').evictions().dimensions).toMatchObject({ CacheClusterId: 'my-cache' });
  expect(codesOf(() => MemcachedNodeMetrics.fromNodeId('my-cache', '1'))).toEqual(['NoSuchNode']);
});

test('the metrics of a construct are its own, whoever asks', () => {
  const stack = newStack();
  const cache = redis({ replicas: 1 }, stack);
  expect(ReplicationGroupMetrics.fromReplicationGroup(cache).nodeIds).toEqual(['001', '002']);
  const imported = ServerlessCache.fromServerlessCacheAttributes(stack, 'Imported', { serverlessCacheName: 'c', engine: ServerlessEngine.MEMCACHED_1_6 });
  const l1 = new CfnServerlessCache(stack, 'L1', { engine: 'memcached', serverlessCacheName: 'c' });
  for (const memcachedOne of [imported, l1]) {
    expect(codesOf(() => ServerlessMetrics.fromServerlessCache(memcachedOne).cacheHitRate())).toEqual(['MetricOfOtherCache']);
  }
});

test('what JavaScript passes in place of a CacheMetric is refused in a sentence', () => {
  const metrics = ReplicationGroupMetrics.fromReplicationGroupId('s', { replicas: 1 });
  expect(() => metrics.metric('NewConnections' as never)).toThrow('\'metric\' must be a CacheMetric, got the text \'NewConnections\'. Write CacheMetric.of(\'NewConnections\')');
  expect(codesOf(() => metrics.metric(undefined as never))).toEqual(['MetricOfOtherCache']);
  expect(CacheMetric.of('constructor').isHostMetric).toBeUndefined();
});
