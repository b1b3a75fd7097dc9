import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import * as tls from 'node:tls';
import {
  CreateSecretCommand, GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { Client } from 'memjs';
import { run } from './harness/command';
import { Emulator } from './harness/emulator';
import { eventually } from './harness/eventually';
import { ConfiguredGate, portsInARow } from './harness/gate';
import { E2E, LAUNCHER } from './harness/paths';
import { Peer } from './harness/peer';
import { environment } from './harness/python';
import { makeCertificates } from '../../src/local/certificates';
import { GateSettings, healthCommand } from '../../src/sasl-gate/server/settings';

const NODES = 3;
const KEYS = 60;
const FIRST_PASSWORD = 'the-first-password-of-the-gate';
const RIGHT: Login = { username: 'app', password: FIRST_PASSWORD };
const REFUSED: [string, Login][] = [
  ['a wrong password', { ...RIGHT, password: 'guessed' }],
  ['a wrong user', { ...RIGHT, username: 'root' }],
  ['no password', {}],
];

interface Login { readonly username?: string; readonly password?: string }
interface Address { readonly host: string; readonly port: number }
interface Cluster { readonly name: string; readonly tls: boolean; readonly configurationEndpoint: Address; readonly nodes: readonly Address[] }
/** What a client did, whichever it was. */
interface Report { readonly written: number; readonly read: number; readonly error?: string }
interface Door { readonly cluster: Cluster; readonly gate: ConfiguredGate; readonly caFile?: string }

let emulator: Emulator;
let launcher: Peer;
let secrets: SecretsManagerClient;
let secretArn: string;
let engineCa: string;
let pythonProgram: string;
/** Plaintext on both sides. */
let plain: Door;
/** TLS on both sides. */
let secure: Door;

beforeAll(async () => {
  pythonProgram = await environment('memcached-clients', path.join(E2E, 'apps', 'sasl', 'requirements.txt'), console.log);
  emulator = await Emulator.start();
  secrets = new SecretsManagerClient(emulator.client);
  launcher = new Peer('the launcher', spawn(process.execPath, [LAUNCHER], { detached: true, stdio: 'pipe' }));
  ({ caFile: engineCa } = await launcher.ask<{ caFile: string }>('describe'));
  secretArn = await newSecret('login', JSON.stringify(RIGHT));
  const { ca, certificate, key } = makeCertificates();
  const caFile = path.join(emulator.directory, 'gate-ca.pem');
  fs.writeFileSync(caFile, ca);
  const certificateSecretArn = await newSecret('certificate', JSON.stringify({ certificate, privateKey: key }));
  plain = await open('plain', false);
  secure = { ...await open('secure', true, { certificateSecretArn }), caFile };
});

afterAll(async () => {
  await Promise.all([plain, secure].map(door => door?.gate.kill()));
  await launcher?.end();
  await emulator?.stop();
});

async function newSecret(Name: string, SecretString: string): Promise<string> {
  return (await secrets.send(new CreateSecretCommand({ Name, SecretString }))).ARN!;
}

async function open(name: string, transitEncryption: boolean, more: Partial<GateSettings> = {}): Promise<Door> {
  const cluster = await launcher.ask<Cluster>('createMemcached', { name, nodes: NODES, tls: transitEncryption });
  return { cluster, gate: await openGate(cluster, more) };
}

async function openGate({ configurationEndpoint, tls: transitEncryption }: Cluster, more: Partial<GateSettings> = {}): Promise<ConfiguredGate> {
  const [healthPort, firstPort] = await portsInARow(1 + NODES);
  return ConfiguredGate.open({
    configurationHost: configurationEndpoint.host,
    configurationPort: configurationEndpoint.port,
    transitEncryption,
    nodes: NODES,
    firstPort,
    healthPort,
    region: 'us-east-1',
    credentialsSecretArn: secretArn,
    listenHost: '127.0.0.1',
    discoverySeconds: 1,
    ...more,
  }, { ...emulator.environment, NODE_EXTRA_CA_CERTS: engineCa });
}

function memjs({ gate }: Door, { username = '', password = '' }: Login): Client {
  return Client.create(gate.servers.join(), { username, password, retries: 0, timeout: 8, failoverTime: 0, logger: { log: () => undefined } });
}

const CLIENTS: [string, () => Door, (door: Door, login: Login, prefix: string) => Promise<Report>][] = [
  ['memjs', () => plain, withMemjs],
  ['python-binary-memcached', () => plain, withPython],
  ['python-binary-memcached over TLS', () => secure, withPython],
];

async function withMemjs(door: Door, login: Login, prefix: string): Promise<Report> {
  const client = memjs(door, login);
  const report = { written: 0, read: 0 };
  try {
    for (let number = 0; number < KEYS; number++) {
      report.written += Number(await client.set(prefix + number, `value ${number}`, { expires: 0 }));
      report.read += Number(String((await client.get(prefix + number)).value) === `value ${number}`);
    }
    return report;
  } catch (error) {
    return { ...report, error: String(error) };
  } finally {
    client.close();
  }
}

async function withPython({ gate, caFile }: Door, login: Login, prefix: string): Promise<Report> {
  const told = { servers: gate.servers, ca: caFile, keys: KEYS, prefix, ...login };
  return JSON.parse(await run('the Python client', pythonProgram, [path.join(E2E, 'apps', 'sasl', 'client.py'), JSON.stringify(told)])) as Report;
}

/** How many items each node has, asked without the gate. */
function items({ nodes, tls: encrypted }: Cluster): Promise<number[]> {
  return Promise.all(nodes.map(({ host, port }) => new Promise<number>((resolve, reject) => {
    const socket = encrypted ? tls.connect({ host, port, ca: fs.readFileSync(engineCa) }) : net.connect(port, host);
    let text = '';
    socket.on('error', reject).on('data', bytes => {
      text += bytes.toString();
      if (text.endsWith('END\r\n')) {
        socket.destroy();
        resolve(Number(/STAT curr_items (\d+)/.exec(text)![1]));
      }
    });
    socket.write('stats\r\n');
  })));
}

/** A key for each node, in the order of the nodes. */
async function keyOfEachNode(door: Door): Promise<string[]> {
  const client = memjs(door, RIGHT);
  const found: string[] = [];
  for (let number = 0; found.filter(Boolean).length < NODES; number++) {
    const before = await items(door.cluster);
    await client.set(`where ${number}`, 'v', { expires: 0 });
    const after = await items(door.cluster);
    found[after.findIndex((count, i) => count > before[i])] ??= `where ${number}`;
  }
  client.close();
  return found;
}

/** memjs waits for ever where its connection ended in the middle of a login. */
function works(client: Client, key: string): Promise<boolean> {
  const patience = new Promise<boolean>(resolve => setTimeout(resolve, 3000, false).unref());
  return Promise.race([patience, client.set(key, 'v', { expires: 0 }).then(() => true, () => false)]);
}

describe.each(CLIENTS)('%s', (name, door, use) => {
  test('with the right password writes and reads all its keys, and every node has some of them', async () => {
    const before = await items(door().cluster);
    expect(await use(door(), RIGHT, `right ${name} `.replace(/ /g, '-'))).toEqual({ written: KEYS, read: KEYS });
    const added = (await items(door().cluster)).map((count, i) => count - before[i]);
    expect(added.reduce((sum, count) => sum + count)).toBe(KEYS);
    expect(Math.min(...added)).toBeGreaterThan(0);
  });

  test.each(REFUSED)('with %s writes nothing', async (_what, login) => {
    const before = await items(door().cluster);
    const report = await use(door(), login, 'never-');
    expect(report).toMatchObject({ written: 0, read: 0 });
    expect(await items(door().cluster)).toEqual(before);
  });
});

test('the text protocol gets to no node', async () => {
  const [host, port] = plain.gate.servers[0].split(':');
  const heard = await new Promise<string>(resolve => {
    let text = '';
    net.connect(Number(port), host).on('data', bytes => { text += bytes.toString(); }).on('close', () => resolve(text)).write('version\r\nstats\r\n');
  });
  expect(heard).toBe('CLIENT_ERROR log in with SASL over the binary protocol\r\n');
});

test('the password rotates under clients that connect again and again, and no operation fails', async () => {
  const keys = await keyOfEachNode(plain);
  const long = memjs(plain, RIGHT);
  expect(await works(long, keys[0])).toBe(true);
  let rotating = true;
  let sessions = 0;
  const failures: unknown[] = [];
  const clients = Array.from({ length: 4 }, async () => {
    while (rotating) {
      const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
      const client = memjs(plain, JSON.parse(SecretString!) as Login);
      for (const key of keys) {
        await client.set(key, 'v', { expires: 0 }).catch(error => failures.push(error));
      }
      client.close();
      sessions++;
    }
  });
  for (let rotation = 1; rotation <= 5; rotation++) {
    await new Promise(resolve => setTimeout(resolve, 1000));
    await rotateTo(`rotated-${rotation}`);
  }
  await new Promise(resolve => setTimeout(resolve, 1500));
  rotating = false;
  await Promise.all(clients);
  console.log(`${sessions} sessions of ${NODES} logins over 5 rotations, ${failures.length} operations failed`);
  expect(failures).toEqual([]);
  // one from before stays, and by now only the last two passwords let in
  expect(await works(long, keys[0])).toBe(true);
  long.close();
  const answers = [];
  for (const password of [FIRST_PASSWORD, 'rotated-3', 'rotated-4', 'rotated-5']) {
    answers.push((await withMemjs(plain, { ...RIGHT, password }, 'after-')).written);
  }
  expect(answers).toEqual([0, 0, KEYS, KEYS]);
});

/** The new password is current, the one before it previous. */
async function rotateTo(password: string): Promise<void> {
  await secrets.send(new PutSecretValueCommand({ SecretId: secretArn, SecretString: JSON.stringify({ ...RIGHT, password }) }));
}

/** Whether a client that connects anew can write a key. */
async function withSession(key: string): Promise<boolean> {
  const client = memjs(plain, RIGHT);
  const worked = await works(client, key);
  client.close();
  return worked;
}

describe('with the password of the start', () => {
  beforeAll(() => rotateTo(FIRST_PASSWORD));

  test('a node that dies takes only its own keys away, and serves again when it comes back', async () => {
    const keys = await keyOfEachNode(plain);
    const client = memjs(plain, RIGHT);
    await launcher.ask('stopMemcachedNode', { name: 'plain', node: 1 });
    expect([await works(client, keys[0]), await works(client, keys[1]), await works(client, keys[2])]).toEqual([true, false, true]);
    await launcher.ask('startMemcachedNode', { name: 'plain', node: 1 });
    expect(await eventually(() => works(client, keys[1]), Boolean)).toBe(true);
    expect([await works(client, keys[0]), await works(client, keys[2])]).toEqual([true, true]);
    client.close();
  });

  test('a node that leaves the cluster leaves its port, and a new one gets it', async () => {
    const keys = await keyOfEachNode(plain);
    await launcher.ask('resizeMemcached', { name: 'plain', nodes: 2 });
    expect(await eventually(async () => withSession(keys[2]), worked => !worked)).toBe(false);
    expect([await withSession(keys[0]), await withSession(keys[1])]).toEqual([true, true]);
    plain = { ...plain, cluster: await launcher.ask<Cluster>('resizeMemcached', { name: 'plain', nodes: NODES }) };
    expect(await eventually(() => withSession(keys[2]), Boolean)).toBe(true);
  });

  test('a thousand idle connections and some that dribble bytes neither stop a client nor keep a new one out', async () => {
    const keys = await keyOfEachNode(plain);
    const working = memjs(plain, RIGHT);
    await works(working, keys[0]);
    const port = plain.gate.settings.firstPort;
    const connect = () => net.connect(port, '127.0.0.1').on('error', () => undefined);
    const idle = new Set(Array.from({ length: 1000 }, connect));
    const dribbling = Array.from({ length: 20 }, connect);
    const dribble = setInterval(() => dribbling.forEach(socket => socket.writable && socket.write(Buffer.from([0x80]))), 200);
    const again = setInterval(() => {
      // those that were dropped come again
      idle.forEach(socket => {
        if (socket.destroyed) {
          idle.delete(socket);
          idle.add(connect());
        }
      });
    }, 1000);
    const begin = Date.now();
    let done = 0;
    const failed: string[] = [];
    for (; Date.now() < begin + 6000; done++) {
      if (!await works(working, keys[done % NODES])) { failed.push('the working client'); }
      if (done % 50 === 0 && !await withSession(keys[0])) { failed.push('a new client'); }
    }
    clearInterval(dribble);
    clearInterval(again);
    [...idle, ...dribbling].forEach(socket => socket.destroy());
    working.close();
    console.log(`${done} operations beside 1,000 idle and 20 dribbling connections`);
    expect(failed).toEqual([]);
    expect(plain.gate.count('dropped')).toBeGreaterThan(0);
  });

  test('the health check of the container succeeds, and no password shows in the process or its log', async () => {
    const [, program, ...args] = healthCommand(plain.gate.settings);
    await run('the health check', program, args);
    const processes = await run('ps', 'ps', ['-axwwe', '-o', 'args']);
    expect(processes).toContain(`--first-port=${plain.gate.settings.firstPort}`);
    expect(processes + JSON.stringify([plain.gate.lines, secure.gate.lines])).not.toContain(FIRST_PASSWORD);
  });

  test('SIGTERM lets a working client go on, takes no new one, and ends with 0 when all is quiet', async () => {
    const gate = await openGate(plain.cluster, { drainSeconds: 30 });
    const client = memjs({ ...plain, gate }, RIGHT);
    expect(await works(client, 'drain')).toBe(true);
    gate.terminate();
    await gate.said('drain');
    const [, program, ...args] = healthCommand(gate.settings);
    await expect(run('the health check', program, args)).rejects.toThrow('the health check failed');
    const newcomer = memjs({ ...plain, gate }, RIGHT);
    expect(await works(newcomer, 'drain')).toBe(false);
    newcomer.close();
    const answers = new Set<boolean>();
    for (const end = Date.now() + 5000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 50))) {
      answers.add(await works(client, 'drain'));
    }
    expect([...answers]).toEqual([true]);
    // and now it is quiet
    expect(await gate.ended).toBe(0);
    expect(gate.lines.find(({ event }) => event === 'end')).toMatchObject({ cut: 0 });
    client.close();
  });
});
