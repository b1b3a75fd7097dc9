import * as path from 'node:path';
import { CloudWatchClient, DescribeAlarmsCommand, GetDashboardCommand } from '@aws-sdk/client-cloudwatch';
import { client, clusterClient, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed, dimensionsOf } from './harness/deployed';
import { Emulator, Engines } from './harness/emulator';
import { E2E } from './harness/paths';
import { synthesizeInPython, synthesizeInTypeScript } from './harness/synthesize';

let emulator: Emulator;
let cdk: Cdk;
let outputs: Outputs;
let engines: Engines;
let deployed: Deployed;

beforeAll(async () => {
  ({ emulator, cdk, deployed, outputs, engines } = await deployApp('examples/production'));
});

afterAll(async () => {
  await emulator?.stop();
});

const operator = async () => JSON.parse(await deployed.secret(outputs.OperatorSecretArn)) as { username: string; password: string };
const asOperator = async () => {
  const { username: user, password: token } = await operator();
  return { caFile: engines.caFile, user, token };
};

test('two shards with two replicas each run behind the cache', () => {
  const [group] = engines.replicationGroups;
  expect(group.nodes.filter(({ role }) => role === 'primary')).toHaveLength(2);
  expect(group.nodes.filter(({ role }) => role === 'replica')).toHaveLength(4);
});

test('the application counts with a signed token and without any secret', async () => {
  const visit = () => deployed.invoke<{ visits: number }>(outputs.FunctionName, { page: 'home' });
  expect([await visit(), await visit()]).toEqual([{ visits: 1 }, { visits: 2 }]);
  await expect(deployed.invoke(outputs.FunctionName, { page: 'prices' })).resolves.toEqual({ visits: 1 });
});

test('the operator reads what the application wrote, and may not write', async () => {
  await using(clusterClient(outputs.Endpoint, await asOperator()), async cache => {
    expect(await cache.get('app:visits:home')).toBe('2');
    await expect(cache.set('app:visits:home', '0')).rejects.toThrow('NOPERM');
  });
});

test('the password of the operator rotates, and both passwords are let in', async () => {
  const before = await asOperator();
  await deployed.rotate(outputs.OperatorSecretArn);
  const after = await asOperator();
  expect(after.token).not.toBe(before.token);
  for (const access of [before, after]) {
    expect(await using(client(outputs.Endpoint, access), cache => cache.ping())).toBe('PONG');
  }
});

test('nobody gets in without a name and a password', async () => {
  await expect(using(client(outputs.Endpoint, { caFile: engines.caFile }), cache => cache.ping())).rejects.toThrow('NOAUTH');
});

test('every node has its alarms, each of which calls somebody, and one alarm stands for all', async () => {
  const alarms = await deployed.cacheAlarms();
  const nodes = new Set(alarms.flatMap(dimensionsOf).map(({ CacheClusterId }) => CacheClusterId?.replace(/^.*-(\d{4}-\d{3})$/, '$1')));
  expect([...nodes].sort()).toEqual(['0001-001', '0001-002', '0001-003', '0002-001', '0002-002', '0002-003']);
  expect(alarms.filter(({ AlarmActions = [] }) => AlarmActions.length === 0)).toEqual([]);
  const { CompositeAlarms = [] } = await new CloudWatchClient(emulator.client).send(new DescribeAlarmsCommand({ AlarmTypes: ['CompositeAlarm'] }));
  expect(CompositeAlarms.length).toBeGreaterThan(0);
});

test('there is a dashboard that names the nodes of the cache', async () => {
  const ask = new GetDashboardCommand({ DashboardName: outputs.DashboardName });
  const { DashboardBody = '' } = await new CloudWatchClient(emulator.client).send(ask);
  expect(DashboardBody).toContain(`${engines.replicationGroups[0].name}-0002-003`);
});

test('the app in Python makes the same template', async () => {
  const example = path.join(E2E, '..', '..', 'examples', 'production');
  const inTypeScript = await synthesizeInTypeScript(path.join(example, 'app.ts'));
  expect(Object.keys(inTypeScript)).toEqual(['Production.template.json']);
  expect(await synthesizeInPython(path.join(example, 'python', 'app.py'))).toEqual(inTypeScript);
});

test('destroying the stack leaves no engine behind', async () => {
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [] });
  expect(await emulator.stop()).toEqual([]);
});
