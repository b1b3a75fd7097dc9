import * as net from 'node:net';
import * as path from 'node:path';
import { Engine, findEngine } from './engines';
import { Gate } from './gate';
import { HOST } from './ports';
import { ServerProcess } from './process';
import { until } from './wait';
import { Workspace } from './workspace';

export interface MemcachedOptions {
  readonly name: string;
  readonly nodes: number;
  readonly tls: boolean;
}

interface MemcachedNode {
  readonly server: ServerProcess;
  readonly gate: Gate;
}

/** Memcached nodes that know nothing of each other. Each listens on a socket file; its gate is what clients see. */
export class Memcached {
  public static async create(workspace: Workspace, options: MemcachedOptions): Promise<Memcached> {
    const cluster = new Memcached(workspace, options, findEngine('memcached'));
    try {
      await cluster.resize(options.nodes);
      return cluster;
    } catch (error) {
      await cluster.delete();
      throw error;
    }
  }

  private readonly nodes: MemcachedNode[] = [];

  private constructor(private readonly workspace: Workspace, private readonly options: MemcachedOptions, private readonly engine: Engine) {}

  public describe() {
    return {
      name: this.options.name,
      engine: { name: this.engine.name, version: this.engine.version },
      tls: this.options.tls,
      nodes: this.nodes.map(({ server, gate }) => ({ host: HOST, port: gate.port, pid: server.pid, running: server.running })),
    };
  }

  /** Adds nodes at the end or takes the last ones away. */
  public async resize(count: number): Promise<void> {
    while (this.nodes.length < count) {
      this.nodes.push(await this.startNode());
    }
    await Promise.all(this.nodes.splice(count).map(node => this.stopNode(node)));
  }

  public async delete(): Promise<void> {
    await this.resize(0);
  }

  private async startNode(): Promise<MemcachedNode> {
    const directory = this.workspace.nextFolder();
    const socketFile = path.join(directory, 'socket');
    const server = new ServerProcess({
      program: this.engine.program, args: memcachedArguments(socketFile, process.getuid?.() === 0), directory, watchdog: this.workspace.watchdog,
    });
    try {
      await until(async () => !server.running || answers(socketFile), () => server.lastWords());
      if (!server.running) {
        throw new Error(server.lastWords());
      }
      const certificates = this.options.tls ? this.workspace.certificates : undefined;
      return { server, gate: await Gate.open({ port: await this.workspace.ports.next(), target: () => socketFile, certificates }) };
    } catch (error) {
      await server.kill();
      throw error;
    }
  }

  private async stopNode({ server, gate }: MemcachedNode): Promise<void> {
    gate.close();
    this.workspace.ports.release(gate.port);
    await server.kill();
  }
}

/** Memcached doesn't start as root unless it is told so. */
export function memcachedArguments(socketFile: string, root: boolean): string[] {
  return ['-s', socketFile, '-a', '0700', '-m', '32', ...(root ? ['-u', 'root'] : [])];
}

function answers(socketFile: string): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect(socketFile, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
