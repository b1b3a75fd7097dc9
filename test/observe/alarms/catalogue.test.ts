import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Duration, Lazy, Size, Stack, Token } from 'aws-cdk-lib/core';
import { alarmsOf, alarmsOn, metricsOf, recommended } from './alarms-of';
import {
  Alarms, AlarmSeverity, Authentication, CacheAlarm, Durability, EvictionPolicy, MemcachedCluster, MemcachedClusterProps, NodeType, ServerlessCache,
  ServerlessCacheProps, ServerlessEngine, ValkeyVersion,
} from '../../../src';
import { codesOf, Given, newStack, redis, resourcesOf, serviceFacts, templateOf, valkey, vpcOf } from '../../helpers';

const { resourcesPerStack } = serviceFacts<Record<string, { limit: number }>>('limits');
const { refusesWritesAt } = serviceFacts<any>('documented-metrics').durability;
const arn = (name: string) => `arn:aws:sns:eu-west-1:111122223333:${name}`;
const action = (stack: Stack, name: string) => new SnsAction(Topic.fromTopicArn(stack, name, arn(name)));
const ids = (given: Given = {}) => [...new Set(Object.keys(templateOf(redis(given)).findResources('AWS::CloudWatch::Alarm'))
  .map(id => /^CacheAlarms([A-Za-z]+?)(group)?\d/.exec(id)![1]))].sort();

function memcached(given: Partial<MemcachedClusterProps> = {}) {
  const stack = newStack();
  new MemcachedCluster(stack, 'Cache', { vpc: vpcOf(stack), ...given });
  return resourcesOf(stack, 'AWS::CloudWatch::Alarm');
}

function serverless(given: Partial<ServerlessCacheProps> = {}) {
  const stack = newStack();
  new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack), ...given });
  return resourcesOf(stack, 'AWS::CloudWatch::Alarm');
}

const named = (alarms: Record<string, any>[]) => alarms.map(alarm => metricsOf(alarm)[0].MetricName).sort();

describe('what a cache has by default follows from what it is', () => {
  const ofProcessor = ['Cpu', 'CpuCredits', 'EngineCpu'];
  const always = recommended().filter(id => !ofProcessor.includes(id));

  test.each<[string, Given, string[]]>([
    ['a burstable node', {}, ['Cpu', 'CpuCredits']],
    ['a t2 node, which sends no credits', { nodeType: NodeType.T2_SMALL }, ['Cpu']],
    ['a node of two processors', { nodeType: NodeType.R7G_LARGE }, ['Cpu']],
    ['a node of four processors', { nodeType: NodeType.R7G_XLARGE }, ['EngineCpu']],
  ])('%s', (_, given, more) => {
    expect(ids(given)).toEqual([...always, ...more].sort());
  });

  test('without authentication nobody fails to log in', () => {
    expect(ids({ authentication: Authentication.none() })).not.toContain('AuthenticationFailures');
  });

  test.each([
    [Durability.ASYNC, ['DurabilityLag', 'TrafficManagement']],
    [Durability.SYNC, ['TrafficManagement']],
    [Durability.DISABLED, []],
    [Token.asString({ Ref: 'Durability' }) as Durability, ['DurabilityLag', 'TrafficManagement']],
  ])('with durability %s: a lag is there only where answers do not wait for the log', (durability, more) => {
    const cache = valkey({ version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, shards: 1, durability });
    const found = Object.keys(templateOf(cache).findResources('AWS::CloudWatch::Alarm')).filter(id => /Durability|Traffic/.test(id));
    expect([...new Set(found.map(id => /Alarms([A-Za-z]+)/.exec(id)![1]))].sort()).toEqual(more);
  });

  test('the durability lag rings well before writes are refused', () => {
    expect(CacheAlarm.DURABILITY_LAG._threshold({} as any)).toBe(refusesWritesAt / 2);
  });

  test('swap is what the machine swaps more than it has memory left', () => {
    const [alarm] = alarmsOf().filter(({ Metrics }) => Metrics);
    expect(alarm.Metrics.find(({ Expression }: any) => Expression)).toMatchObject({ Expression: 'm1 - n1' });
    expect(metricsOf(alarm).map(({ MetricName }) => MetricName)).toEqual(['SwapUsage', 'FreeableMemory']);
    expect(alarm).toMatchObject({ Threshold: 0, ComparisonOperator: 'GreaterThanThreshold' });
  });

  test('CPU credits are looked at every five minutes, and ring below', () => {
    expect(alarmsOn('CPUCreditBalance')[0]).toMatchObject({ Period: 300, EvaluationPeriods: 12, ComparisonOperator: 'LessThanThreshold', Threshold: 10 });
  });
});

describe('the alarms of Memcached', () => {
  test('are on each node by its number: no memory, since a full one is normal', () => {
    const alarms = memcached({ nodeType: NodeType.R7G_LARGE, nodes: 2 });
    const facts = { kind: 'memcached', isMemcached: true, sendsCredits: false, hasReplicas: false, evictsAnyKey: true, logsIn: false } as const;
    expect(alarms).toHaveLength(2 * recommended(facts).length);
    expect(named(alarms)).toEqual([...new Set(named(alarms))].flatMap(name => [name, name]));
    expect(named(alarms).filter(name => /Memory|Evictions/.test(name))).toEqual([]);
    expect(new Set(alarms.flatMap(({ Dimensions }) => Dimensions).map(({ Name, Value }) => typeof Value === 'string' ? `${Name} ${Value}` : Name))).toEqual(
      new Set(['CacheClusterId', 'CacheNodeId 0001', 'CacheNodeId 0002']));
  });

  test('are at 90 % of the machine, of however many processors, since Memcached uses them all, and at 50 MB of swap', () => {
    const alarms = memcached({ nodeType: NodeType.R7G_LARGE, nodes: 1 });
    const thresholds = Object.fromEntries(alarms.map(({ MetricName, Threshold }) => [MetricName, Threshold]));
    expect(thresholds).toMatchObject({ CPUUtilization: 90, SwapUsage: 50 * 1024 * 1024, CurrConnections: 52_000 });
  });

  test('are on evictions where a full memory refuses new items', () => {
    expect(named(memcached({ parameters: { error_on_memory_exhausted: '1' } }))).toContain('Evictions');
    expect(named(memcached())).not.toContain('Evictions');
  });
});

describe('the alarms of a serverless cache', () => {
  test('are at three quarters of each limit, and of no limit none', () => {
    const limited = serverless({ usageLimits: { dataStorageMax: Size.gibibytes(100), ecpuPerSecondMax: 10_000 } });
    const thresholds = Object.fromEntries(limited.map(({ MetricName, Threshold }) => [MetricName, Threshold]));
    expect(thresholds.BytesUsedForCache).toBe(75 * 1024 ** 3);
    // the sum of a minute against a limit of a second
    expect(thresholds.ElastiCacheProcessingUnits).toBe(7_500 * 60);
    expect(named(serverless())).not.toEqual(expect.arrayContaining(['BytesUsedForCache']));
    expect(named(serverless({ usageLimits: { ecpuPerSecondMax: Token.asNumber({ Ref: 'Most' }) } }))).not.toContain('ElastiCacheProcessingUnits');
  });

  test('are on throttling, latency, evictions and logins, under the dimension of the service', () => {
    const alarms = serverless();
    expect(named(alarms)).toEqual(['AuthenticationFailures', 'Evictions', 'SuccessfulReadRequestLatency', 'SuccessfulWriteRequestLatency', 'ThrottledCmds']);
    expect(new Set(alarms.flatMap(({ Dimensions }) => Dimensions).map(({ Name }) => Name))).toEqual(new Set([serviceFacts<any>('documented-metrics').serverlessMetrics.dimension]));
    expect(alarms.filter(({ ExtendedStatistic }) => ExtendedStatistic === 'p99')).toHaveLength(2);
  });

  test('of Memcached have no logins, and no evictions, which are normal', () => {
    expect(named(serverless({ engine: ServerlessEngine.MEMCACHED_1_6 }))).toEqual(['SuccessfulReadRequestLatency', 'SuccessfulWriteRequestLatency', 'ThrottledCmds']);
  });
});

describe('one line changes any of it', () => {
  const of = (alarms: Alarms, given: Given = {}) => alarmsOf({ alarms, nodeType: NodeType.R7G_XLARGE, ...given });

  test('another threshold, time and severity', () => {
    const alarm = CacheAlarm.ENGINE_CPU.at(80).withDuration(Duration.minutes(10)).withSeverity(AlarmSeverity.WARNING);
    expect(of(Alarms.of([alarm]))[0]).toMatchObject({ MetricName: 'EngineCPUUtilization', Threshold: 80, EvaluationPeriods: 10, DatapointsToAlarm: 10 });
    expect(alarm._severity).toBe('warning');
    expect(CacheAlarm.ENGINE_CPU._threshold({} as any)).toBe(90);
  });

  test('an alarm in place of the same one of the set, one besides, and one left out', () => {
    const also = [CacheAlarm.ENGINE_CPU.at(80), CacheAlarm.FREEABLE_MEMORY];
    const found = of(Alarms.recommended({ also, without: [CacheAlarm.SWAP] }), { replicas: 0 });
    expect(found.filter(({ MetricName }) => MetricName === 'EngineCPUUtilization').map(({ Threshold }) => Threshold)).toEqual([80]);
    expect(found.filter(({ MetricName }) => MetricName === 'FreeableMemory').map(({ ComparisonOperator }) => ComparisonOperator)).toEqual(['LessThanThreshold']);
    expect(found.filter(({ Metrics }) => Metrics)).toEqual([]);
  });

  test('these and no others, also where we would not recommend them', () => {
    const found = of(Alarms.of([CacheAlarm.EVICTIONS, CacheAlarm.READ_LATENCY]), { evictionPolicy: EvictionPolicy.ALLKEYS_LRU, replicas: 0 });
    expect(found.map(({ MetricName }) => MetricName)).toEqual(['Evictions', 'SuccessfulReadRequestLatency']);
    expect(of(Alarms.of([]))).toEqual([]);
  });

  test('an alarm on what the cache does not send is refused', () => {
    expect(() => redis({ alarms: Alarms.of([CacheAlarm.STORAGE, CacheAlarm.MEMORY]) })).toThrow(
      "'alarms' must be on metrics of Redis OSS or Valkey nodes, got Storage. Leave out the alarms for other kinds of caches [AlarmDoesNotFit]");
    expect(codesOf(() => memcached({ alarms: Alarms.recommended({ also: [CacheAlarm.MEMORY] }) }))).toEqual(['AlarmDoesNotFit']);
    expect(codesOf(() => redis({ alarms: Alarms.of([CacheAlarm.MEMORY]) }))).toEqual([]);
  });

  test('an alarm without a threshold of its own is refused until it has one', () => {
    const nodeType = NodeType.of('cache.z9.large');
    expect(codesOf(() => redis({ nodeType, alarms: Alarms.of([CacheAlarm.CPU]) }))).toEqual(['AlarmNeedsThreshold']);
    expect(codesOf(() => redis({ nodeType, alarms: Alarms.of([CacheAlarm.CPU.at(45)]) }))).toEqual([]);
    expect(codesOf(() => serverless({ alarms: Alarms.of([CacheAlarm.STORAGE]) }))).toEqual(['AlarmNeedsThreshold']);
  });

  test.each<[Duration, number]>([
    [Duration.seconds(60), 1],
    [Duration.hours(0.25), 15],
    [Duration.hours(1), 60],
    [Duration.days(1), 1440],
  ])('%s as the duration', (duration, minutes) => {
    expect(CacheAlarm.MEMORY.withDuration(duration)._minutes).toBe(minutes);
  });

  test.each<[Duration, string]>([
    [Duration.minutes(0), 'got 0 minutes. Use Duration.minutes(1)'],
    [Duration.seconds(90), 'got 1 minute 30 seconds. Use Duration.minutes(2)'],
    [Duration.millis(1), 'got 1 milli. Use Duration.minutes(1)'],
    [Duration.minutes(1441), 'got 1 day 1 minute. Use Duration.minutes(1440)'],
    [Duration.days(2), 'got 2 days. Use Duration.minutes(1440)'],
    [Duration.minutes(Lazy.number({ produce: () => 5 })), 'got one that is only known at deployment. Write a number, such as Duration.minutes(5)'],
    [Duration.days(Lazy.number({ produce: () => 1 })), 'got one that is only known at deployment'],
  ])('%s as the duration are refused', (duration, got) => {
    const wrong = () => CacheAlarm.MEMORY.withDuration(duration);
    expect(wrong).toThrow(`'duration' of an alarm must be in whole minutes, from 1 minute to 24 hours, ${got}`);
    expect(codesOf(wrong)).toEqual(['InvalidAlarmDuration']);
  });
});

describe('what alarms do', () => {
  test('all do the same, critical ones, warnings and single ones more, and all tell of their end', () => {
    const stack = newStack();
    const found = alarmsOf({
      replicas: 0,
      alarms: Alarms.recommended({
        actions: [action(stack, 'all')],
        criticalActions: [action(stack, 'pager')],
        warningActions: [action(stack, 'chat')],
        okActions: [action(stack, 'over')],
        also: [CacheAlarm.MEMORY.withActions([action(stack, 'memory')])],
      }),
    }, stack);
    const does = (metric: string) => found.find(({ MetricName }) => MetricName === metric)!.AlarmActions;
    expect(does('CPUUtilization')).toEqual([arn('all'), arn('pager')]);
    expect(does('Evictions')).toEqual([arn('all'), arn('chat')]);
    expect(does('DatabaseMemoryUsagePercentage')).toEqual([arn('all'), arn('pager'), arn('memory')]);
    expect(found.map(({ OKActions }) => OKActions)).toEqual(found.map(() => [arn('over')]));
  });

  const composites = (given: Given, stack: Stack = newStack()) => {
    redis(given, stack);
    return resourcesOf(stack, 'AWS::CloudWatch::CompositeAlarm');
  };
  const rulesOf = (composite: any): string[] => composite.AlarmRule['Fn::Join'][1].filter((part: any) => typeof part !== 'string').map((part: any) => part['Fn::GetAtt'][0]);

  test('one page for the cache rings with any of its alarms', () => {
    const stack = newStack();
    const [any, ...more] = composites({ alarms: Alarms.recommended({ composite: { actions: [action(stack, 'page')] } }) }, stack);
    expect(more).toEqual([]);
    expect(any.AlarmActions).toEqual([arn('page')]);
    expect(rulesOf(any)).toEqual(Object.keys(templateOf(stack).findResources('AWS::CloudWatch::Alarm')));
  });

  test('one page can be for critical alarms only', () => {
    const [any] = composites({ replicas: 0, alarms: Alarms.recommended({ composite: { criticalOnly: true } }) });
    expect(rulesOf(any).map(id => /Alarms([A-Za-z]+)/.exec(id)![1])).toEqual(['Cpu', 'Memory', 'Connections']);
  });

  test('of more alarms than a rule holds, one page is made of pages, and each alarm is on one', () => {
    const stack = newStack();
    const all = composites({ shards: 5, alarms: Alarms.recommended({ composite: {} }) }, stack);
    const parts = all.slice(0, -1);
    const alarms = Object.keys(templateOf(stack).findResources('AWS::CloudWatch::Alarm'));
    expect(parts.map(part => Math.ceil(rulesOf(part).length / 40))).toEqual(Array(Math.ceil(alarms.length / 40)).fill(1));
    expect(parts.flatMap(rulesOf).sort()).toEqual(alarms.sort());
    expect(rulesOf(all.at(-1))).toHaveLength(parts.length);
  });
});

describe('how many there are', () => {
  const count = (given: Given) => {
    const alarms = alarmsOf(given);
    const resources = Object.keys(templateOf(redis(given)).toJSON().Resources).length;
    return { alarms: alarms.length, metrics: alarms.flatMap(metricsOf).length, resources };
  };

  // that on swap reads two metrics, so five nodes share one
  const each = recommended().length;
  test.each<[string, Given, number, number]>([
    ['1 node', { replicas: 0 }, each - 1, each],
    ['10 nodes', { shards: 5, replicas: 1 }, 10 * each, 10 * (each + 1)],
    ['50 nodes', { shards: 10, replicas: 4 }, (each - 1) * 5 + 10, 50 * (each + 1)],
    ['90 nodes', { shards: 18, replicas: 4 }, 4 * 9, 90 * 4],
    ['500 nodes', { shards: 100, replicas: 4 }, 4 * 50, 500 * 4],
  ])('%s: all are watched, and the stack stays within its resources', (_, given, alarms, metrics) => {
    const found = count(given);
    expect(found).toMatchObject({ alarms, metrics });
    expect(found.resources).toBeLessThan(resourcesPerStack.limit / 2);
  });

  test('more than fifty nodes have the four that matter most, and what is named besides', () => {
    expect(ids({ shards: 26, replicas: 1 })).toEqual(['Connections', 'Cpu', 'Memory', 'ReplicationLag']);
    expect(ids({ shards: 26, replicas: 1, alarms: Alarms.recommended({ also: [CacheAlarm.EVICTIONS] }) })).toContain('Evictions');
    expect(ids({ shards: 25, replicas: 1 })).toEqual(recommended());
  });
});
