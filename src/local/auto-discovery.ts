import * as net from 'node:net';
import * as tls from 'node:tls';
import { Certificates } from './certificates';
import { HOST } from './ports';

const QUESTION = 'config get cluster\r\n';

export interface Configuration {
  readonly version: number;
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
}

export interface AutoDiscoveryOptions {
  readonly port: number;
  readonly configuration: () => Configuration;
  /** Socket file of the node that answers everything else. */
  readonly firstNode: () => string;
  readonly certificates?: Certificates;
}

/**
 * The configuration endpoint of a memcached cluster: tells its nodes, as only ElastiCache's memcached can.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.AddingToYourClientLibrary.html
 */
export class AutoDiscovery {
  public static async open(options: AutoDiscoveryOptions): Promise<AutoDiscovery> {
    const endpoint = new AutoDiscovery(options);
    await new Promise<void>((resolve, reject) => {
      endpoint.server.once('error', reject);
      endpoint.server.listen(options.port, HOST, resolve);
    });
    return endpoint;
  }

  public readonly port: number;
  private readonly server: net.Server;
  private readonly connections = new Set<net.Socket>();

  private constructor(private readonly options: AutoDiscoveryOptions) {
    this.port = options.port;
    const serve = (client: net.Socket) => this.serve(client);
    this.server = options.certificates
      ? tls.createServer({ cert: options.certificates.certificate, key: options.certificates.key }, serve)
      : net.createServer(serve);
    this.server.on('tlsClientError', (_error, socket) => socket.destroy());
    this.server.on('connection', socket => this.keep(socket));
  }

  public close(): void {
    this.server.close();
    this.connections.forEach(connection => connection.destroy());
  }

  private serve(client: net.Socket): void {
    let node: net.Socket | undefined;
    client.setNoDelay(true);
    client.on('error', () => node?.destroy()).on('close', () => node?.destroy());
    client.on('data', (bytes: Buffer) => {
      if (bytes.toString('latin1') === QUESTION) {
        client.write(answerOf(this.options.configuration()));
        return;
      }
      node ??= this.firstNode(client);
      node.write(bytes);
    });
  }

  private firstNode(client: net.Socket): net.Socket {
    const node = net.connect(this.options.firstNode());
    this.keep(node);
    node.on('close', () => client.destroy());
    node.pipe(client);
    return node;
  }

  private keep(socket: net.Socket): void {
    this.connections.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.connections.delete(socket));
  }
}

/** The version, then `host|ip|port` of each node. */
export function answerOf({ version, nodes }: Configuration): string {
  const list = `${version}\n${nodes.map(({ host, port }) => `${host}|${host}|${port}`).join(' ')}\n`;
  return `CONFIG cluster 0 ${list.length}\r\n${list}\r\nEND\r\n`;
}
