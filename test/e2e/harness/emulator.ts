import { spawn, ChildProcessWithoutNullStreams } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { E2E, LAUNCHER, NODE_MODULES } from './paths';
import { python } from './python';

const REGION = 'us-east-1';

/** What the launcher of the engines describes. */
export interface Engines {
  readonly caFile: string;
  readonly replicationGroups: readonly Group[];
  readonly memcached: readonly Group[];
}

interface Group {
  readonly name: string;
  /** What really runs: Valkey may stand in for Redis OSS. */
  readonly engine: { readonly name: string; readonly version: string };
  readonly nodes: readonly Node[];
}

interface Node {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  readonly role?: 'primary' | 'replica';
  readonly shard?: number;
}

/** AWS on this machine: an endpoint for the CDK CLI and the SDK, with engines behind its caches. */
export class Emulator {
  public static async start(say: (line: string) => void = () => undefined): Promise<Emulator> {
    const program = await python(say);
    const emulator = new Emulator(program, await freePort());
    await emulator.ready();
    return emulator;
  }

  public readonly endpoint: string;
  private readonly home = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk-home-'));
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly ended: Promise<void>;
  private readonly waiting = new Map<number, { resolve(reply: unknown): void; reject(error: Error): void }>();
  private readonly seen = new Set<number>();
  private log: string[] = [];
  private nextId = 1;

  private constructor(program: string, port: number) {
    this.endpoint = `http://127.0.0.1:${port}`;
    // in a session of its own: it ends when its standard input does, however this process ends
    this.child = spawn(program, ['-m', 'emulator'], { cwd: E2E, env: emulatorEnvironment(port), detached: true, stdio: 'pipe' });
    this.ended = new Promise(resolve => this.child.on('exit', () => resolve()).on('error', () => resolve()));
    void this.ended.then(() => this.waiting.forEach(({ reject }) => reject(new Error('the emulator has ended'))));
    this.child.stdin.on('error', () => undefined);
    readline.createInterface({ input: this.child.stdout }).on('line', line => this.onReply(line));
    readline.createInterface({ input: this.child.stderr }).on('line', line => { this.log = [...this.log, line].slice(-200); });
  }

  /** What the CDK CLI needs to talk to the emulator and to nothing else. */
  public get environment(): NodeJS.ProcessEnv {
    return {
      ...withoutAws(process.env),
      AWS_ENDPOINT_URL: this.endpoint,
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: path.join(this.home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: path.join(this.home, 'credentials'),
      // the CLI keeps there which account an access key belongs to
      CDK_HOME: this.home,
      CDK_DISABLE_CLI_TELEMETRY: 'true',
      CDK_DISABLE_VERSION_CHECK: 'true',
    };
  }

  /** What an SDK client needs. */
  public get client() {
    return { endpoint: this.endpoint, region: REGION, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
  }

  /** The last lines of the emulator's own log. */
  public get lastWords(): string {
    return this.log.slice(-20).join('\n');
  }

  public async engines(): Promise<Engines> {
    const engines = await this.ask<Engines>('describe');
    [...engines.replicationGroups, ...engines.memcached].forEach(each => each.nodes.forEach(node => this.seen.add(node.pid)));
    return engines;
  }

  /** Asks the launcher of the engines something. */
  public ask<T>(op: string, args: Record<string, unknown> = {}): Promise<T> {
    const id = this.nextId++;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: reply => resolve(reply as T), reject });
      this.child.stdin.write(JSON.stringify({ id, op, ...args }) + '\n');
    });
  }

  /** Stops everything; gives the engines that were seen and are still there, which should be none. */
  public async stop(): Promise<number[]> {
    this.child.stdin.end();
    await this.ended;
    fs.rmSync(this.home, { recursive: true, force: true });
    return [...this.seen].filter(isAlive);
  }

  private onReply(line: string): void {
    const reply = JSON.parse(line) as { id: number; ok?: unknown; error?: string };
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    reply.error === undefined ? waiting?.resolve(reply.ok) : waiting?.reject(new Error(reply.error));
  }

  private async ready(): Promise<void> {
    let over = false;
    void this.ended.then(() => { over = true; });
    for (const end = Date.now() + 60_000; Date.now() < end && !over;) {
      const response = await fetch(`${this.endpoint}/_ministack/ready`).catch(() => undefined);
      if (response?.ok) {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    await this.stop();
    throw new Error(this.log[this.log.length - 1] ?? 'the emulator did not start');
  }
}

function emulatorEnvironment(port: number): NodeJS.ProcessEnv {
  return {
    ...withoutAws(process.env),
    // functions run with the Node that runs this
    PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    // the SDK, which the runtime of the service brings along
    NODE_PATH: NODE_MODULES,
    GATEWAY_PORT: String(port),
    LOG_LEVEL: 'WARNING',
    PYTHONDONTWRITEBYTECODE: '1',
    EMULATOR_NODE: process.execPath,
    EMULATOR_LAUNCHER: LAUNCHER,
  };
}

/** Nothing of the user's own account, nor of npm and the test runner. */
function withoutAws(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(AWS_|npm_|JEST_|NODE_OPTIONS|NODE_ENV|TS_NODE)/.test(name)));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether a process runs; one that has ended and waits for its parent to notice does not. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const state = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1];
    return !state.startsWith('Z');
  } catch (error) {
    // no such process, or no such file: not Linux
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux';
  }
}
