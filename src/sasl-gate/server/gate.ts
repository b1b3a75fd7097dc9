import * as http from 'node:http';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { BackOff, originOf } from './back-off';
import { Certificate } from './certificate';
import { ClientSession, SessionContext } from './client-session';
import { connectTo, openTo } from './connect';
import { Credentials } from './credentials';
import { askNodes, CacheNode } from './discovery';
import { healthServer } from './health';
import { Log, messageFor } from './log';
import { LoginCounter } from './login-counter';
import { addressOf, Nodes } from './nodes';
import { Pending } from './pending';
import { ReadSecret } from './secrets';
import { GivenSettings } from './settings';
import { Tunnel } from './tunnel';

const MINUTE_MS = 60_000;
const RETRY_MS = 1000;
const CONNECT_MS = 3000;
const ERROR_LINE_MS = 10_000;
const BACKLOG = 1024;
const KEEP_ALIVE_MS = 60_000;
/** During a drain, a connection that is quiet for this long has no open request. */
const QUIET_MS = 2000;
const DRAIN_STEP_MS = 250;

interface OpenTunnel {
  readonly tunnel: Tunnel;
  readonly place: number;
  readonly node: CacheNode;
}

/** A SASL login in front of the nodes of a cluster: one listening port for each. */
export class Gate {
  private readonly credentials: Credentials;
  private readonly certificate?: Certificate;
  private readonly nodes: Nodes;
  private readonly backOff = new BackOff();
  private readonly pending: Pending<ClientSession>;
  private readonly tunnels = new Set<OpenTunnel>();
  private readonly logins: LoginCounter;
  private readonly servers: net.Server[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly errorLines = new Map<string, number>();
  private health?: http.Server;
  private open = false;
  private stopping = false;

  public constructor(private readonly settings: GivenSettings, read: ReadSecret, private readonly log: Log) {
    const { credentialsSecretArn, certificateSecretArn, transitEncryption } = settings;
    this.pending = new Pending(settings.pendingConnections, settings.pendingPerAddress);
    this.logins = new LoginCounter(log, () => this.tunnels.size);
    this.credentials = new Credentials({ secretArn: credentialsSecretArn, read, onError: this.report('credentials') });
    this.certificate = certificateSecretArn
      ? new Certificate({ secretArn: certificateSecretArn, read, onError: this.report('certificate') })
      : undefined;
    const configuration = { host: settings.configurationHost, port: settings.configurationPort };
    this.nodes = new Nodes({
      ask: () => askNodes(() => connectTo(configuration, transitEncryption)),
      onChange: nodes => this.replaceNodes(nodes),
      onError: this.report('nodes'),
    });
  }

  /** Opens the ports as soon as credentials and nodes are known. */
  public async start(): Promise<void> {
    const { settings, certificate } = this;
    this.health = await healthServer(settings.healthPort, () => this.open && !this.stopping);
    while (!this.ready && !this.stopping) {
      await Promise.all([this.credentials.refresh(), this.nodes.refresh(), certificate?.refresh()]);
      if (!this.ready) { await sleep(RETRY_MS); }
    }
    if (this.stopping) {
      return;
    }
    for (let place = 0; place < settings.nodes; place++) {
      this.servers.push(await this.listen(place));
    }
    this.every(settings.secretSeconds * 1000, () => Promise.all([this.credentials.refresh(), certificate?.refresh()]));
    this.every(settings.discoverySeconds * 1000, () => this.nodes.refresh());
    this.every(MINUTE_MS, () => this.logins.report());
    this.open = true;
    this.log('open', { ports: settings.nodes, firstPort: settings.firstPort, tls: certificate !== undefined });
    // the alarm on missing metrics gets a value of this task within its first minute
    this.logins.report();
  }

  /** Accepts no more clients. Waits until the connections are quiet, or the time is up. */
  public async stop(): Promise<void> {
    this.stopping = true;
    this.timers.splice(0).forEach(clearInterval);
    this.servers.splice(0).forEach(server => server.close());
    [...this.pending].forEach(session => session.drop());
    this.log('drain', { connections: this.tunnels.size, seconds: this.settings.drainSeconds });
    const deadline = Date.now() + this.settings.drainSeconds * 1000;
    while (this.tunnels.size > 0 && Date.now() < deadline) {
      this.tunnels.forEach(({ tunnel }) => tunnel.quietMs() >= QUIET_MS && tunnel.end());
      await sleep(DRAIN_STEP_MS);
    }
    this.logins.report();
    this.log('end', { cut: this.tunnels.size });
    this.tunnels.forEach(({ tunnel }) => tunnel.destroy());
    this.health?.close();
  }

  private get ready(): boolean {
    return this.credentials.known && this.nodes.known && (!this.certificate || this.certificate.context !== undefined);
  }

  private async listen(place: number): Promise<net.Server> {
    const context = this.contextFor(place);
    const options: net.ServerOpts = { noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS, allowHalfOpen: true };
    const server = net.createServer(options, socket => this.accept(socket, context));
    const { listenHost: host, firstPort } = this.settings;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen({ port: firstPort + place, host, backlog: BACKLOG }, resolve);
    });
    return server;
  }

  private accept(socket: net.Socket, context: SessionContext): void {
    const address = originOf(socket.remoteAddress);
    const secureContext = this.certificate?.context;
    // an error without a listener would end the whole process
    socket.on('error', () => undefined);
    const client = secureContext ? new tls.TLSSocket(socket, { isServer: true, secureContext }) : socket;
    const session = new ClientSession(client, address, context);
    this.pending.add(session, address)?.drop('no room');
  }

  private contextFor(place: number): SessionContext {
    const { settings, backOff, credentials, nodes, logins } = this;
    return {
      loginMs: settings.loginSeconds * 1000,
      backOff,
      known: () => credentials.known,
      verify: login => credentials.verify(login),
      node: () => nodes.at(place),
      open: node => openTo(node, settings.transitEncryption, CONNECT_MS).catch((error: unknown) => {
        this.report(`node ${place + 1}`)(error);
        // the node may have been replaced
        void nodes.refresh();
        throw error;
      }),
      onFinished: session => this.pending.delete(session),
      onAccepted: (tunnel, node, client) => this.track({ tunnel, node, place }, client),
      onRefused: (why, address) => logins.refuse(why, address),
      onDropped: why => logins.drop(why),
    };
  }

  private track(tunnel: OpenTunnel, client: net.Socket): void {
    this.logins.accept();
    this.tunnels.add(tunnel);
    client.once('close', () => this.tunnels.delete(tunnel));
  }

  /** Ends connections to nodes that are no longer behind their port. Clients reconnect, and get the new node. */
  private replaceNodes(nodes: readonly CacheNode[]): void {
    this.log('nodes', { nodes: nodes.map(addressOf), ports: this.settings.nodes });
    this.tunnels.forEach(({ tunnel, place, node }) => {
      if (!nodes[place] || addressOf(nodes[place]) !== addressOf(node)) {
        tunnel.destroy();
      }
    });
  }

  private report(what: string): (error: unknown) => void {
    return error => {
      const last = this.errorLines.get(what) ?? -Infinity;
      if (Date.now() - last >= ERROR_LINE_MS) {
        this.errorLines.set(what, Date.now());
        this.log('error', { what, error: messageFor(error) });
      }
    };
  }

  private every(milliseconds: number, work: () => unknown): void {
    this.timers.push(setInterval(() => void work(), milliseconds));
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}
