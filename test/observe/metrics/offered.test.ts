import { CfnParameter } from 'aws-cdk-lib/core';
import {
  Alarms, CacheAlarm, CacheMetric, MemcachedCluster, MemcachedMetrics, NodeMetrics, RedisReplicationGroup, RedisVersion, ReplicationGroup,
  ReplicationGroupMetrics, ServerlessCache, ServerlessEngine, ServerlessMetrics, ValkeyReplicationGroup, ValkeyVersion,
} from '../../../src';
import { Given, newStack, redis, valkey, vpcOf, warningsOf } from '../../helpers';

const asked = (cache: ReplicationGroup, metric: CacheMetric) => {
  cache.metrics.metric(metric);
  return warningsOf(cache.stack).filter(({ id }) => id === 'cdk-elasticache:metricOfNewerVersion').map(({ message }) => message);
};

describe('a metric that a cache never sends is refused, by every door', () => {
  const group = ReplicationGroupMetrics.fromReplicationGroupId('s', { replicas: 1 });

  test.each<[string, () => unknown, string]>([
    ['of Memcached, of a Redis cache', () => group.metric(CacheMetric.CMD_GET_HITS), 'Memcached nodes and serverless caches with Memcached'],
    ['of Memcached, of its shard', () => group.shard(1).metric(CacheMetric.CMD_GET_HITS), 'Memcached nodes and serverless caches with Memcached'],
    ['of Memcached, of its node', () => group.node('001').metric(CacheMetric.CMD_GET_HITS), 'Memcached nodes and serverless caches with Memcached'],
    ['of a serverless cache, of a node', () => NodeMetrics.fromCacheClusterId('s-001').metric(CacheMetric.THROTTLED_CMDS), 'serverless caches with Valkey or Redis OSS and serverless caches with Memcached'],
    ['of Redis, of Memcached', () => MemcachedMetrics.fromClusterName('f', 1).metric(CacheMetric.ENGINE_CPU_UTILIZATION), 'Valkey or Redis OSS nodes'],
    ['of Redis, of a Memcached node', () => MemcachedMetrics.fromClusterName('f', 1).node('0001').metric(CacheMetric.ENGINE_CPU_UTILIZATION), 'Valkey or Redis OSS nodes'],
    ['of nodes, of a serverless cache', () => ServerlessMetrics.fromServerlessCacheName('c').metric(CacheMetric.ENGINE_CPU_UTILIZATION), 'Valkey or Redis OSS nodes'],
  ])('%s', (_, metric, sources) => {
    expect(metric).toThrow(`which only ${sources} send. Use another metric`);
    expect(metric).toThrow('[MetricOfOtherCache]');
  });

  test('the sentence names what was asked for, of which cache, and the way past it', () => {
    expect(() => group.metric(CacheMetric.CMD_GET_HITS)).toThrow(
      '\'metric\' must be one that Valkey or Redis OSS nodes send, got GetHits, which only Memcached nodes and serverless caches with Memcached send. '
      + 'Use another metric, or CacheMetric.of(\'GetHits\') if ElastiCache sends it by now [MetricOfOtherCache]');
  });

  test('unless it is said by its name', () => {
    expect(group.node('001').metric(CacheMetric.of('GetHits'))).toMatchObject({ metricName: 'GetHits' });
  });

  test('of the other engine, of a serverless cache whose engine is known', () => {
    const stack = newStack();
    const owned = new ServerlessCache(stack, 'Owned', { vpc: vpcOf(stack), engine: ServerlessEngine.VALKEY_8 });
    const imported = ServerlessCache.fromServerlessCacheAttributes(stack, 'Imported', { serverlessCacheName: 'c', engine: ServerlessEngine.MEMCACHED_1_6 });
    const unknown = ServerlessCache.fromServerlessCacheAttributes(stack, 'Unknown', { serverlessCacheName: 'c' });
    expect(() => owned.metrics.metric(CacheMetric.CMD_GET_HITS)).toThrow('[MetricOfOtherCache]');
    expect(() => imported.metrics.metric(CacheMetric.CACHE_HITS)).toThrow('[MetricOfOtherCache]');
    expect(imported.metrics.metric(CacheMetric.CMD_GET_HITS).metricName).toBe('GetHits');
    const either = [CacheMetric.CMD_GET_HITS, CacheMetric.CACHE_HITS].map(metric => unknown.metrics.metric(metric).metricName);
    expect(either).toEqual(['GetHits', 'CacheHits']);
  });
});

describe('of a metric that AWS documents for a newer version there is a warning', () => {
  test.each<[string, () => ReplicationGroup, CacheMetric, string]>([
    ['Valkey', () => valkey({ version: ValkeyVersion.V8_1 }), CacheMetric.DURABILITY_LAG,
      'the metric DurabilityLag may have no data: AWS documents it for Valkey 9.0 or later, and the cache runs Valkey 8.1. Upgrade the cache, or'],
    ['Redis OSS', () => redis({ version: RedisVersion.V6_2 }), CacheMetric.IAM_AUTHENTICATION_THROTTLING,
      'the metric IamAuthenticationThrottling may have no data: AWS documents it for Valkey 7.2 or later and Redis OSS 7.0 or later, and the cache runs Redis OSS 6.2. Upgrade the cache, or'],
    ['the engine that does not send it', () => redis({ version: RedisVersion.V7_1 }), CacheMetric.SUCCESSFUL_READ_REQUEST_LATENCY,
      'the metric SuccessfulReadRequestLatency may have no data: AWS documents it for Valkey 7.2 or later, and the cache runs Redis OSS 7.1. Use another metric, or'],
  ])('%s', (_, cache, metric, sentence) => {
    expect(asked(cache(), metric)).toEqual([expect.stringContaining(sentence)]);
  });

  test.each<[string, () => ReplicationGroup, CacheMetric]>([
    ['a version that sends it', () => valkey({ version: ValkeyVersion.V9_0 }), CacheMetric.DURABILITY_LAG],
    ['a metric without a version', () => redis({ version: RedisVersion.V6_2 }), CacheMetric.EVICTIONS],
    ['a metric said by its name', () => valkey({ version: ValkeyVersion.V8_1 }), CacheMetric.of('DurabilityLag')],
    ['a version that is only known at deployment', () => {
      const stack = newStack();
      return valkey({ version: ValkeyVersion.of(new CfnParameter(stack, 'Version').valueAsString, 'valkey8') }, stack);
    }, CacheMetric.DURABILITY_LAG],
  ])('but not of %s', (_, cache, metric) => {
    expect(asked(cache(), metric)).toEqual([]);
  });

  test('also of its node, its shard, its expressions, and of an alarm that reads it', () => {
    const given: Given = { version: RedisVersion.V7_1 };
    const warned = (use: (cache: RedisReplicationGroup) => unknown, more: Given = {}) => {
      const cache = redis({ ...given, ...more });
      use(cache);
      return warningsOf(cache.stack).map(({ id }) => id);
    };
    const expected = ['cdk-elasticache:metricOfNewerVersion'];
    expect(warned(cache => cache.metrics.node('001').successfulReadRequestLatency())).toEqual(expected);
    expect(warned(cache => cache.metrics.shard(1).metric(CacheMetric.SEARCH_BASED_CMDS))).toEqual(expected);
    expect(warned(() => undefined, { alarms: Alarms.of([CacheAlarm.READ_LATENCY]) })).toEqual(expected);
    expect(warned(() => undefined, { alarms: Alarms.of([CacheAlarm.EVICTIONS]) })).toEqual([]);
  });

  test('an imported cache and an L1 one have no version that is known, and no warning', () => {
    const stack = newStack();
    const imported = ValkeyReplicationGroup.fromReplicationGroupAttributes(stack, 'Imported', { replicationGroupId: 's', replicas: 1 });
    expect(imported.metrics.metric(CacheMetric.DURABILITY_LAG).expression).toMatch(/^MAX/);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('a Memcached cluster refuses what only Redis sends, owned and imported', () => {
  const stack = newStack();
  const imported = MemcachedCluster.fromMemcachedClusterAttributes(stack, 'Imported', { clusterName: 'f', nodes: 2 });
  expect(() => imported.metrics.metric(CacheMetric.REPLICATION_LAG)).toThrow('[MetricOfOtherCache]');
  expect(imported.metrics.metric(CacheMetric.CMD_TOUCH).expression).toMatch(/^SUM/);
});
