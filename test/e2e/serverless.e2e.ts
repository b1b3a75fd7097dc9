import { client, clusterClient, plaintextClient, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed } from './harness/deployed';
import { ElastiCache } from './harness/elasticache';
import { Emulator } from './harness/emulator';
import { eventually } from './harness/eventually';
import { speaking } from './harness/memcached-text';

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let service: ElastiCache;
let outputs: Outputs;
let caFile: string;

beforeAll(async () => {
  ({ emulator, cdk, deployed, service, outputs, engines: { caFile } } = await deployApp('test/e2e/apps/serverless'));
});

afterAll(async () => {
  await emulator?.stop();
});

// the emulator cannot check the signature of an IAM login: any password does, but the user must be one of the group
const asUser = (user = outputs.SessionsUser) => ({ caFile, user, token: 'signed' });
const endpoint = () => `${outputs.SessionsHost}:${outputs.SessionsPort}`;

test('ports are numbers', () => {
  expect(outputs.SessionsPort).toMatch(/^\d+$/);
  expect(outputs.SessionsReader).toMatch(/^[\w.-]+:\d+$/);
  expect(outputs.PagesEndpoint).toMatch(/^[\w.-]+:\d+$/);
});

test('a client of the cluster logs in as the cache\'s own user, writes and reads', async () => {
  await using(clusterClient(endpoint(), asUser()), async cache => {
    expect(await cache.set('greeting', 'hello')).toBe('OK');
    expect(await cache.get('greeting')).toBe('hello');
  });
});

test('the endpoint for reading is another one, and has what was written', async () => {
  expect(outputs.SessionsReader).not.toBe(endpoint());
  await using(client(outputs.SessionsReader, asUser()), async reader => {
    await reader.sendCommand(['READONLY']);
    expect(await eventually(() => reader.get('greeting'), value => value === 'hello', 10)).toBe('hello');
    await expect(reader.set('greeting', 'no')).rejects.toThrow('MOVED');
  });
});

test('who is not a user, or speaks no TLS, is refused', async () => {
  await expect(using(client(endpoint(), { caFile }), cache => cache.get('greeting'))).rejects.toThrow('NOAUTH');
  await expect(using(client(endpoint(), asUser('somebody')), cache => cache.get('greeting'))).rejects.toThrow('WRONGPASS');
  await expect(using(plaintextClient(endpoint()), cache => cache.ping())).rejects.toThrow();
});

test('what is dangerous is refused to the cache\'s own user', async () => {
  await expect(using(client(endpoint(), asUser()), cache => cache.flushAll())).rejects.toThrow('NOPERM');
});

test('the function that is bound signs a token for a serverless cache, writes and reads', async () => {
  const answer = await deployed.invoke<{ token: string }>(outputs.FunctionName, { key: 'from', value: 'the function' });
  expect(answer).toMatchObject({ wrote: 'OK', read: 'the function', whoami: outputs.SessionsUser });
  expect(Object.fromEntries(new URLSearchParams(answer.token))).toMatchObject({
    Action: 'connect', User: outputs.SessionsUser, ResourceType: 'ServerlessCache',
  });
});

test('Memcached is spoken to with TLS, and not without', async () => {
  await speaking(outputs.PagesEndpoint, caFile, async connection => {
    await connection.set('page', 'hello');
    expect(await connection.get('page')).toBe('hello');
  });
  await expect(speaking(outputs.PagesEndpoint, undefined, connection => connection.get('page'))).rejects.toThrow();
});

test('another limit is a change in place, and snapshots of serverless caches and of nodes fill new ones', async () => {
  await using(client(outputs.NodesEndpoint, { caFile, token: await deployed.secret(outputs.NodesTokenArn) }), cache => cache.set('was', 'on nodes'));
  const before = (await emulator.engines()).replicationGroups.map(({ name, nodes }) => ({ name, pids: nodes.map(({ pid }) => pid) }));
  cdk.context = { gigabytes: 2, moved: 'true' };
  ({ outputs } = await cdk.deploy());

  expect(await service.serverlessLimits(outputs.SessionsName)).toEqual({ gigabytes: '2', ecpuPerSecond: '1000' });
  const after = (await emulator.engines()).replicationGroups.map(({ name, nodes }) => ({ name, pids: nodes.map(({ pid }) => pid) }));
  expect(after).toEqual(expect.arrayContaining(before));

  await using(clusterClient(outputs.Restored0Endpoint, asUser(outputs.Restored0User)), async cache => expect(await cache.get('greeting')).toBe('hello'));
  await using(clusterClient(outputs.Restored1Endpoint, asUser(outputs.Restored1User)), async cache => expect(await cache.get('was')).toBe('on nodes'));
  expect((await service.serverlessSnapshots()).map(({ name }) => name).sort()).toEqual(['before-the-move', 'pages-before-the-move']);
});

test('destroying the stack leaves a final snapshot of each cache, those that were deployed, and no engine', async () => {
  await cdk.destroy();
  const snapshots = await service.serverlessSnapshots();
  const finals = snapshots.filter(({ name, of }) => new RegExp(`^${of}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`).test(name));
  expect(finals).toHaveLength(4);
  expect(snapshots.filter(snapshot => !finals.includes(snapshot)).map(({ name }) => name).sort()).toEqual(['before-the-move', 'pages-before-the-move']);
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [], memcached: [] });
  expect(await emulator.stop()).toEqual([]);
});
