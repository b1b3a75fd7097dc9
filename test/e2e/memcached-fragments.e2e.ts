import * as fs from 'node:fs';
import { GetFunctionConfigurationCommand, LambdaClient, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Cdk, Outputs } from './harness/cdk';
import { deployApp } from './harness/deploy-app';
import { Deployed } from './harness/deployed';
import { Emulator, Engines } from './harness/emulator';
import { GateProcess } from './harness/gate';
import { speaking } from './harness/memcached-text';
import { startGateOf } from './harness/task-gate';
import { measure, Row, tableOf } from '../../examples/memcached-fragments/measure';
import { discover } from '../../examples/memcached-fragments/runtime/discover';

interface Page { readonly statusCode: number; readonly body: string }

let emulator: Emulator;
let cdk: Cdk;
let deployed: Deployed;
let outputs: Outputs;
let engines: Engines;
let gate: GateProcess | undefined;

beforeAll(async () => {
  ({ emulator, cdk, deployed, outputs, engines } = await deployApp('examples/memcached-fragments'));
  // nothing is to be late on a busy machine
  await setEnvironment(outputs.OpenFunction, { CACHE_TIMEOUT: '5' });
});

afterAll(async () => {
  await gate?.stop();
  await emulator?.stop();
});

// enough of them for each node to have some fragments
const PRODUCTS = Array.from({ length: 12 }, (_, i) => i + 1);

const pageOf = (fn: string, product: number) => deployed.invoke<Page>(fn, { rawPath: `/products/${product}` });

/** What the page says of each of its fragments: the key, whether it was found, and its node. */
function fragmentsIn({ body }: Page) {
  return [...body.matchAll(/<!-- (\S+): (hit|made), (\S+) -->/g)].map(([, key, how, node]) => ({ key, how, node }));
}

const text = ({ body }: Page) => body.replace(/<!--.*?-->/g, '');
const howMade = (page: Page) => fragmentsIn(page).map(({ how }) => how);
const clusterOf = (endpoint: string) => engines.memcached.find(({ nodes }) => nodes.some(({ host, port }) => `${host}:${port}` === endpoint))!;

test('a page is made once and then found, and looks the same', async () => {
  const [first, again] = [await pageOf(outputs.OpenFunction, 7), await pageOf(outputs.OpenFunction, 7)];
  expect(first.statusCode).toBe(200);
  expect(howMade(first)).toEqual(Array(6).fill('made'));
  expect(howMade(again)).toEqual(Array(6).fill('hit'));
  expect(text(again)).toBe(text(first));
  // what the README of the example shows
  console.log(again.body);
});

test('another page shares what is the same on all pages', async () => {
  const made = fragmentsIn(await pageOf(outputs.OpenFunction, 8)).filter(({ how }) => how === 'made').map(({ key }) => key);
  expect(made).toEqual(['product:8', 'price:8', 'reviews:8', 'related:8']);
});

test('each fragment is on the node that the page names, and on no other', async () => {
  const fragments: ReturnType<typeof fragmentsIn> = [];
  for (const product of PRODUCTS) { fragments.push(...fragmentsIn(await pageOf(outputs.OpenFunction, product))); }
  const nodes = await found(outputs.OpenEndpoint);
  for (const { key, node } of fragments) {
    const having = await Promise.all(nodes.map(each => speaking(each, engines.caFile, connection => connection.get(key))));
    expect(nodes.filter((_, i) => having[i] !== undefined)).toEqual([node]);
  }
  expect(new Set(fragments.map(({ node }) => node)).size).toBe(3);
});

describe('of the fragments that were kept,', () => {
  let rows: Row[];
  const ratios = (row: number) => rows[row].ratios;

  beforeAll(async () => {
    const { name } = clusterOf((await found(outputs.OpenEndpoint))[0]);
    // the emulator passes on to the launcher of the engines what it is asked on its leash
    const ask = (op: string, args: Record<string, unknown>) => emulator.ask<void>(op, { name, ...args });
    rows = await measure({
      tls: { ca: fs.readFileSync(engines.caFile) },
      nodes: () => found(outputs.OpenEndpoint),
      loseNode: () => ask('stopMemcachedNode', { node: 1 }),
      replaceNode: () => ask('startMemcachedNode', { node: 1 }),
      addNode: () => ask('resizeMemcached', { nodes: 4 }),
    });
    // what the README of the example shows
    console.log(tableOf(rows));
  });

  test('all are found while all nodes run', () => {
    expect(ratios(0)).toEqual(Array(3).fill({ first: 100, again: 100 }));
  });

  test('a lost node costs its third: once with failover, at each request without', () => {
    for (const { first } of ratios(1)) { expect(Math.abs(first - 67)).toBeLessThan(15); }
    expect(ratios(1).map(({ again }) => again)).toEqual([100, ratios(1)[1].first, ratios(1)[2].first]);
  });

  test('a node that comes back empty costs its third once more', () => {
    for (const { first, again } of ratios(2)) {
      expect(Math.abs(first - 67)).toBeLessThan(15);
      expect(again).toBe(100);
    }
  });

  test('a fourth node costs a quarter with consistent hashing, and three quarters with what memjs does by itself', () => {
    const [example, , memjs] = ratios(3);
    expect(Math.abs(example.first - 75)).toBeLessThan(15);
    expect(Math.abs(memjs.first - 25)).toBeLessThan(15);
  });
});

describe('with SASL', () => {
  beforeAll(async () => {
    gate = await startGateOf(outputs.GuardedGateTask, emulator, engines.caFile);
    // the name in Cloud Map means the tasks of the gate, which runs on this machine here, at the same ports
    await setEnvironment(outputs.GuardedFunction, { CACHE_ENDPOINTS: outputs.GuardedEndpoints.replace(/[^,:]+:/g, '127.0.0.1:'), CACHE_TIMEOUT: '5' });
  });

  test('the same page logs in at the gate with the password of the secret, and has fragments on all three nodes', async () => {
    for (const product of PRODUCTS) { await pageOf(outputs.GuardedFunction, product); }
    const again: ReturnType<typeof fragmentsIn> = [];
    for (const product of PRODUCTS) { again.push(...fragmentsIn(await pageOf(outputs.GuardedFunction, product))); }
    expect(again.filter(({ how }) => how !== 'hit')).toEqual([]);
    expect(new Set(again.map(({ node }) => node)).size).toBe(3);
    expect(gate!.lines).not.toContainEqual(expect.objectContaining({ event: 'refused' }));
  });

  test('without the right password the page is made anew at each request, and comes all the same', async () => {
    const { ARN } = await new SecretsManagerClient(emulator.client).send(
      new CreateSecretCommand({ Name: 'another', SecretString: JSON.stringify({ username: 'app', password: 'wrong' }) }));
    await setEnvironment(outputs.GuardedFunction, { CACHE_SECRET_ARN: ARN! });
    for (let i = 0; i < 2; i++) {
      const page = await pageOf(outputs.GuardedFunction, 7);
      expect([page.statusCode, howMade(page)]).toEqual([200, Array(6).fill('made')]);
    }
    expect(gate!.lines).toContainEqual(expect.objectContaining({ event: 'refused', why: 'wrong login' }));
  });
});

test('destroying the stack leaves no engine behind', async () => {
  await gate!.stop();
  await cdk.destroy();
  expect(await emulator.engines()).toMatchObject({ memcached: [] });
  expect(await emulator.stop()).toEqual([]);
});

function found(endpoint: string): Promise<string[]> {
  const [host, port] = endpoint.split(':');
  return discover(host, Number(port), { ca: fs.readFileSync(engines.caFile) });
}

async function setEnvironment(FunctionName: string, changed: Record<string, string>): Promise<void> {
  const lambda = new LambdaClient(emulator.client);
  const { Environment } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, Environment: { Variables: { ...Environment?.Variables, ...changed } } }));
}
