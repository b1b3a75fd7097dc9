import * as net from 'node:net';
import * as tls from 'node:tls';
import { Certificates } from './certificates';
import { HOST } from './ports';

/** Where a gate leads: a port of this machine or a socket file. */
export type Target = number | string;

export interface GateOptions {
  readonly port: number;
  /** Asked for each connection, so that an endpoint follows its nodes. */
  readonly target: () => Target;
  /** Ends TLS here: only clients that speak it come through. Left out, bytes pass as they are. */
  readonly certificates?: Certificates;
}

/**
 * A listening port that passes its connections on.
 *
 * Before a server without TLS it is what speaks TLS; before a group it is the endpoint that a client knows.
 */
export class Gate {
  public static async open(options: GateOptions): Promise<Gate> {
    const gate = new Gate(options);
    await new Promise<void>((resolve, reject) => {
      gate.server.once('error', reject);
      gate.server.listen(options.port, HOST, resolve);
    });
    return gate;
  }

  public readonly port: number;
  private readonly server: net.Server;
  private readonly connections = new Set<net.Socket>();

  private constructor(private readonly options: GateOptions) {
    this.port = options.port;
    const pass = (client: net.Socket) => this.pass(client);
    this.server = options.certificates
      ? tls.createServer({ cert: options.certificates.certificate, key: options.certificates.key }, pass)
      : net.createServer(pass);
    // a client that doesn't speak TLS gets no answer, just the end of its connection
    this.server.on('tlsClientError', (_error, socket) => socket.destroy());
    this.server.on('connection', socket => this.keep(socket));
  }

  public close(): void {
    this.server.close();
    this.drop();
  }

  /** Ends what passes; whoever connects again is led to where the gate leads now. */
  public drop(): void {
    this.connections.forEach(connection => connection.destroy());
  }

  private pass(client: net.Socket): void {
    const target = this.options.target();
    const server = typeof target === 'number' ? net.connect(target, HOST) : net.connect(target);
    this.keep(server);
    for (const [from, to] of [[client, server], [server, client]]) {
      from.setNoDelay(true);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  }

  private keep(socket: net.Socket): void {
    this.connections.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.connections.delete(socket));
  }
}
