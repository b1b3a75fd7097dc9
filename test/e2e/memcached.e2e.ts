import { Client } from 'memjs';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed, dimensionsOf } from './harness/deployed';
import { Emulator, Engines } from './harness/emulator';
import { GateProcess } from './harness/gate';
import { speaking } from './harness/memcached-text';
import { startGateOf } from './harness/task-gate';

const KEYS = Array.from({ length: 60 }, (_, i) => `key-${i}`);

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let outputs: Outputs;
let engines: Engines;
let gate: GateProcess;

beforeAll(async () => {
  ({ emulator, cdk, deployed, outputs, engines } = await deployApp('test/e2e/apps/memcached'));
  gate = await startGateOf(outputs.GateTask, emulator, engines.caFile);
});

afterAll(async () => {
  await gate?.stop();
  await emulator?.stop();
});

const nodesOf = (name: string) => engines.memcached.find(cluster => cluster.name === name)!.nodes.map(node => `${node.host}:${node.port}`);
const itemsOf = (nodes: string[]) => Promise.all(nodes.map(node => speaking(node, engines.caFile, connection => connection.items())));

test('auto discovery at the configuration endpoint of the stack tells the three nodes, over TLS', async () => {
  const found = await speaking(outputs.ConfigurationEndpoint, engines.caFile, connection => connection.nodes());
  expect(found).toEqual(nodesOf('open'));
  expect(found).toHaveLength(3);
});

test('a client that asked there writes and reads over all three nodes, each of which has its own keys', async () => {
  const nodes = await speaking(outputs.ConfigurationEndpoint, engines.caFile, connection => connection.nodes());
  const nodeOf = (key: string) => nodes[Number(key.split('-')[1]) % nodes.length];
  for (const key of KEYS) {
    await speaking(nodeOf(key), engines.caFile, connection => connection.set(key, `value of ${key}`));
  }
  for (const key of KEYS) {
    expect(await speaking(nodeOf(key), engines.caFile, connection => connection.get(key))).toBe(`value of ${key}`);
  }
  expect(await itemsOf(nodes)).toEqual([20, 20, 20]);
});

test('the nodes refuse a client without TLS', async () => {
  await expect(speaking(nodesOf('open')[0], undefined, connection => connection.items())).rejects.toThrow('no answer');
});

test('the gate that the task definition starts lets in who has the password of the secret, and leads to all three nodes', async () => {
  const { username, password } = JSON.parse(await deployed.secret(outputs.SecretArn));
  const client = Client.create(gateHere(outputs), { username, password, timeout: 5 });
  await Promise.all(KEYS.map(key => client.set(key, `value of ${key}`, {})));
  const read = await Promise.all(KEYS.map(key => client.get(key)));
  client.close();
  expect(read.map(({ value }) => String(value))).toEqual(KEYS.map(key => `value of ${key}`));
  const items = await itemsOf(nodesOf('guarded'));
  expect(items.reduce((sum, count) => sum + count)).toBe(KEYS.length);
  expect(Math.min(...items)).toBeGreaterThan(0);
});

test('the gate refuses a wrong password', async () => {
  expect(await enters('wrong')).toBe(false);
  expect(gate.lines).toContainEqual(expect.objectContaining({ event: 'refused', why: 'wrong login' }));
});

test('after two rotations of the deployed secret the first password is refused, and the one before the last still let in', async () => {
  const passwords = [JSON.parse(await deployed.secret(outputs.SecretArn)).password as string];
  for (let i = 0; i < 2; i++) {
    await deployed.rotate(outputs.SecretArn);
    passwords.push(JSON.parse(await deployed.secret(outputs.SecretArn)).password as string);
  }
  expect(new Set(passwords).size).toBe(3);
  // the new ones first: a password that is not known makes the gate read the secret again
  expect([await enters(passwords[2]), await enters(passwords[1]), await enters(passwords[0])]).toEqual([true, true, false]);
});

test('alarms look at nodes that exist, and at nothing else', async () => {
  const dimensions = (await deployed.cacheAlarms()).flatMap(dimensionsOf);
  expect(new Set(dimensions.map(({ CacheClusterId }) => CacheClusterId))).toEqual(new Set(['open', 'guarded']));
  expect(new Set(dimensions.map(({ CacheNodeId }) => CacheNodeId))).toEqual(new Set(['0001', '0002', '0003']));
});

test('a node more is added to the running cluster, and the gate of the new task definition has a port for it', async () => {
  const before = nodesOf('guarded');
  cdk.context = { nodes: 4 };
  ({ outputs } = await cdk.deploy());
  engines = await emulator.engines();
  expect(nodesOf('guarded').slice(0, 3)).toEqual(before);
  expect(nodesOf('guarded')).toHaveLength(4);
  expect(outputs.GateEndpoints.split(',')).toHaveLength(4);

  expect(await gate.stop()).toBe(0);
  gate = await startGateOf(outputs.GateTask, emulator, engines.caFile);
  const { username, password } = JSON.parse(await deployed.secret(outputs.SecretArn));
  const client = Client.create(gateHere(outputs).split(',')[3], { username, password, timeout: 5 });
  await client.set('on-the-fourth', 'value', {});
  client.close();
  expect(await speaking(nodesOf('guarded')[3], engines.caFile, connection => connection.items())).toBe(1);
});

test('destroying the stack leaves no engine behind', async () => {
  await gate.stop();
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ memcached: [] });
  expect(await emulator.stop()).toEqual([]);
});

/** Whether the gate lets in who has the password. */
async function enters(password: string): Promise<boolean> {
  const client = Client.create(gateHere(outputs), { username: 'app', password, timeout: 5, retries: 0, logger: { log: () => undefined } });
  try {
    return await client.set('who-is-there', password, {}) === true;
  } catch {
    return false;
  } finally {
    client.close();
  }
}

/** The name in Cloud Map means the tasks; here the gate runs on this machine, at the same ports. */
function gateHere({ GateEndpoints }: Outputs): string {
  return GateEndpoints.split(',').map(endpoint => `127.0.0.1:${endpoint.split(':')[1]}`).join(',');
}
