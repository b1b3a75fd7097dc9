import { CloudWatchClient, Metric, MetricAlarm, paginateDescribeAlarms, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Emulator } from './harness/emulator';

const DESCRIBED = { AlarmTypes: ['MetricAlarm', 'CompositeAlarm'] as ('MetricAlarm' | 'CompositeAlarm')[] };

let emulator: Emulator;
let cloudWatch: CloudWatchClient;
let outputs: Outputs;
/** The minute that data is put for: each alarm has minutes of its own. */
let minute = Math.floor(Date.now() / 3_600_000) * 60 - 12 * 60;

beforeAll(async () => {
  ({ emulator, outputs } = await deployApp('test/e2e/apps/observe'));
  cloudWatch = new CloudWatchClient(emulator.client);
});

afterAll(async () => {
  await emulator?.stop();
});

async function alarms(): Promise<MetricAlarm[]> {
  const found: MetricAlarm[] = [];
  for await (const { MetricAlarms = [] } of paginateDescribeAlarms({ client: cloudWatch, pageSize: 100 }, DESCRIBED)) { found.push(...MetricAlarms); }
  return found;
}

async function composites(): Promise<(string | undefined)[]> {
  for await (const { CompositeAlarms = [] } of paginateDescribeAlarms({ client: cloudWatch, pageSize: 100 }, DESCRIBED)) {
    return CompositeAlarms.map(({ StateValue }) => StateValue);
  }
  return [];
}

/** What an alarm reads: one metric, or those of its math, each with what is taken away from it. */
function metricsOf(alarm: MetricAlarm): Metric[] {
  return alarm.Metrics?.length ? alarm.Metrics.filter(query => query.MetricStat).map(query => query.MetricStat!.Metric!) : [alarm];
}

const isOf = (cache: string) => (alarm: MetricAlarm) =>
  metricsOf(alarm).every(({ Dimensions = [] }) => Dimensions.some(({ Name, Value = '' }) => ['CacheClusterId', 'clusterId'].includes(Name!) && (Value === cache || Value.startsWith(`${cache}-`))));

/** Puts a value for one node in one period. */
async function put({ MetricName, Namespace, Dimensions }: Metric, value: number, at: number): Promise<void> {
  await cloudWatch.send(new PutMetricDataCommand({
    Namespace, MetricData: [{ MetricName, Dimensions, Value: value, Timestamp: new Date(at * 60_000) }],
  }));
}

const states = async () => new Map((await alarms()).map(({ AlarmName, StateValue }) => [AlarmName!, StateValue!]));
const belowIsBad = (alarm: MetricAlarm) => alarm.ComparisonOperator === 'LessThanThreshold';
const periodOf = (alarm: MetricAlarm) => (alarm.Period ?? alarm.Metrics!.find(query => query.MetricStat)!.MetricStat!.Period!) / 60;

/** Lets the first metric of an alarm be bad for as long as it takes, then good for one period; gives which alarms rang each time. */
async function drive(alarm: MetricAlarm, metric = metricsOf(alarm)[0]) {
  const [bad, good] = belowIsBad(alarm) ? [alarm.Threshold! - 0.5, alarm.Threshold! + 1] : [alarm.Threshold! + 1, 0];
  const taken = metricsOf(alarm).filter(other => other.MetricName === 'FreeableMemory' && JSON.stringify(other.Dimensions) === JSON.stringify(metric.Dimensions));
  const ringing = async () => [...await states()].filter(([, state]) => state === 'ALARM').map(([name]) => name);
  const result: { almost: string[]; bad: string[]; good: string[]; composite?: string } = { almost: [], bad: [], good: [] };
  for (let i = 0; i < alarm.EvaluationPeriods!; i++) {
    if (i === alarm.EvaluationPeriods! - 1) { result.almost = await ringing(); }
    // what is taken away comes first, or the difference would be that of a moment
    for (const other of taken) { await put(other, 0, minute); }
    await put(metric, bad, minute);
    minute += periodOf(alarm);
  }
  result.bad = await ringing();
  result.composite = (await composites()).find(state => state === 'ALARM');
  for (const other of taken) { await put(other, 1, minute); }
  await put(metric, good, minute);
  minute += periodOf(alarm);
  result.good = await ringing();
  return result;
}

test('a cache without data has alarms that say so, but not where silence is fine', async () => {
  for (const { StateValue, TreatMissingData, AlarmName } of await alarms()) {
    expect([AlarmName, StateValue]).toEqual([AlarmName, TreatMissingData === 'missing' ? 'INSUFFICIENT_DATA' : expect.stringMatching(/^(OK|INSUFFICIENT_DATA)$/)]);
  }
});

test.each(['Pair', 'Memcached', 'Serverless'])('each alarm of %s rings after its minutes of bad data of its node, and no other does; one good value ends it', async name => {
  const watched = (await alarms()).filter(isOf(outputs[`${name}Name`]));
  expect(watched.length).toBeGreaterThanOrEqual({ Pair: 24, Memcached: 14, Serverless: 7 }[name]!);
  for (const alarm of watched) {
    const rang = await drive(alarm);
    expect([alarm.AlarmName, rang.almost, rang.bad, rang.good]).toEqual([alarm.AlarmName, [], [alarm.AlarmName], []]);
  }
});

test('the one page of the cache rings with any of its alarms, and ends with it', async () => {
  const [alarm] = (await alarms()).filter(isOf(outputs.PairName));
  expect((await drive(alarm)).composite).toBe('ALARM');
  expect(await composites()).not.toContain('ALARM');
});

test('data of a node that is in none of the alarms rings none', async () => {
  const [alarm] = (await alarms()).filter(isOf(outputs.PairName));
  const [metric] = metricsOf(alarm);
  const elsewhere = { ...metric, Dimensions: metric.Dimensions!.map(dimension => dimension.Name === 'CacheClusterId' ? { ...dimension, Value: 'another-001' } : dimension) };
  for (let i = 0; i < 20; i++) { await put(elsewhere, 1_000_000, minute++); }
  expect([...(await states()).values()]).not.toContain('ALARM');
});

test('of twelve nodes, each one rings the alarm that it shares with nine others', async () => {
  const shared = (await alarms()).filter(isOf(outputs.ManyName)).filter(alarm => metricsOf(alarm)[0].MetricName === 'EngineCPUUtilization');
  expect(shared.map(alarm => metricsOf(alarm).length)).toEqual([10, 2]);
  for (const alarm of shared) {
    for (const metric of metricsOf(alarm)) {
      expect(await drive(alarm, metric)).toMatchObject({ almost: [], bad: [alarm.AlarmName], good: [] });
    }
  }
});
