import * as fs from 'node:fs';
import * as path from 'node:path';
import { OPERATOR } from './access';
import { Engine } from './engines';
import { Gate } from './gate';
import { DUMP_FILE, NodeConfig, peerPort } from './node-config';
import { NodeServer } from './node-server';
import { BUS_OFFSET, HOST } from './ports';
import { Word } from './resp';
import { Workspace } from './workspace';

export type Role = 'primary' | 'replica';

/** Where a node stands in its group, both counted from 0. */
export interface Place {
  readonly shard: number;
  readonly copy: number;
}

export interface CacheNodeOptions extends Omit<NodeConfig, 'port' | 'innerPort' | 'tls'> {
  readonly engine: Engine;
  readonly tls: boolean;
  readonly place: Place;
  readonly role: Role;
  /** What the server starts with. */
  readonly dump?: string;
  /** Called when the server ends though nobody stopped it. */
  readonly onLost: (node: CacheNode) => void;
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
      await node.server.ready();
      return node;
    } catch (error) {
      await node.stop();
      throw error;
    }
  }

  public role: Role;
  public readonly place: Place;
  public readonly port: number;
  public readonly engine: Engine;
  /** What the server writes a dump to. */
  public readonly dumpFile: string;
  private readonly directory: string;
  private server: NodeServer;
  private gate?: Gate;

  private constructor(private readonly workspace: Workspace, private readonly options: CacheNodeOptions, private readonly config: NodeConfig) {
    this.role = options.role;
    this.place = options.place;
    this.engine = options.engine;
    this.port = config.port;
    this.directory = workspace.nextFolder();
    this.dumpFile = path.join(this.directory, DUMP_FILE);
    if (options.dump) {
      fs.mkdirSync(this.directory, { recursive: true, mode: 0o700 });
      fs.copyFileSync(options.dump, this.dumpFile);
    }
    this.server = this.serve(config);
  }

  public get pid(): number | undefined {
    return this.server.pid;
  }

  public get running(): boolean {
    return this.server.running;
  }

  /** Tells or asks the server something, as the operator. */
  public async call(...words: Word[]): Promise<string> {
    return this.server.client.call(...words);
  }

  /** A list of bytes that the server has. */
  public async list(...words: Word[]): Promise<Buffer[]> {
    return this.server.client.list(...words);
  }

  /** Tells the server to follow a primary, where there is no cluster that tells it. */
  public async replicate(primary: CacheNode): Promise<void> {
    await this.call('REPLICAOF', HOST, peerPort(primary.config));
  }

  public async meet(other: CacheNode): Promise<void> {
    const port = peerPort(other.config);
    await this.call('CLUSTER', 'MEET', HOST, port, port + BUS_OFFSET);
  }

  /** Gives keys to another node. */
  public async migrate(target: CacheNode, keys: readonly Buffer[]): Promise<void> {
    await this.call(
      'MIGRATE', HOST, peerPort(target.config), '', 0, 10_000, 'AUTH2', OPERATOR, this.options.operatorPassword, 'KEYS', ...keys);
  }

  public async linked(): Promise<boolean> {
    return (await this.call('INFO', 'replication')).includes('master_link_status:up');
  }

  /** Another server in the place of the one that was lost: same ports, same name in its cluster, none of its data. */
  public async replace(access: NodeConfig['access']): Promise<void> {
    await this.server.stop();
    fs.rmSync(this.dumpFile, { force: true });
    this.server = this.serve({ ...this.config, access });
    await this.server.ready();
  }

  public async stop(): Promise<void> {
    this.gate?.close();
    await this.server.stop();
    this.workspace.ports.release(this.port, peerPort(this.config));
  }

  private serve(config: NodeConfig): NodeServer {
    const { engine, directory, workspace } = this;
    return new NodeServer({ engine, config, directory, watchdog: workspace.watchdog, onLost: () => this.options.onLost(this) });
  }
}
