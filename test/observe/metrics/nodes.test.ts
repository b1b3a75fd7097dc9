import { Stack, Token } from 'aws-cdk-lib/core';
import { NodeType } from '../../../src';
import { Given, newStack, redis, serviceFacts, templateOf, warningsOf } from '../../helpers';
import { alarmsOf, alarmsOn, GROUP, metricsOf, nodesOf, recommended } from '../alarms/alarms-of';

const facts = serviceFacts<any>('node-ids');
const limits = serviceFacts<Record<string, { limit: number }>>('limits');
const nodes = (given: Given) => nodesOf(alarmsOf(given));
const unknown = Token.asNumber({ Ref: 'Count' });

test('the alarms are on the nodes of a group with cluster mode disabled, by the ids that ElastiCache gives them', () => {
  expect(nodes({ replicas: 1 })).toEqual(facts.clusterModeDisabled.oneReplica);
});

test('the alarms are on the nodes of a group with cluster mode enabled, by the ids that ElastiCache gives them', () => {
  expect(nodes({ shards: 2, replicas: 1 })).toEqual(facts.clusterModeEnabled.twoShardsOfOneReplica);
});

test.each<[string, Given, string[]]>([
  ['a primary alone', { replicas: 0 }, ['-001']],
  ['one shard, which is cluster mode enabled too', { shards: 1, replicas: 0 }, ['-0001-001']],
  ['five replicas', { replicas: 5 }, ['-001', '-002', '-003', '-004', '-005', '-006']],
])('%s: the alarms are on exactly its nodes', (_, given, ids) => {
  expect(nodes(given)).toEqual(ids.map(id => GROUP + id));
});

test('an alarm names the one node that a member has: some metrics are published with it only', () => {
  for (const metric of ['CurrConnections', 'Evictions', 'EngineCPUUtilization']) {
    const [{ Dimensions }] = alarmsOn(metric, { nodeType: NodeType.of(metric === 'Evictions' ? 'cache.t4g.small' : 'cache.r7g.xlarge') });
    expect(Dimensions.filter(({ Name }: any) => Name === 'CacheNodeId')).toEqual([{ Name: 'CacheNodeId', Value: facts.cacheNodeId }]);
  }
});

test('the alarms speak of the group that CloudFormation made, whatever its name becomes', () => {
  const template = templateOf(redis({ replicationGroupName: 'Sessions' }));
  const [id] = Object.keys(template.findResources('AWS::ElastiCache::ReplicationGroup'));
  const text = JSON.stringify(template.findResources('AWS::CloudWatch::Alarm'));
  expect(text).toContain(JSON.stringify({ 'Fn::Join': ['', [{ Ref: id }, '-001']] }));
  expect(text).not.toMatch(/sessions/i);
});

describe('a cache of up to ten nodes', () => {
  test('has an alarm for each metric and node', () => {
    const alarms = alarmsOf({ shards: 5, replicas: 1 });
    expect(alarms).toHaveLength(10 * recommended().length);
    // of swap
    expect(alarms.filter(({ Metrics }) => Metrics)).toHaveLength(10);
  });
});

describe('a cache of more than ten nodes', () => {
  const given = { shards: 11, replicas: 0 };

  test('has an alarm for each ten nodes, on the worst of them', () => {
    const alarms = alarmsOn('Evictions', given);
    expect(alarms.map(alarm => metricsOf(alarm).length)).toEqual([10, 1]);
    const [math] = alarms[0].Metrics.filter(({ Expression }: any) => Expression);
    expect(math).toMatchObject({ Expression: 'MAX([m1, m2, m3, m4, m5, m6, m7, m8, m9, m10])', ReturnData: true });
    expect(alarms[0].Metrics.filter(({ MetricStat }: any) => MetricStat).map(({ Id }: any) => Id)).toEqual(
      ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9', 'm10']);
  });

  test('has every node in exactly one alarm of each metric', () => {
    for (const metric of ['Evictions', 'CurrConnections', 'CPUUtilization', 'CPUCreditBalance', 'NetworkBandwidthInAllowanceExceeded']) {
      const found = alarmsOn(metric, { shards: 6, replicas: 3 });
      expect(found.flatMap(metricsOf)).toHaveLength(24);
      expect(nodesOf(found)).toEqual(nodes({ shards: 6, replicas: 3 }));
    }
  });

  test('names its alarms by the number of the ten, so that they stay when a node is added or taken away', () => {
    // swap is calculated from two metrics of a node, so five nodes share an alarm
    const ids = (shards: number) => Object.keys(templateOf(redis({ shards, replicas: 0 })).findResources('AWS::CloudWatch::Alarm'))
      .filter(id => !id.includes('Swap'));
    expect(ids(11).filter(id => id.includes('Evictions')).map(id => id.slice(0, -8))).toEqual(['CacheAlarmsEvictionsgroup1', 'CacheAlarmsEvictionsgroup2']);
    expect(ids(12)).toEqual(ids(11));
    expect(ids(20)).toEqual(ids(11));
    expect(ids(21)).toEqual(expect.arrayContaining(ids(20)));
    expect(ids(21)).toHaveLength(ids(20).length / 2 * 3);
  });

  test('watches the added node in the alarms that it had', () => {
    expect(alarmsOn('Evictions', { shards: 12, replicas: 0 }).map(alarm => metricsOf(alarm).length)).toEqual([10, 2]);
  });

  test('keeps threshold, minutes and statistic of the single alarm', () => {
    const [alone] = alarmsOn('Evictions', { shards: 2 });
    const [together] = alarmsOn('Evictions', given);
    for (const property of ['Threshold', 'EvaluationPeriods', 'DatapointsToAlarm', 'TreatMissingData', 'ComparisonOperator', 'AlarmDescription']) {
      expect([property, together[property]]).toEqual([property, alone[property]]);
    }
    expect(together.Metrics.filter((m: any) => m.MetricStat).map((m: any) => [m.MetricStat.Stat, m.MetricStat.Period]))
      .toEqual(Array(10).fill([alone.Statistic, alone.Period]));
  });

  test('keeps to the number of metrics that CloudWatch allows in an alarm', () => {
    for (const alarm of alarmsOf({ shards: 18, replicas: 4 })) {
      expect(metricsOf(alarm).length).toBeLessThanOrEqual(limits.metricsPerAlarm.limit);
    }
  });
});

test('a cache of 90 nodes leaves room in the stack for what uses it', () => {
  const resources = Object.keys(templateOf(redis({ shards: 18, replicas: 4 })).toJSON().Resources);
  expect(resources.length).toBeLessThan(limits.resourcesPerStack.limit / 2);
});

test('even a cache of 498 nodes, of the 500 that are possible, fits into a stack', () => {
  const resources = Object.keys(templateOf(redis({ shards: 83, replicas: 5 })).toJSON().Resources);
  expect(resources.length).toBeLessThan(limits.resourcesPerStack.limit);
});

test.each<[string, Given, string]>([
  ['shards', { shards: unknown }, '-0001-001'],
  ['replicas', { replicas: unknown }, '-001'],
  ['replicas of shards', { shards: 2, replicas: unknown }, '-0001-001'],
])('where the number of %s is only known at deployment, the first node has alarms, and a warning says so', (_, given, id) => {
  const stack: Stack = newStack();
  expect(nodesOf(alarmsOf(given, stack))).toEqual([GROUP + id]);
  expect(warningsOf(stack).map(warning => warning.id)).toEqual(['cdk-elasticache:alarmsOnFirstNodeOnly']);
});
