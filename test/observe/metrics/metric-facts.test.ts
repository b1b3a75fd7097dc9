import { IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { NODE_METRICS, SERVERLESS_METRICS } from '../../../src/observe/metrics/data/metrics.generated';
import { MemcachedMetrics, MemcachedNodeMetrics } from '../../../src/observe/metrics/memcached-metrics';
import { NodeMetrics } from '../../../src/observe/metrics/node-metrics';
import { ReplicationGroupMetrics } from '../../../src/observe/metrics/replication-group-metrics';
import { ServerlessMetrics } from '../../../src/observe/metrics/serverless-metrics';
import { serviceFacts } from '../../helpers';

interface Published { readonly metricName: string; readonly unit: string; readonly recommendedStatistics: string; readonly dimensions?: string[] }

const { namespace, metrics: published } = serviceFacts<{ namespace: string; metrics: Published[] }>('metrics');
const { hostMetrics, leftOutOfMetadata, serverlessMetrics, creditMetricsEveryMinutes } = serviceFacts<any>('documented-metrics');
const documented: Record<string, { readonly unit: string }> = leftOutOfMetadata;
const serverless: Record<string, string> = { ...serverlessMetrics.everyEngine, ...serverlessMetrics.valkeyAndRedis, ...serverlessMetrics.memcached };

const NO_METRIC = /^(constructor|metric|hostMetric|node|shard|_.*|nodeIds|calculated|shardNumbers)$/;

/** The methods of a class of metrics that stand for one metric each, with what they give. */
function given<M extends IMetric>(metrics: object, isIt: (value: unknown) => value is M): Map<string, M> {
  const found = new Map<string, M>();
  for (let prototype = Object.getPrototypeOf(metrics); prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype)) {
    const names = Object.getOwnPropertyNames(prototype).filter(name => !NO_METRIC.test(name));
    for (const name of names.filter(method => typeof Object.getOwnPropertyDescriptor(prototype, method)!.value === 'function')) {
      const value: unknown = (metrics as Record<string, (options?: object) => unknown>)[name]();
      if (isIt(value)) { found.set(name, value); }
    }
  }
  return found;
}

const isMetric = (value: unknown): value is Metric => value instanceof Metric;
const isMath = (value: unknown): value is MathExpression => value instanceof MathExpression;
const byName = (metrics: Iterable<Metric>) => new Map([...metrics].map(metric => [metric.metricName, metric]));

const node = byName(given(NodeMetrics.fromCacheClusterId('sessions-001'), isMetric).values());
const memcachedNode = byName(given(MemcachedNodeMetrics.fromNodeId('fragments', '0002'), isMetric).values());
const ofServerless = byName(given(ServerlessMetrics.fromServerlessCacheName('Carts'), isMetric).values());

test('each metric in the metadata of the service, and each that they leave out, has a method on a node of one engine or the other', () => {
  const wanted = [...published.map(({ metricName }) => metricName), ...Object.keys(documented)].sort();
  expect([...new Set([...node.keys(), ...memcachedNode.keys()])].sort()).toEqual(wanted);
});

test.each(published)('$metricName has the unit and a statistic of the metadata', ({ metricName, unit, recommendedStatistics }) => {
  expect(NODE_METRICS[metricName].unit).toBe(unit);
  expect(recommendedStatistics).toContain(NODE_METRICS[metricName].statistic.slice(0, 3));
  for (const metric of [node.get(metricName), memcachedNode.get(metricName)].filter(isMetric)) {
    expect(metric).toMatchObject({ namespace, statistic: NODE_METRICS[metricName].statistic });
    expect(metric.period.toMinutes()).toBe(metricName.startsWith('CPUCredit') ? creditMetricsEveryMinutes : 1);
  }
});

test.each(Object.entries(documented))('%s, which the metadata leave out, has the unit of its page', (metricName, { unit }) => {
  expect(NODE_METRICS[metricName].unit).toBe(unit);
  expect(node.get(metricName)!.dimensions).toEqual({ CacheClusterId: 'sessions-001' });
});

test.each(published.filter(({ dimensions }) => dimensions))('$metricName of a Redis or Valkey node has the dimensions of the metadata', ({ metricName, dimensions }) => {
  expect(Object.keys(node.get(metricName)!.dimensions!).sort()).toEqual(dimensions);
});

test('metrics of the machine carry the number of the node as well, those of the Redis and Valkey engines do not', () => {
  const withNodeId = [...node.values()].filter(({ dimensions }) => 'CacheNodeId' in dimensions!).map(({ metricName }) => metricName);
  expect(withNodeId.sort()).toEqual([...hostMetrics.names, 'CurrConnections'].sort());
  expect(new Set([...node.values()].map(({ dimensions }) => dimensions!.CacheClusterId))).toEqual(new Set(['sessions-001']));
});

test('all metrics of a Memcached node carry the cluster and the number of the node', () => {
  expect([...memcachedNode.values()].map(({ dimensions }) => dimensions)).toEqual([...memcachedNode].map(() => ({ CacheClusterId: 'fragments', CacheNodeId: '0002' })));
});

test('all metrics of a serverless cache are those of the pages, with their unit, under its name in lower case', () => {
  expect([...ofServerless.keys()].sort()).toEqual(Object.keys(serverless).sort());
  expect(Object.fromEntries(Object.entries(SERVERLESS_METRICS).map(([name, { unit }]) => [name, unit]))).toEqual(serverless);
  expect([...ofServerless.values()].map(({ dimensions }) => dimensions)).toEqual([...ofServerless].map(() => ({ [serverlessMetrics.dimension]: 'carts' })));
});

test.each<[string, object, Map<string, Metric>]>([
  ['a Redis or Valkey cache', ReplicationGroupMetrics.fromReplicationGroupId('sessions', { replicas: 1 }), node],
  ['a Memcached cluster', MemcachedMetrics.fromClusterName('fragments', 2), memcachedNode],
])('%s has each metric of its nodes, calculated from exactly its nodes', (_, metrics, ofNode) => {
  const calculated = [...given(metrics, isMath).values()];
  const plain = calculated.filter(({ expression }) => /^(AVG|MAX|MIN|SUM)\(\[\w+, \w+\]\)$/.test(expression));
  const used = plain.map(({ usingMetrics }) => Object.values(usingMetrics) as Metric[]);
  expect([...new Set(used.map(([{ metricName }]) => metricName))].sort()).toEqual([...ofNode.keys()].sort());
  for (const [one, other] of used) {
    expect(one.metricName).toBe(other.metricName);
    expect(one.dimensions).not.toEqual(other.dimensions);
    expect(Object.keys(one.dimensions!)).toEqual(Object.keys(ofNode.get(one.metricName)!.dimensions!));
  }
});
