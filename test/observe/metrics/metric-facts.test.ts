import { IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import {
  CacheMetric, MemcachedMetrics, MemcachedNodeMetrics, MetricSource, NodeMetrics, ReplicationGroupMetrics, ServerlessMetrics,
} from '../../../src';
import { serviceFacts } from '../../helpers';

interface Published { readonly metricName: string; readonly unit: string; readonly recommendedStatistics: string; readonly dimensions?: string[] }

const { namespace, metrics: published } = serviceFacts<{ namespace: string; metrics: Published[] }>('metrics');
const { hostMetrics, leftOutOfMetadata, serverlessMetrics, creditMetricsEveryMinutes } = serviceFacts<any>('documented-metrics');
const { everyMetric, underBoth, underThePairOnly } = serviceFacts<Record<string, string[]>>('metric-dimensions');
const documented: Record<string, { readonly unit: string; readonly since?: Record<string, string> }> = leftOutOfMetadata;
const serverless: Record<string, string> = { ...serverlessMetrics.everyEngine, ...serverlessMetrics.valkeyAndRedis, ...serverlessMetrics.memcached };

const LISTED = Object.entries(CacheMetric).filter((entry): entry is [string, CacheMetric] => entry[1] instanceof CacheMetric);
const ALL = LISTED.map(([, metric]) => metric);
const byName = (name: string) => ALL.find(({ metricName }) => metricName === name)!;
const of = (...sources: MetricSource[]) => ALL.filter(metric => metric.sources.some(source => sources.includes(source)));
const names = (metrics: CacheMetric[]) => metrics.map(({ metricName }) => metricName).sort();
const OF_NODES = of(MetricSource.VALKEY_OR_REDIS_NODES, MetricSource.MEMCACHED_NODES);

// jsii takes a constant GET_X for a getter of Java
const RENAMED: Array<[RegExp, string]> = [[/^READ(?=TYPE)/, 'GET'], [/^WRITE(?=TYPE)/, 'SET'], [/^CMD(?=GET(HITS|MISSES))/, '']];

test('each metric has one constant, named as the metric is', () => {
  expect(new Set(names(ALL)).size).toBe(ALL.length);
  for (const [constant, { metricName }] of LISTED) {
    const plain = RENAMED.reduce((name, [ours, theirs]) => name.replace(ours, theirs), constant.replaceAll('_', ''));
    expect(plain).toBe(metricName.toUpperCase());
    expect(constant).toMatch(/^[A-Z]+[A-Z0-9]*(_[A-Z]+)*$/);
  }
});

test('each metric of a node that CloudWatch knows has a constant, and those that AWS\'s metadata name besides', () => {
  const wanted = new Set([...underBoth, ...underThePairOnly, ...published.map(({ metricName }) => metricName), ...Object.keys(documented)]);
  expect(names(OF_NODES)).toEqual([...wanted].sort());
});

test.each(published)('$metricName has the unit and a statistic of the metadata', ({ metricName, unit, recommendedStatistics }) => {
  const metric = byName(metricName);
  expect(metric.unit).toBe(unit);
  expect(recommendedStatistics).toContain(metric.statistic.slice(0, 3));
  expect(metric._period / 60).toBe(metricName.startsWith('CPUCredit') ? creditMetricsEveryMinutes : 1);
});

test.each(Object.entries(documented))('%s, which the metadata leave out, has the unit and the versions of its page', (metricName, { unit, since = {} }) => {
  const metric = byName(metricName);
  expect(metric.unit).toBe(unit);
  for (const [engine, version] of Object.entries(since)) { expect(engine === 'valkey' ? metric.minValkeyVersion : metric.minRedisVersion).toBe(version); }
});

test('metrics of the machine are those of their page', () => {
  expect(names(ALL.filter(({ isHostMetric }) => isHostMetric))).toEqual([...hostMetrics.names].sort());
});

test('all metrics of a serverless cache are those of the pages, with their unit', () => {
  const found = of(MetricSource.SERVERLESS_VALKEY_OR_REDIS, MetricSource.SERVERLESS_MEMCACHED);
  expect(Object.fromEntries(found.map(({ metricName, unit }) => [metricName, unit]))).toEqual(serverless);
  const ofMemcached = Object.keys({ ...serverlessMetrics.everyEngine, ...serverlessMetrics.memcached });
  expect(names(of(MetricSource.SERVERLESS_MEMCACHED))).toEqual(ofMemcached.sort());
});

test('each metric names the page that says what it means', () => {
  expect(ALL.filter(({ page }) => !/^https:\/\/docs\.aws\.amazon\.com\/AmazonElastiCache\/latest\/dg\/\S+\.html$/.test(page ?? ''))).toEqual([]);
});

describe('dimensions', () => {
  const CLUSTER = 'sessions-001';
  const valkey = of(MetricSource.VALKEY_OR_REDIS_NODES);
  const memcached = of(MetricSource.MEMCACHED_NODES);
  const doors: Array<[string, CacheMetric[], (metric: CacheMetric) => IMetric, Record<string, string>]> = [
    ['a node by its id', valkey, m => NodeMetrics.fromCacheClusterId(CLUSTER).metric(m), { CacheClusterId: CLUSTER, CacheNodeId: '0001' }],
    ['a node of a cache', valkey, m => ReplicationGroupMetrics.fromReplicationGroupId('sessions').node('001').metric(m), { CacheClusterId: CLUSTER, CacheNodeId: '0001' }],
    ['a cache', valkey, m => ReplicationGroupMetrics.fromReplicationGroupId('sessions', { replicas: 0 }).metric(m), { CacheClusterId: CLUSTER, CacheNodeId: '0001' }],
    ['a shard', valkey, m => ReplicationGroupMetrics.fromReplicationGroupId('sessions', { replicas: 0 }).shard(1).metric(m), { CacheClusterId: CLUSTER, CacheNodeId: '0001' }],
    ['a Memcached node', memcached, m => MemcachedNodeMetrics.fromNodeId('fragments', '0001').metric(m), { CacheClusterId: 'fragments', CacheNodeId: '0001' }],
    ['a Memcached cluster', memcached, m => MemcachedMetrics.fromClusterName('fragments', 1).metric(m), { CacheClusterId: 'fragments', CacheNodeId: '0001' }],
    ['a serverless cache', of(MetricSource.SERVERLESS_VALKEY_OR_REDIS), m => ServerlessMetrics.fromServerlessCacheName('Carts').metric(m), { [serverlessMetrics.dimension]: 'carts' }],
  ];
  const plain = (metric: IMetric) => metric instanceof MathExpression ? Object.values(metric.usingMetrics) as Metric[] : [metric as Metric];

  test.each(doors)('of %s are the same for a constant and for a name, as CloudWatch publishes them', (_, metrics, door, dimensions) => {
    for (const metric of metrics) {
      for (const given of [metric, CacheMetric.of(metric.metricName)]) {
        const { metricName, statistic } = metric;
        expect(plain(door(given))).toEqual([expect.objectContaining({ namespace, metricName, statistic, dimensions })]);
      }
    }
  });

  test('of each metric of a node are the pair under which CloudWatch publishes all of them, some of them under no other', () => {
    expect(everyMetric).toEqual(['CacheClusterId', 'CacheNodeId']);
    expect(underThePairOnly).toEqual(expect.arrayContaining(['DurabilityLag', 'DatabaseCapacityUsagePercentage', 'SuccessfulReadRequestLatency']));
  });

  test('of a metric that is not listed are the pair, too', () => {
    expect(NodeMetrics.fromCacheClusterId(CLUSTER).metric(CacheMetric.of('OfTomorrow')).dimensions).toEqual({ CacheClusterId: CLUSTER, CacheNodeId: '0001' });
  });
});
