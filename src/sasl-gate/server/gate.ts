import * as http from 'node:http';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { BackOff, originOf } from './back-off';
import { Certificate } from './certificate';
import { connectTo, openTo } from './connect';
import { Credentials } from './credentials';
import { askNodes, CacheNode } from './discovery';
import { healthServer } from './health';
import { Log, sayingOf } from './log';
import { nameOf, Nodes } from './nodes';
import { Pending } from './pending';
import { ReadSecret } from './secrets';
import { GivenSettings } from './settings';
import { Splice } from './splice';
import { Tally } from './tally';
import { House, Visitor } from './visitor';

const MINUTE_MS = 60_000;
const RETRY_MS = 1000;
const CONNECT_MS = 3000;
const ERROR_LINE_MS = 10_000;
const BACKLOG = 1024;
const KEEP_ALIVE_MS = 60_000;
/** While it drains, a connection that was quiet for so long has no request under way. */
const QUIET_MS = 2000;
const DRAIN_STEP_MS = 250;

interface Passage {
  readonly splice: Splice;
  readonly place: number;
  readonly node: CacheNode;
}

/** A SASL login in front of the nodes of a cluster: one listening port for each. */
export class Gate {
  private readonly credentials: Credentials;
  private readonly certificate?: Certificate;
  private readonly nodes: Nodes;
  private readonly backOff = new BackOff();
  private readonly pending: Pending<Visitor>;
  private readonly passages = new Set<Passage>();
  private readonly tally: Tally;
  private readonly servers: net.Server[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly errorLines = new Map<string, number>();
  private health?: http.Server;
  private open = false;
  private stopping = false;

  public constructor(private readonly settings: GivenSettings, read: ReadSecret, private readonly log: Log) {
    const { credentialsSecretArn, certificateSecretArn, transitEncryption } = settings;
    this.pending = new Pending(settings.pendingConnections, settings.pendingPerAddress);
    this.tally = new Tally(log, () => this.passages.size);
    this.credentials = new Credentials({ secretArn: credentialsSecretArn, read, onError: this.report('credentials') });
    this.certificate = certificateSecretArn
      ? new Certificate({ secretArn: certificateSecretArn, read, onError: this.report('certificate') })
      : undefined;
    const configuration = { host: settings.configurationHost, port: settings.configurationPort };
    this.nodes = new Nodes({
      ask: () => askNodes(() => connectTo(configuration, transitEncryption)),
      onChange: nodes => this.follow(nodes),
      onError: this.report('nodes'),
    });
  }

  /** Opens the ports when it knows who may come in and where to. */
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
    this.every(MINUTE_MS, () => this.tally.report());
    this.open = true;
    this.log('open', { ports: settings.nodes, firstPort: settings.firstPort, tls: certificate !== undefined });
    // the alarm on silence hears of this task before its first minute is over
    this.tally.report();
  }

  /** Lets in nobody any more; waits for those inside until they are quiet, or the time is over. */
  public async stop(): Promise<void> {
    this.stopping = true;
    this.timers.splice(0).forEach(clearInterval);
    this.servers.splice(0).forEach(server => server.close());
    [...this.pending].forEach(visitor => visitor.drop());
    this.log('drain', { connections: this.passages.size, seconds: this.settings.drainSeconds });
    const deadline = Date.now() + this.settings.drainSeconds * 1000;
    while (this.passages.size > 0 && Date.now() < deadline) {
      this.passages.forEach(({ splice }) => splice.quietMs() >= QUIET_MS && splice.end());
      await sleep(DRAIN_STEP_MS);
    }
    this.tally.report();
    this.log('end', { cut: this.passages.size });
    this.passages.forEach(({ splice }) => splice.destroy());
    this.health?.close();
  }

  private get ready(): boolean {
    return this.credentials.known && this.nodes.known && (!this.certificate || this.certificate.context !== undefined);
  }

  private async listen(place: number): Promise<net.Server> {
    const house = this.houseAt(place);
    const options: net.ServerOpts = { noDelay: true, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS, allowHalfOpen: true };
    const server = net.createServer(options, socket => this.admit(socket, house));
    const { listenHost: host, firstPort } = this.settings;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen({ port: firstPort + place, host, backlog: BACKLOG }, resolve);
    });
    return server;
  }

  private admit(socket: net.Socket, house: House): void {
    const address = originOf(socket.remoteAddress);
    const secureContext = this.certificate?.context;
    // an error nobody listens to would end all of the gate
    socket.on('error', () => undefined);
    const client = secureContext ? new tls.TLSSocket(socket, { isServer: true, secureContext }) : socket;
    const visitor = new Visitor(client, address, house);
    this.pending.add(visitor, address)?.drop('no room');
  }

  private houseAt(place: number): House {
    const { settings, backOff, credentials, nodes, tally } = this;
    return {
      loginMs: settings.loginSeconds * 1000,
      backOff,
      known: () => credentials.known,
      judge: login => credentials.judge(login),
      node: () => nodes.at(place),
      open: node => openTo(node, settings.transitEncryption, CONNECT_MS).catch((error: unknown) => {
        this.report(`node ${place + 1}`)(error);
        // it may have been replaced
        void nodes.refresh();
        throw error;
      }),
      onSettled: visitor => this.pending.delete(visitor),
      onAccepted: (splice, node, client) => this.pass({ splice, node, place }, client),
      onRefused: (why, address) => tally.refuse(why, address),
      onDropped: why => tally.drop(why),
    };
  }

  private pass(passage: Passage, client: net.Socket): void {
    this.tally.accept();
    this.passages.add(passage);
    client.once('close', () => this.passages.delete(passage));
  }

  /** Who is connected to a node that has left its port connects again, and gets the one that is there now. */
  private follow(nodes: readonly CacheNode[]): void {
    this.log('nodes', { nodes: nodes.map(nameOf), ports: this.settings.nodes });
    this.passages.forEach(({ splice, place, node }) => {
      if (!nodes[place] || nameOf(nodes[place]) !== nameOf(node)) {
        splice.destroy();
      }
    });
  }

  private report(what: string): (error: unknown) => void {
    return error => {
      const last = this.errorLines.get(what) ?? -Infinity;
      if (Date.now() - last >= ERROR_LINE_MS) {
        this.errorLines.set(what, Date.now());
        this.log('error', { what, error: sayingOf(error) });
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
