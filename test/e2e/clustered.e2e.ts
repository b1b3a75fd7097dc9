import { Access, client, clusterClient, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed, dimensionsOf } from './harness/deployed';
import { Emulator, Engines } from './harness/emulator';

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let outputs: Outputs;
let engines: Engines;
let access: Access;

beforeAll(async () => {
  ({ emulator, cdk, deployed, outputs, engines } = await deployApp('test/e2e/apps/clustered'));
  access = { caFile: engines.caFile, token: await deployed.secret(outputs.TokenSecretArn) };
});

afterAll(async () => {
  await emulator?.stop();
});

test('a client of the cluster writes and reads across its shards', async () => {
  const keys = Array.from({ length: 100 }, (_, i) => `key-${i}`);
  await using(clusterClient(outputs.ConfigurationEndpoint, access), async cache => {
    await Promise.all(keys.map(key => cache.set(key, `value of ${key}`)));
    expect(await Promise.all(keys.map(key => cache.get(key)))).toEqual(keys.map(key => `value of ${key}`));
  });
  const primaries = engines.replicationGroups[0].nodes.filter(node => node.role === 'primary');
  const sizes = await Promise.all(primaries.map(node => using(client(`${node.host}:${node.port}`, access), cache => cache.dbSize())));
  expect(sizes).toHaveLength(2);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  expect(sizes[0] + sizes[1]).toBe(keys.length);
});

test('a client of the cluster without the token is refused', async () => {
  const none = { ...access, token: undefined };
  await expect(using(client(outputs.ConfigurationEndpoint, none), cache => cache.ping())).rejects.toThrow('NOAUTH');
});

test('alarms look at the nodes that exist, and at nothing else', async () => {
  const group = outputs.ReplicationGroupId;
  const alarms = await deployed.cacheAlarms();
  const nodes = new Set(alarms.flatMap(dimensionsOf).map(dimensions => dimensions.CacheClusterId));
  expect([...nodes].sort()).toEqual(['0001-001', '0001-002', '0002-001', '0002-002'].map(node => `${group}-${node}`));
});

test('destroying the stack leaves no engine behind', async () => {
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [] });
  expect(await emulator.stop()).toEqual([]);
});
