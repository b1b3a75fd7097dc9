import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import * as readline from 'node:readline';
import { E2E, LAUNCHER, NODE_MODULES } from './paths';
import { Peer } from './peer';
import { isAlive } from './processes';
import { python } from './python';

const REGION = 'us-east-1';

/** What the launcher of the engines describes. */
export interface Engines {
  readonly caFile: string;
  readonly replicationGroups: readonly Group[];
  readonly memcached: readonly Group[];
}

export interface Group {
  readonly name: string;
  /** What really runs: Valkey may stand in for Redis OSS. */
  readonly engine: { readonly name: string; readonly version: string };
  readonly nodes: readonly Node[];
}

export interface Node {
  readonly host: string;
  readonly port: number;
  readonly pid: number;
  readonly running: boolean;
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
  /** Goes with the run: either side removes it. Short, because paths of socket files must be. */
  public readonly directory = fs.mkdtempSync(path.join(os.tmpdir(), 'cdkec-'));
  private readonly peer: Peer;
  private readonly seen = new Set<number>();
  private log: string[] = [];

  private constructor(program: string, port: number) {
    this.endpoint = `http://127.0.0.1:${port}`;
    // in a session of its own: it ends when its standard input does, however this process ends
    const child = spawn(program, ['-m', 'emulator'], {
      cwd: E2E, env: emulatorEnvironment(port, this.directory), detached: true, stdio: 'pipe',
    });
    this.peer = new Peer('the emulator', child);
    readline.createInterface({ input: child.stderr }).on('line', line => { this.log = [...this.log, line].slice(-200); });
  }

  /** Resolves when the emulator has ended, by itself or by `stop`. */
  public get ended(): Promise<void> {
    return this.peer.ended;
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
      AWS_CONFIG_FILE: path.join(this.directory, 'aws-config'),
      AWS_SHARED_CREDENTIALS_FILE: path.join(this.directory, 'aws-credentials'),
      // the CLI keeps there which account an access key belongs to
      CDK_HOME: this.directory,
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

  /** Asks the launcher of the engines, in its own words: see src/local/protocol.ts. */
  public ask<T>(operation: string, args: Record<string, unknown> = {}): Promise<T> {
    return this.peer.ask<T>(operation, args);
  }

  public async engines(): Promise<Engines> {
    const engines = await this.ask<Engines>('describe');
    [...engines.replicationGroups, ...engines.memcached].forEach(each => each.nodes.forEach(node => this.seen.add(node.pid)));
    return engines;
  }

  /** Stops everything; gives the engines that were seen and are still there, which should be none. */
  public async stop(): Promise<number[]> {
    await this.peer.end();
    fs.rmSync(this.directory, { recursive: true, force: true });
    return [...this.seen].filter(isAlive);
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

function emulatorEnvironment(port: number, directory: string): NodeJS.ProcessEnv {
  return {
    ...withoutAws(process.env),
    // functions run with the Node that runs this
    PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
    // the SDK, which the runtime of the service brings along
    NODE_PATH: NODE_MODULES,
    GATEWAY_PORT: String(port),
    LOG_LEVEL: 'WARNING',
    PYTHONDONTWRITEBYTECODE: '1',
    EMULATOR_DIRECTORY: directory,
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
