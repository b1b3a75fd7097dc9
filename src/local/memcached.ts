import { AutoDiscovery } from './auto-discovery';
import { Engine, findEngine } from './engines';
import { MemcachedNode } from './memcached-node';
import { HOST } from './ports';
import { Workspace } from './workspace';

export interface MemcachedOptions {
  readonly name: string;
  readonly nodes: number;
  readonly tls: boolean;
}

/** Memcached nodes that know nothing of each other, and the configuration endpoint that knows them all. */
export class Memcached {
  public static async create(workspace: Workspace, options: MemcachedOptions): Promise<Memcached> {
    const cluster = new Memcached(workspace, options, findEngine('memcached'));
    try {
      await cluster.resize(options.nodes);
      await cluster.openEndpoint();
      return cluster;
    } catch (error) {
      await cluster.delete();
      throw error;
    }
  }

  private readonly nodes: MemcachedNode[] = [];
  private endpoint?: AutoDiscovery;
  /** The service counts up when the list of nodes changes. */
  private version = 0;

  private constructor(private readonly workspace: Workspace, private readonly options: MemcachedOptions, private readonly engine: Engine) {}

  public describe() {
    return {
      name: this.options.name,
      engine: { name: this.engine.name, version: this.engine.version },
      tls: this.options.tls,
      configurationEndpoint: { host: HOST, port: this.endpoint?.port },
      nodes: this.nodes.map(node => node.describe()),
    };
  }

  /** Adds nodes at the end or takes the last ones away. */
  public async resize(count: number): Promise<void> {
    while (this.nodes.length < count) {
      this.nodes.push(await MemcachedNode.create(this.workspace, this.engine, this.options.tls));
    }
    const leaving = this.nodes.splice(count);
    this.version++;
    await Promise.all(leaving.map(node => node.delete()));
  }

  /** A node that dies stays in the list, as in the service. */
  public async stopNode(place: number): Promise<void> {
    await this.nodeAt(place).stop();
  }

  public async startNode(place: number): Promise<void> {
    await this.nodeAt(place).start();
  }

  public async delete(): Promise<void> {
    if (this.endpoint) {
      this.endpoint.close();
      this.workspace.ports.release(this.endpoint.port);
    }
    await this.resize(0);
  }

  private async openEndpoint(): Promise<void> {
    const { workspace, options } = this;
    this.endpoint = await AutoDiscovery.open({
      port: await workspace.ports.next(),
      certificates: options.tls ? workspace.certificates : undefined,
      configuration: () => ({ version: this.version, nodes: this.nodes.map(({ port }) => ({ host: HOST, port })) }),
      firstNode: () => this.nodes[0].socketFile,
    });
  }

  private nodeAt(place: number): MemcachedNode {
    if (!this.nodes[place]) {
      throw new Error(`there is no node ${place}; '${this.options.name}' has ${this.nodes.length}, and the first one is 0`);
    }
    return this.nodes[place];
  }
}
