import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import * as net from 'node:net';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { Load, Measured } from './gate/load';
import { ratios, Spread, spread, table } from './statistics';
import { AutoDiscovery } from '../src/local/auto-discovery';
import { gateCommand } from '../src/sasl-gate/server/settings';
import { portsInARow } from '../test/e2e/harness/gate';

const ROOT = join(__dirname, '..');
const WORK = join(ROOT, 'dist', 'bench');
const RESULTS = join(__dirname, 'results', 'gate.json');
const CODE = join(ROOT, 'assets', 'sasl-gate', 'main.js');
const NODES = 3;
const CONNECTIONS = [1, 16];
const KINDS = ['raw', 'memjs'] as const;
const ROUNDS = 7;
const MEASURE_MS = 2000;
const WARM_UP_MS = 500;
/** Operations per second through the gate, at 16 connections, may be this part of those without it. */
const GOAL = 0.5;
const LOGIN = { username: 'bench', password: 'only-for-the-bench' };

type Way = 'direct' | 'gate';
interface Result {
  readonly kind: Load['kind'];
  readonly connections: number;
  readonly opsPerSecond: Record<Way, Spread>;
  readonly p50Us: Record<Way, Spread>;
  readonly p99Us: Record<Way, Spread>;
  readonly ratio: Spread;
}

/**
 * Memcached nodes, and the same nodes through the SASL gate, in turns: one request at a time on each connection, 512 bytes,
 * nine gets for a set. Clients, gate and nodes share the processors of this machine.
 */
export async function gate(): Promise<void> {
  const ends: (() => void)[] = [];
  try {
    const nodes = await startNodes(ends);
    const gates = await startGate(nodes, ends);
    const load = compile();
    const cases = KINDS.flatMap(kind => CONNECTIONS.map(connections => ({ kind, connections })));
    const results = cases.map(what => compare(what, { direct: nodes, gate: gates }, load));
    report(results);
    mkdirSync(join(__dirname, 'results'), { recursive: true });
    writeFileSync(RESULTS, JSON.stringify({ node: process.version, memcached: memcachedVersion(), processors: cpus().length, rounds: ROUNDS, results }, undefined, 2) + '\n');
  } finally {
    ends.reverse().forEach(end => end());
  }
}

function compare({ kind, connections }: Pick<Load, 'kind' | 'connections'>, ports: Record<Way, number[]>, program: string): Result {
  const measured: Record<Way, Measured[]> = { direct: [], gate: [] };
  for (let round = 0; round < ROUNDS; round++) {
    // who is first changes, so that neither always meets the warmer machine
    const ways: Way[] = round % 2 === 0 ? ['direct', 'gate'] : ['gate', 'direct'];
    ways.forEach(way => measured[way].push(measure(program, { kind, connections, ports: ports[way], ...(way === 'gate' ? LOGIN : { username: '', password: '' }) })));
  }
  const each = (figure: keyof Measured) => ({
    direct: spread(measured.direct.map(one => one[figure])), gate: spread(measured.gate.map(one => one[figure])),
  });
  return {
    kind,
    connections,
    opsPerSecond: each('opsPerSecond'),
    p50Us: each('p50Us'),
    p99Us: each('p99Us'),
    ratio: ratios(measured.gate.map(one => one.opsPerSecond), measured.direct.map(one => one.opsPerSecond)),
  };
}

function measure(program: string, load: Omit<Load, 'warmUpMs' | 'measureMs'>): Measured {
  const told: Load = { ...load, warmUpMs: WARM_UP_MS, measureMs: MEASURE_MS };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8', env: { PATH: process.env.PATH, BENCH_LOAD: JSON.stringify(told) } });
  if (status !== 0) {
    throw new Error(`the clients failed: ${stderr}`);
  }
  return JSON.parse(stdout) as Measured;
}

/** Plain JavaScript, as what is measured is not the TypeScript compiler. */
function compile(): string {
  const outfile = join(WORK, 'gate-load.js');
  buildSync({ entryPoints: [join(__dirname, 'gate', 'load.ts')], bundle: true, platform: 'node', target: 'node20', outfile, logLevel: 'warning' });
  return outfile;
}

async function startNodes(ends: (() => void)[]): Promise<number[]> {
  const ports = await portsInARow(NODES);
  for (const port of ports) {
    const root = process.getuid?.() === 0 ? ['-u', 'root'] : [];
    start(ends, 'memcached', ['-l', '127.0.0.1', '-p', String(port), '-U', '0', '-m', '64', '-t', '2', ...root]);
  }
  await Promise.all(ports.map(listening));
  return ports;
}

/** The very command of the container, with a secret from a server that stands in for Secrets Manager. */
async function startGate(nodes: number[], ends: (() => void)[]): Promise<number[]> {
  const secrets = await secretServer(ends);
  const [configurationPort, healthPort, ...ports] = await portsInARow(2 + NODES);
  const discovery = await AutoDiscovery.open({
    port: configurationPort,
    configuration: () => ({ version: 1, nodes: nodes.map(port => ({ host: '127.0.0.1', port })) }),
    firstNode: () => { throw new Error('only asked for the nodes'); },
  });
  ends.push(() => discovery.close());
  start(ends, process.execPath, gateCommand(readFileSync(CODE, 'utf8'), {
    configurationHost: '127.0.0.1',
    configurationPort,
    transitEncryption: false,
    nodes: NODES,
    firstPort: ports[0],
    healthPort,
    region: 'eu-west-1',
    credentialsSecretArn: 'bench',
    listenHost: '127.0.0.1',
  }), { PATH: process.env.PATH, AWS_ENDPOINT_URL: secrets, AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' });
  const opened = ports.map((_, i) => ports[0] + i);
  await Promise.all(opened.map(listening));
  return opened;
}

async function secretServer(ends: (() => void)[]): Promise<string> {
  const server = http.createServer((_request, response) => response.end(JSON.stringify({ SecretString: JSON.stringify(LOGIN) })));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

function start(ends: (() => void)[], program: string, args: string[], env?: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  child.on('error', error => { throw error; });
  ends.push(() => child.kill('SIGKILL'));
  return child;
}

async function listening(port: number): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 20))) {
    const open = await new Promise<boolean>(resolve => {
      const socket = net.connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); }).on('error', () => resolve(false));
    });
    if (open) { return; }
  }
  throw new Error(`nothing listens on port ${port}; is memcached installed?`);
}

function memcachedVersion(): string {
  return spawnSync('memcached', ['-V'], { encoding: 'utf8' }).stdout.trim();
}

function report(results: Result[]): void {
  console.log(`memcached through the SASL gate and directly; ${ROUNDS} rounds in turns, min, median and max of them\n`);
  console.log(table(
    ['clients', 'connections', 'way', 'operations/s', 'p50 us', 'p99 us'],
    results.flatMap(({ kind, connections, opsPerSecond, p50Us, p99Us }) => (['direct', 'gate'] as const).map(way => [
      kind, connections, way, ...[opsPerSecond, p50Us, p99Us].map(figure => figures(figure[way], 0)),
    ])),
  ));
  for (const { kind, connections, ratio } of results) {
    const verdict = connections === 1 ? '' : ratio.median >= GOAL ? `, within the goal of ${GOAL}` : `, below the goal of ${GOAL}`;
    console.log(`${kind}, ${connections} connections: gate / direct ${figures(ratio, 2)}${verdict}`);
  }
}

function figures({ min, median, max }: Spread, digits: number): string {
  return [min, median, max].map(value => value.toFixed(digits)).join(', ');
}
