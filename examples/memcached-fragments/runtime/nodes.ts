import { Server } from 'net';
import { ConnectionOptions } from 'tls';
import { Client } from 'memjs';
import { ring } from './ring';
import { entranceOf, tunnel } from './tunnel';

export interface NodesOptions {
  /** `host:port` of each. */
  readonly nodes: readonly string[];
  /** Where the nodes, or the gate before them, speak TLS. */
  readonly tls?: ConnectionOptions;
  readonly username?: string;
  readonly password?: string;
  /**
   * How long an answer may take, in seconds: a fragment that takes longer to get is made instead.
   *
   * @default 0.5
   */
  readonly timeout?: number;
  /**
   * How long the next node of the list stands in for one that is lost, in seconds; 0 for never.
   *
   * @default 10
   */
  readonly failoverTime?: number;
  /**
   * Whether another number of nodes moves few keys.
   *
   * @default true; as memjs does it by itself, the node is the remainder of a division by their number
   */
  readonly consistent?: boolean;
}

/** A client of several nodes. */
export class Nodes {
  public static async connect(options: NodesOptions): Promise<Nodes> {
    const { nodes, tls, username, password, timeout = 0.5, failoverTime = 10, consistent = true } = options;
    const tunnels = tls ? await Promise.all(nodes.map(node => tunnel(node, tls))) : [];
    const servers = tls ? tunnels.map(entranceOf) : nodes;
    const client = Client.create(servers.join(','), {
      username, password, timeout, retries: 0, failover: failoverTime > 0, failoverTime, logger: { log: () => undefined },
    });
    // its types say that the place in the list is a text; it is a number
    const placing = client as unknown as { getServer: (key: string) => number };
    if (consistent) { placing.getServer = ring(nodes); }
    return new Nodes(client, tunnels, key => nodes[placing.getServer(key)], 3 * timeout * 1000);
  }

  private constructor(
    private readonly client: Client,
    private readonly tunnels: Server[],
    /** The node that a key belongs to. */
    public readonly nodeOf: (key: string) => string,
    /** In milliseconds, with another node after the first one. */
    private readonly patience: number,
  ) {}

  /** Undefined where nobody has it, and where nobody answers. */
  public async get(key: string): Promise<string | undefined> {
    const found = await this.within(this.client.get(key)).catch(() => undefined);
    return found?.value?.toString();
  }

  /** A cache that cannot be written is no reason to fail. */
  public async set(key: string, value: string, seconds: number): Promise<void> {
    await this.within(this.client.set(key, value, { expires: seconds })).catch(() => undefined);
  }

  public close(): void {
    this.client.close();
    this.tunnels.forEach(server => server.close());
  }

  /** memjs waits without end for a node that closes its connection in the middle of a request. */
  private within<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout;
    const late = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error('too late')), this.patience); });
    return Promise.race([work, late]).finally(() => clearTimeout(timer));
  }
}
