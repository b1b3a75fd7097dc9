import * as path from 'node:path';
import { OPERATOR } from './access';
import { Engine } from './engines';
import { Gate } from './gate';
import { NodeConfig, peerPort, renderConfig, SOCKET_FILE } from './node-config';
import { BUS_OFFSET, HOST } from './ports';
import { ServerProcess } from './process';
import { RespClient } from './resp';
import { until } from './wait';
import { Workspace } from './workspace';

export type Role = 'primary' | 'replica';

export interface CacheNodeOptions extends Omit<NodeConfig, 'port' | 'innerPort' | 'tls'> {
  readonly engine: Engine;
  readonly tls: boolean;
  readonly shard: number;
  readonly role: Role;
}

/** One Redis or Valkey server of a replication group, with the gate before it if it has no TLS of its own. */
export class CacheNode {
  public static async start(workspace: Workspace, options: CacheNodeOptions): Promise<CacheNode> {
    const gated = options.tls && !options.engine.tls;
    const port = await workspace.ports.next(options.clusterMode && !gated);
    const innerPort = gated ? await workspace.ports.next(options.clusterMode) : undefined;
    const config = { ...options, port, innerPort, tls: options.tls && !gated ? workspace.files : undefined };
    const node = new CacheNode(workspace, options, config);
    try {
      if (innerPort) {
        node.gate = await Gate.open({ port, target: () => innerPort, certificates: workspace.certificates });
      }
      await node.ready();
      return node;
    } catch (error) {
      await node.stop();
      throw error;
    }
  }

  public role: Role;
  public readonly shard: number;
  public readonly port: number;
  private readonly server: ServerProcess;
  private readonly socketFile: string;
  private gate?: Gate;
  private client?: RespClient;

  private constructor(private readonly workspace: Workspace, private readonly options: CacheNodeOptions, private readonly config: NodeConfig) {
    this.role = options.role;
    this.shard = options.shard;
    this.port = config.port;
    const directory = workspace.nextFolder();
    this.socketFile = path.join(directory, SOCKET_FILE);
    this.server = new ServerProcess({
      program: options.engine.program, args: ['-'], directory, watchdog: workspace.watchdog, stdin: renderConfig(config),
    });
  }

  public get pid(): number | undefined {
    return this.server.pid;
  }

  public get running(): boolean {
    return this.server.running;
  }

  /** Tells or asks the server something, as the operator. */
  public async call(...words: (string | number)[]): Promise<string> {
    if (!this.client) {
      throw new Error(this.server.lastWords());
    }
    return this.client.call(...words);
  }

  public async replicate(primary: CacheNode): Promise<void> {
    await this.call('REPLICAOF', HOST, peerPort(primary.config));
  }

  public async meet(other: CacheNode): Promise<void> {
    const port = peerPort(other.config);
    await this.call('CLUSTER', 'MEET', HOST, port, port + BUS_OFFSET);
  }

  public async linked(): Promise<boolean> {
    return (await this.call('INFO', 'replication')).includes('master_link_status:up');
  }

  public async stop(): Promise<void> {
    this.client?.close();
    this.gate?.close();
    await this.server.kill();
    this.workspace.ports.release(this.port, peerPort(this.config));
  }

  private async ready(): Promise<void> {
    await until(async () => !this.server.running || this.connect(), () => this.server.lastWords());
    if (!this.server.running) {
      throw new Error(this.server.lastWords());
    }
  }

  private async connect(): Promise<boolean> {
    const client = await RespClient.connect(this.socketFile);
    try {
      await client.call('AUTH', OPERATOR, this.options.operatorPassword);
      this.client = client;
      return await client.call('PING') === 'PONG';
    } catch (error) {
      client.close();
      throw error;
    }
  }
}
