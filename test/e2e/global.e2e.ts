import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { run } from './harness/command';
import { Emulator } from './harness/emulator';
import { eventually } from './harness/eventually';
import { NODE_MODULES, REPOSITORY } from './harness/paths';
import { Peer } from './harness/peer';

// The emulator has no global datastores. So the stacks are synthesized and not deployed; test/examples/global.test.ts looks at what they are
// made of. Here the functions of two regions, each a process of its own, use one replication group: a replica refuses writes as a
// secondary does, and takes them when it was promoted.

interface Answer { readonly region: string; readonly written?: boolean; readonly read: string | null }
interface Node { readonly host: string; readonly port: number; readonly pid: number; readonly role: string }

const TOKEN = 'a-token-that-all-regions-share';
const HANDLER = path.join(REPOSITORY, 'examples', 'global', 'runtime', 'handler.ts');
const DRIVER = `
const { handler } = require(${JSON.stringify(HANDLER)});
require('readline').createInterface({ input: process.stdin }).on('close', () => process.exit()).on('line', async line => {
  const { id, event } = JSON.parse(line);
  console.log(JSON.stringify(await handler(event).then(ok => ({ id, ok }), error => ({ id, error: error.message }))));
});`;

jest.setTimeout(60_000);

let emulator: Emulator;
let europe: Peer;
let america: Peer;

const ask = <T>(op: string, args?: Record<string, unknown>) => emulator.ask<T>(op, args);
const nodes = async () => (await emulator.engines()).replicationGroups[0].nodes as readonly Node[];
const invoke = (region: Peer, event: Record<string, string>) => region.ask<Answer>('invoke', { event });

beforeAll(async () => {
  emulator = await Emulator.start();
  await ask('createReplicationGroup', { name: 'shop', engine: 'valkey', shards: 1, replicas: 1, clusterMode: false, tls: true, authToken: TOKEN });
  const roles = await nodes();
  const functionIn = (region: string, role: string) => start(region, roles.find(node => node.role === role)!);
  [europe, america] = [await functionIn('eu-central-1', 'primary'), await functionIn('us-east-1', 'replica')];
});

afterAll(async () => {
  await Promise.all([europe?.end(), america?.end()]);
  await emulator?.stop();
});

test('the CLI synthesizes both stacks with their functions bundled, and CDK\'s strict validation lets them pass', async () => {
  const out = path.join(emulator.directory, 'cdk.out');
  const cli = path.join(NODE_MODULES, 'aws-cdk', 'bin', 'cdk');
  await run('cdk synth', process.execPath, [cli, 'synth', '--all', '--quiet', '--no-notices', '--output', out], {
    cwd: path.join(REPOSITORY, 'examples', 'global'),
    env: {
      ...emulator.environment,
      // of an unknown account: else the CLI would look up its zones, and note them in the example
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      PATH: [path.join(NODE_MODULES, '.bin'), process.env.PATH].join(path.delimiter),
    },
  });
  expect(fs.readdirSync(out)).toEqual(expect.arrayContaining(['Written.template.json', 'Read.template.json']));
  const report = JSON.parse(fs.readFileSync(path.join(out, 'validation-report.json'), 'utf8'));
  expect(report.pluginReports.flatMap(({ violations }: { violations: unknown[] }) => violations)).toEqual([]);
});

test('what is written in one region is read in the other one, which refuses to write', async () => {
  expect(await invoke(europe, { key: 'greeting', value: 'hallo' })).toEqual({ region: 'eu-central-1', written: true, read: 'hallo' });
  const read = await eventually(() => invoke(america, { key: 'greeting' }), answer => answer.read === 'hallo');
  expect(read).toEqual({ region: 'us-east-1', read: 'hallo' });
  const refused = await invoke(america, { key: 'greeting', value: 'hello' });
  expect(refused).toEqual({ region: 'us-east-1', written: false, read: 'hallo' });
  // what the README of the example shows
  console.log(`before   ${JSON.stringify(read)}\nbefore   ${JSON.stringify(refused)}`);
});

test('when the other region is promoted, the function there writes without being deployed anew, and the first one no longer', async () => {
  const lost = (await nodes()).find(({ role }) => role === 'primary')!;
  process.kill(lost.pid, 'SIGKILL');
  const promoted = await eventually(() => invoke(america, { key: 'greeting', value: 'hello' }), ({ written }) => written === true);
  expect(promoted).toEqual({ region: 'us-east-1', written: true, read: 'hello' });
  // it comes back as a replica; its client connects again
  const old = await eventually(
    () => invoke(europe, { key: 'greeting', value: 'hallo' }).catch(() => ({ region: '', written: true, read: '' })),
    ({ written, read }) => written === false && read === 'hello');
  expect(old).toEqual({ region: 'eu-central-1', written: false, read: 'hello' });
  console.log(`after    ${JSON.stringify(promoted)}\nafter    ${JSON.stringify(old)}`);
});

test('no engine is left behind', async () => {
  await Promise.all([europe.end(), america.end()]);
  expect(await emulator.stop()).toEqual([]);
});

/** The function of a region, as a process that keeps its connections: one line there, one line back. */
async function start(region: string, { host, port }: Node): Promise<Peer> {
  // each region has a copy of the token
  const secrets = new SecretsManagerClient({ ...emulator.client, region });
  const { ARN } = await secrets.send(new CreateSecretCommand({ Name: 'token', SecretString: TOKEN }));
  const { caFile } = await emulator.engines();
  const child = spawn(process.execPath, ['-r', path.join(NODE_MODULES, 'ts-node', 'register', 'transpile-only'), '-e', DRIVER], {
    cwd: REPOSITORY,
    env: {
      ...emulator.environment,
      TS_NODE_PROJECT: path.join(REPOSITORY, 'tsconfig.dev.json'),
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      NODE_EXTRA_CA_CERTS: caFile,
      AWS_REGION: region,
      CACHE_HOST: host,
      CACHE_READER_HOST: host,
      CACHE_PORT: String(port),
      CACHE_SECRET_ARN: ARN,
    },
    stdio: 'pipe',
  });
  child.stderr.on('data', data => process.stderr.write(data));
  return new Peer(`the function in ${region}`, child);
}
