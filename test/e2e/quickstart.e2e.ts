import { Access, client, plaintextClient, using } from './harness/cache';
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
  ({ emulator, cdk, deployed, outputs, engines } = await deployApp('examples/quickstart'));
  access = { caFile: engines.caFile, token: await deployed.secret(outputs.TokenSecretArn) };
});

// the last test stops it; this is for a run that ended before
afterAll(async () => {
  await emulator?.stop();
});

test('the function writes to the cache and reads from it', async () => {
  const answer = await deployed.invoke(outputs.FunctionName, { key: 'greeting', value: 'hello' });
  expect(answer).toEqual({ ping: 'PONG', wrote: 'OK', read: 'hello', server: expect.stringMatching(/^(redis|valkey) \d/) });
});

test('the token lets a client in over TLS with a certificate that it verifies', async () => {
  await using(client(outputs.PrimaryEndpoint, access), async cache => {
    expect(await cache.ping()).toBe('PONG');
    expect(await cache.set('key', 'value')).toBe('OK');
  });
});

test('a client without the token is refused', async () => {
  await expect(using(client(outputs.PrimaryEndpoint, { ...access, token: undefined }), cache => cache.ping())).rejects.toThrow('NOAUTH');
});

test('a client with another token is refused', async () => {
  const wrong = { ...access, token: 'another-token-of-some-length' };
  await expect(using(client(outputs.PrimaryEndpoint, wrong), cache => cache.ping())).rejects.toThrow('WRONGPASS');
});

test('a client without TLS is refused', async () => {
  await expect(using(plaintextClient(outputs.PrimaryEndpoint, access.token), cache => cache.ping())).rejects.toThrow();
});

test('the reader endpoint answers reads and refuses writes', async () => {
  await using(client(outputs.PrimaryEndpoint, access), async cache => {
    await cache.set('for-readers', 'value');
    expect(await cache.wait(1, 5000)).toBe(1);
  });
  await using(client(outputs.ReaderEndpoint, access), async cache => {
    expect(await cache.get('for-readers')).toBe('value');
    await expect(cache.set('for-readers', 'other')).rejects.toThrow('READONLY');
  });
});

test('commands that the service keeps for itself are refused', async () => {
  await using(client(outputs.PrimaryEndpoint, access), async cache => {
    await expect(cache.configGet('maxmemory')).rejects.toThrow('NOPERM');
  });
});

test('alarms look at the nodes that exist, and at nothing else', async () => {
  const group = outputs.ReplicationGroupId;
  const alarms = await deployed.cacheAlarms();
  const nodes = new Set(alarms.flatMap(dimensionsOf).map(dimensions => dimensions.CacheClusterId));
  expect([...nodes].sort()).toEqual([`${group}-001`, `${group}-002`]);
});

test('a second deployment changes nothing', async () => {
  expect((await cdk.deploy()).said).toContain('no changes');
});

test('nothing differs between the app and what is deployed', async () => {
  expect(await cdk.diff()).toMatchObject({ differs: false });
});

test('destroying the stack stops the engines', async () => {
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [], memcached: [] });
});

test('no engine is left behind', async () => {
  expect(engines.replicationGroups.flatMap(group => group.nodes)).toHaveLength(2);
  expect(await emulator.stop()).toEqual([]);
});
