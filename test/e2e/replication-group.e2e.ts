import { Access, client, clusterClient, using } from './harness/cache';
import { Cdk, Outputs } from './harness/cdk';
import { startApp } from './harness/deploy-app';
import { Deployed, dimensionsOf } from './harness/deployed';
import { DescribedNode, ElastiCache } from './harness/elasticache';
import { Emulator, Group, Node } from './harness/emulator';
import { eventually } from './harness/eventually';
import { Report, Traffic } from './harness/traffic';

const KEYS = Array.from({ length: 600 }, (_, i) => `key-${i}`);
const VALUES = KEYS.map(key => `value of ${key}`);

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let service: ElastiCache;
let outputs: Outputs;
let access: Access;
let restoreFrom: string;

beforeAll(async () => {
  ({ emulator, cdk, deployed, service } = await startApp('test/e2e/apps/replication-group'));
});

afterAll(async () => {
  await emulator?.stop();
});

async function deploy(context: Record<string, string | number>): Promise<string> {
  cdk.context = context;
  const done = await cdk.deploy();
  outputs = done.outputs;
  return done.said;
}

async function accessTo(prefix = ''): Promise<Access> {
  return { caFile: (await emulator.engines()).caFile, token: await deployed.secret(outputs[`${prefix}TokenSecretArn`]) };
}

async function group(prefix = ''): Promise<Group> {
  return (await emulator.engines()).replicationGroups.find(({ name }) => name === outputs[`${prefix}ReplicationGroupId`])!;
}

function nodesOf(shards: number, replicas: number): string[] {
  return Array.from({ length: shards * (replicas + 1) }, (_, i) =>
    `${outputs.ReplicationGroupId}-000${Math.floor(i / (replicas + 1)) + 1}-00${i % (replicas + 1) + 1}`);
}

async function nodesWithAlarms(): Promise<string[]> {
  return [...new Set((await deployed.cacheAlarms()).flatMap(dimensionsOf).map(dimensions => dimensions.CacheClusterId))].sort();
}

function onNode<T>({ host, port }: Node, work: (node: ReturnType<typeof client>) => Promise<T>, as = access): Promise<T> {
  return using(client(`${host}:${port}`, as), work);
}

async function sizes(of: Group): Promise<number[]> {
  return Promise.all(of.nodes.filter(({ role }) => role === 'primary').map(node => onNode(node, each => each.dbSize())));
}

function read(endpoint: string, as: Access): Promise<(string | null)[]> {
  return using(clusterClient(endpoint, as), cache => Promise.all(KEYS.map(key => cache.get(key))));
}

/** Writes and reads while `work` goes on. */
function during(prefix: string, work: () => Promise<unknown>): Promise<Report> {
  return using(clusterClient(outputs.Endpoint, access, true), async cache => {
    const traffic = new Traffic(cache, prefix);
    try {
      await work();
    } finally {
      await traffic.end();
    }
    return traffic.end();
  });
}

const ids = (nodes: readonly DescribedNode[]) => nodes.map(({ id }) => id);

test('a group of three shards with two replicas deploys', async () => {
  await deploy({ shards: 3, replicas: 2 });
  access = await accessTo();
  expect(ids(await service.nodes(outputs.ReplicationGroupId))).toEqual(nodesOf(3, 2));
  expect((await group()).nodes.map(({ shard, role }) => `${shard} ${role}`)).toEqual(
    [0, 1, 2].flatMap(shard => ['primary', 'replica', 'replica'].map(role => `${shard} ${role}`)));
});

test('a client with TLS and the token writes and reads across all shards', async () => {
  await using(clusterClient(outputs.Endpoint, access), async cache => {
    await Promise.all(KEYS.map((key, i) => cache.set(key, VALUES[i])));
  });
  expect(await read(outputs.Endpoint, access)).toEqual(VALUES);
  const kept = await sizes(await group());
  expect(Math.min(...kept)).toBeGreaterThan(0);
  expect(kept.reduce((sum, size) => sum + size, 0)).toBe(KEYS.length);
});

test('the engine is Valkey', async () => {
  const { engine, nodes } = await group();
  expect(engine.name).toBe('valkey');
  expect(await onNode(nodes[0], node => node.info('server'))).toContain(`valkey_version:${engine.version}`);
});

test('alarms look at the nine nodes, and at nothing else', async () => {
  expect(await nodesWithAlarms()).toEqual(nodesOf(3, 2));
});

test('a third replica is added in place: same group, same endpoint, data there, replicas in sync', async () => {
  const before = { outputs, nodes: await service.nodes(outputs.ReplicationGroupId) };
  await deploy({ shards: 3, replicas: 3 });
  expect(outputs).toEqual(before.outputs);
  const nodes = await service.nodes(outputs.ReplicationGroupId);
  expect(ids(nodes)).toEqual(nodesOf(3, 3));
  expect(nodes).toEqual(expect.arrayContaining(before.nodes));
  expect(await read(outputs.Endpoint, access)).toEqual(VALUES);
  const replicas = (await group()).nodes.filter(({ role }) => role === 'replica');
  expect(replicas).toHaveLength(9);
  const states = await Promise.all(replicas.map(node => onNode(node, each => each.info('replication'))));
  expect(states.filter(state => state.includes('master_link_status:up'))).toHaveLength(9);
  expect(await nodesWithAlarms()).toEqual(nodesOf(3, 3));
});

test('a shard and two replicas of each leave in place while a client writes, and no key is lost', async () => {
  const before = outputs;
  const report = await during('leaving', () => deploy({ shards: 2, replicas: 1 }));
  expect(report).toMatchObject({ lost: 0, failures: [] });
  expect(outputs).toEqual(before);
  expect(ids(await service.nodes(outputs.ReplicationGroupId))).toEqual(nodesOf(2, 1));
  expect(await read(outputs.Endpoint, access)).toEqual(VALUES);
  expect(await nodesWithAlarms()).toEqual(nodesOf(2, 1));
});

test('when a primary of two is killed, its replica takes over, the client goes on and the node is replaced', async () => {
  const before = await service.nodes(outputs.ReplicationGroupId);
  const [lost] = (await group()).nodes;
  let after: readonly Node[] = [];
  const report = await during('failing', async () => {
    process.kill(lost.pid, 'SIGKILL');
    const replaced = await eventually(group, ({ nodes }) => nodes[0].running && nodes[0].pid !== lost.pid && nodes[1].role === 'primary');
    after = replaced.nodes;
    expect(await eventually(() => onNode(after[0], node => node.info('replication')).catch(String), state => state.includes('master_link_status:up')))
      .toContain('master_link_status:up');
  });
  expect(report.failures).toEqual([]);
  expect(report.writes).toBeGreaterThan(0);
  expect(report.longest).toBeLessThan(10);
  expect(after.map(({ shard, role, port, running }) => [shard, role, port, running])).toEqual(
    [[0, 'replica'], [0, 'primary'], [1, 'primary'], [1, 'replica']].map(([shard, role], i) => [shard, role, Number(before[i].endpoint.split(':')[1]), true]));
  expect(await service.nodes(outputs.ReplicationGroupId)).toEqual(before);
  expect(await read(outputs.Endpoint, access)).toEqual(VALUES);
});

test('a third shard is added in place while a client writes, and no key is lost', async () => {
  const before = { outputs, nodes: await service.nodes(outputs.ReplicationGroupId), sizes: await sizes(await group()) };
  const report = await during('sharding', () => deploy({ shards: 3, replicas: 1 }));
  expect(report).toMatchObject({ lost: 0, failures: [] });
  expect(report.writes).toBeGreaterThan(100);
  expect(outputs).toEqual(before.outputs);
  const nodes = await service.nodes(outputs.ReplicationGroupId);
  expect(ids(nodes)).toEqual(nodesOf(3, 1));
  expect(nodes).toEqual(expect.arrayContaining(before.nodes));
  expect(await read(outputs.Endpoint, access)).toEqual(VALUES);
  expect(await nodesWithAlarms()).toEqual(nodesOf(3, 1));
  // a third of the keys has moved
  const after = await sizes(await group());
  expect(after).toHaveLength(3);
  expect(after[2]).toBeGreaterThan(KEYS.length / 5);
});

test('a major version, a node type and an eviction policy change in place', async () => {
  const before = { outputs, nodes: await service.nodes(outputs.ReplicationGroupId) };
  await deploy({ shards: 3, replicas: 1, upgraded: 'true' });
  expect(outputs).toEqual(before.outputs);
  expect(await service.nodes(outputs.ReplicationGroupId)).toEqual(before.nodes);
  expect(await service.hardware(outputs.ReplicationGroupId)).toEqual(Array(6).fill({ nodeType: 'cache.r7g.large', version: '9.0' }));
  const memory = await Promise.all((await group()).nodes.map(node => onNode(node, each => each.info('memory'))));
  expect(memory.filter(info => info.includes('maxmemory_policy:allkeys-lru'))).toHaveLength(6);
  expect(await read(outputs.Endpoint, access)).toEqual(VALUES);
});

test('targets, policies and schedules of auto scaling deploy beside a snapshot, a restored group and a pair', async () => {
  const said = await deploy({ shards: 3, replicas: 1, upgraded: 'true', more: 'true' });
  // in an update the emulator says so of new ones, too
  const events = [...said.matchAll(/UPDATE_COMPLETE\s+\| (AWS::(?:ApplicationAutoScaling|ElastiCache)::\w+)\s+\| (\S+)/g)];
  const made = new Map(events.map(([, type, construct]) => [construct, type]));
  const count = (type: string) => [...made.values()].filter(each => each === type).length;
  expect(count('AWS::ApplicationAutoScaling::ScalableTarget')).toBe(2);
  expect(count('AWS::ApplicationAutoScaling::ScalingPolicy')).toBe(2);
  expect(count('AWS::ElastiCache::Snapshot')).toBe(1);
  expect(count('AWS::ElastiCache::ReplicationGroup')).toBe(4);
});

test('a group made from the snapshot has the keys, though it has another number of shards and a token of its own', async () => {
  expect(await service.snapshots()).toEqual([{ name: 'taken-by-hand', of: outputs.ReplicationGroupId }]);
  const own = await accessTo('Restored');
  expect(own.token).not.toBe(access.token);
  expect(await read(outputs.RestoredEndpoint, own)).toEqual(VALUES);
  expect((await group('Restored')).nodes).toHaveLength(2);
});

test('when the primary of a pair is killed, the primary endpoint leads to the replica that took over', async () => {
  const own = await accessTo('Pair');
  const pair = () => using(client(outputs.PairEndpoint, own), async cache => [await cache.get('kept'), await cache.set('new', 'value')]);
  await using(client(outputs.PairEndpoint, own), async cache => {
    await cache.set('kept', 'value');
    expect(await cache.wait(1, 5000)).toBe(1);
  });
  const before = await service.nodes(outputs.PairReplicationGroupId);
  expect(before.map(({ role }) => role)).toEqual(['primary', 'replica']);
  const [lost] = (await group('Pair')).nodes;
  process.kill(lost.pid, 'SIGKILL');
  expect(await eventually(() => pair().catch(() => []), answers => answers.length > 0, 10)).toEqual(['value', 'OK']);
  await eventually(() => group('Pair'), ({ nodes }) => nodes.every(({ running }) => running));
  const after = await service.nodes(outputs.PairReplicationGroupId);
  expect(after).toEqual(before.map((node, i) => ({ ...node, role: ['replica', 'primary'][i] })));
  await expect(eventually(() => using(client(outputs.PairReaderEndpoint, own), cache => cache.get('new')).catch(() => null), Boolean)).resolves.toBe('value');
});

test('destroying the stack leaves final snapshots and no engine', async () => {
  const id = outputs.ReplicationGroupId;
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ replicationGroups: [] });
  expect(await service.snapshots()).toEqual(expect.arrayContaining([
    { name: 'taken-by-hand', of: id }, { name: `${id}-final-snapshot`, of: id },
  ]));
});

test('the final snapshot fills a new group', async () => {
  restoreFrom = `${outputs.ReplicationGroupId}-final-snapshot`;
  await deploy({ shards: 3, replicas: 0, restoreFrom });
  expect(await read(outputs.Endpoint, await accessTo())).toEqual(VALUES);
});

test('without the update policy that the construct sets, another number of shards replaces the group, of which a snapshot remains', async () => {
  const before = outputs;
  await deploy({ shards: 2, replicas: 0, restoreFrom, online: 'false' });
  expect(outputs.ReplicationGroupId).not.toBe(before.ReplicationGroupId);
  expect((await emulator.engines()).replicationGroups.map(({ name }) => name)).toEqual([outputs.ReplicationGroupId]);
  expect(await service.snapshots()).toContainEqual({ name: `${before.ReplicationGroupId}-before-replacement`, of: before.ReplicationGroupId });
});

test('nothing runs when the emulator has stopped', async () => {
  await emulator.engines();
  expect(await emulator.stop()).toEqual([]);
});
