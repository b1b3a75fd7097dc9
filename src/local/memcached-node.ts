import * as net from 'node:net';
import * as path from 'node:path';
import { Engine } from './engines';
import { Gate } from './gate';
import { HOST } from './ports';
import { ServerProcess } from './process';
import { until } from './wait';
import { Workspace } from './workspace';

/** One server that listens on a socket file; its gate is what clients see. Its port stays when it dies and comes back. */
export class MemcachedNode {
  public static async create(workspace: Workspace, engine: Engine, tls: boolean): Promise<MemcachedNode> {
    const node = new MemcachedNode(workspace, engine, tls, await workspace.ports.next());
    try {
      await node.start();
      return node;
    } catch (error) {
      await node.delete();
      throw error;
    }
  }

  private readonly directory: string;
  private server?: ServerProcess;
  private gate?: Gate;

  private constructor(
    private readonly workspace: Workspace, private readonly engine: Engine, private readonly tls: boolean, public readonly port: number,
  ) {
    this.directory = workspace.nextFolder();
  }

  public describe() {
    return { host: HOST, port: this.port, pid: this.server?.pid, running: this.server?.running ?? false };
  }

  /** Where connections of this machine get to it without TLS. */
  public get socketFile(): string {
    return path.join(this.directory, 'socket');
  }

  public async start(): Promise<void> {
    if (this.server?.running) {
      throw new Error(`the node on port ${this.port} runs already`);
    }
    const { socketFile, workspace } = this;
    const server = new ServerProcess({
      program: this.engine.program,
      args: memcachedArguments(socketFile, process.getuid?.() === 0),
      directory: this.directory,
      watchdog: workspace.watchdog,
    });
    this.server = server;
    await until(async () => !server.running || answers(socketFile), () => server.lastWords());
    if (!server.running) {
      throw new Error(server.lastWords());
    }
    this.gate = await Gate.open({ port: this.port, target: () => socketFile, certificates: this.tls ? workspace.certificates : undefined });
  }

  /** The node dies: nothing listens on its port, and what it kept is lost. */
  public async stop(): Promise<void> {
    this.gate?.close();
    this.gate = undefined;
    await this.server?.kill();
  }

  public async delete(): Promise<void> {
    await this.stop();
    this.workspace.ports.release(this.port);
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
