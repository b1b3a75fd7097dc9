import { ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as readline from 'node:readline';
import { GATE } from './paths';
import { gateCommand, GateSettings } from '../../../src/sasl-gate/server/settings';

export interface GateLine {
  readonly event: string;
  readonly [field: string]: unknown;
}

/** The SASL gate as a process. */
export class GateProcess {
  /** By the arguments that Node is given in its container; resolves when the gate says that it is open. */
  public static start(args: string[], env: NodeJS.ProcessEnv): Promise<GateProcess> {
    return new GateProcess(args, env).opened();
  }

  public readonly lines: GateLine[] = [];
  /** Exit code. */
  public readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  protected constructor(args: string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.ended = new Promise(resolve => this.child.on('exit', resolve));
    readline.createInterface({ input: this.child.stdout! }).on('line', line => this.lines.push(JSON.parse(line) as GateLine));
  }

  /** As ECS does when a task has to go. */
  public terminate(): void {
    this.child.kill('SIGTERM');
  }

  /** The same, and waits for its end; gives the exit code. */
  public stop(): Promise<number | null> {
    this.terminate();
    return this.ended;
  }

  public async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  public count(event: string): number {
    return this.lines.filter(line => line.event === event).length;
  }

  /** Waits for a line of its log. */
  public async said(event: string, seconds = 20): Promise<GateLine> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 20))) {
      const line = this.lines.find(each => each.event === event);
      if (line) { return line; }
    }
    throw new Error(`the gate did not say '${event}': ${JSON.stringify(this.lines)}`);
  }

  protected async opened(): Promise<this> {
    try {
      await this.said('open');
      return this;
    } catch (error) {
      await this.kill();
      throw error;
    }
  }
}

/** A gate with settings of the test's own, started with the command of its container. */
export class ConfiguredGate extends GateProcess {
  public static open(settings: GateSettings, env: NodeJS.ProcessEnv): Promise<ConfiguredGate> {
    return new ConfiguredGate(settings, env).opened();
  }

  private constructor(public readonly settings: GateSettings, env: NodeJS.ProcessEnv) {
    super(gateCommand(fs.readFileSync(GATE, 'utf8'), settings), env);
  }

  /** Where clients find the nodes, one port each. */
  public get servers(): string[] {
    return Array.from({ length: this.settings.nodes }, (_, i) => `127.0.0.1:${this.settings.firstPort + i}`);
  }
}

/** Ports in a row that nothing listens on. */
export async function portsInARow(count: number): Promise<number[]> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const first = 24_000 + Math.floor(Math.random() * 6000);
    const ports = Array.from({ length: count }, (_, i) => first + i);
    if ((await Promise.all(ports.map(isFree))).every(Boolean)) { return ports; }
  }
  throw new Error(`no ${count} free ports in a row`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = net.createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
