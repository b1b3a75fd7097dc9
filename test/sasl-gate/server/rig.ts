import * as net from 'node:net';
import * as tls from 'node:tls';
import { authenticate, responses } from './protocol';
import { answerOf } from '../../../src/local/auto-discovery';
import { Gate } from '../../../src/sasl-gate/server/gate';
import { Fields } from '../../../src/sasl-gate/server/log';
import { ReadSecret } from '../../../src/sasl-gate/server/secrets';
import { GATE_DEFAULTS, GivenSettings } from '../../../src/sasl-gate/server/settings';

const HOST = '127.0.0.1';
export const LOGIN = { username: 'app', password: 'secret' };

/** A node that keeps what it gets, and answers as it is told to. */
export class FakeNode {
  public static async start(answer: (bytes: Buffer, socket: net.Socket) => void = (bytes, socket) => socket.write(bytes)): Promise<FakeNode> {
    const node = new FakeNode(answer);
    await new Promise<void>(resolve => node.server.listen(0, HOST, resolve));
    return node;
  }

  public readonly got: Buffer[] = [];
  public readonly sockets = new Set<net.Socket>();
  private readonly server: net.Server;

  private constructor(answer: (bytes: Buffer, socket: net.Socket) => void) {
    this.server = net.createServer({ allowHalfOpen: true }, socket => {
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
      socket.on('data', bytes => {
        this.got.push(bytes);
        answer(bytes, socket);
      });
    });
  }

  public get port(): number {
    return (this.server.address() as net.AddressInfo).port;
  }

  public stop(): void {
    this.server.close();
    this.sockets.forEach(socket => socket.destroy());
  }
}

/** The clock stands still until `pass` or `until` moves it; the network goes on. */
export const CLOCK = { doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'hrtime', 'performance'] } satisfies Parameters<typeof jest.useFakeTimers>[0];
const STEP_MS = 50;
const LONGEST_MS = 60_000;

/** So many turns of the event loop: a byte needs one for each of the sockets that it goes through. */
export async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) { await new Promise(resolve => setImmediate(resolve)); }
}

/** Lets so much time pass. */
export async function pass(milliseconds: number): Promise<void> {
  for (let passed = 0; passed < milliseconds; passed += STEP_MS) {
    await jest.advanceTimersByTimeAsync(STEP_MS);
    await turns(20);
  }
}

/** Lets time pass until something has happened. */
export async function until<T>(happening: Promise<T>): Promise<T> {
  let over = false;
  happening.finally(() => { over = true; }).catch(() => undefined);
  for (let passed = 0; !over && passed < LONGEST_MS; passed += STEP_MS) { await pass(STEP_MS); }
  if (!over) { throw new Error('within a minute it has not happened'); }
  return happening;
}

/** A gate with nodes, secrets and an endpoint that tells the nodes, all of it in this process. */
export class Rig {
  public static async start(settings: Partial<GivenSettings> = {}, nodes: FakeNode[] = [], secrets: { [arn: string]: string } = {}): Promise<Rig> {
    const rig = new Rig();
    Object.assign(rig.secrets, secrets);
    rig.nodes = nodes.length > 0 ? nodes : [await FakeNode.start()];
    rig.endpoint = await FakeNode.start((_question, socket) => {
      socket.write(answerOf({ version: 1, nodes: rig.nodes.map(({ port }) => ({ host: HOST, port })) }));
    });
    const [firstPort, healthPort] = await freePorts();
    rig.settings = {
      ...GATE_DEFAULTS,
      configurationHost: HOST,
      configurationPort: rig.endpoint.port,
      transitEncryption: false,
      nodes: 2,
      firstPort,
      healthPort,
      region: 'eu-west-1',
      credentialsSecretArn: 'arn:login',
      listenHost: HOST,
      ...settings,
    };
    rig.gate = new Gate(rig.settings, rig.read, (event, fields = {}) => rig.lines.push({ event, ...fields }));
    await rig.gate.start();
    return rig;
  }

  public nodes: FakeNode[] = [];
  public readonly secrets: { [arn: string]: string } = { 'arn:login': JSON.stringify(LOGIN) };
  public readonly lines: Fields[] = [];
  public settings!: GivenSettings;
  public gate!: Gate;
  private endpoint!: FakeNode;
  private readonly visitors: Visitor[] = [];
  private readonly read: ReadSecret = async (arn, stage) => stage === 'AWSCURRENT' ? this.secrets[arn] : undefined;

  public visit(place = 0, options: { tls?: tls.ConnectionOptions; allowHalfOpen?: boolean } = {}): Visitor {
    const address = { port: this.settings.firstPort + place, host: HOST, allowHalfOpen: options.allowHalfOpen };
    const visitor = new Visitor(options.tls ? tls.connect({ ...address, ...options.tls }) : net.connect(address));
    this.visitors.push(visitor);
    return visitor;
  }

  /** A visitor that is in. */
  public async enter(place = 0, options: { tls?: tls.ConnectionOptions; allowHalfOpen?: boolean } = {}): Promise<Visitor> {
    const visitor = this.visit(place, options);
    visitor.say(authenticate(LOGIN.username, LOGIN.password));
    const [answer] = responses(await visitor.hear(24 + 'Authenticated'.length));
    expect(answer).toMatchObject({ status: 0 });
    return visitor;
  }

  public events(name: string): Fields[] {
    return this.lines.filter(({ event }) => event === name);
  }

  public async health(): Promise<number> {
    return (await fetch(`http://${HOST}:${this.settings.healthPort}/`, { headers: { connection: 'close' } })).status;
  }

  public async end(): Promise<void> {
    this.visitors.forEach(({ socket }) => socket.destroy());
    [...this.nodes, this.endpoint].forEach(node => node.stop());
    await until(this.gate.stop());
  }
}

/** A client of the gate. */
export class Visitor {
  public readonly closed: Promise<void>;
  private heard: Buffer[] = [];
  private length = 0;

  public constructor(public readonly socket: net.Socket) {
    this.closed = new Promise(resolve => socket.on('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.on('data', bytes => {
      this.heard.push(bytes);
      this.length += bytes.length;
    });
  }

  public say(...frames: Buffer[]): void {
    this.socket.write(Buffer.concat(frames));
  }

  /** So many bytes, once they are there; what there is, if the connection ends before. */
  public async hear(length: number): Promise<Buffer> {
    while (this.length < length && !this.socket.closed) {
      await Promise.race([this.closed, new Promise<void>(resolve => this.socket.once('data', () => resolve()))]);
    }
    const all = Buffer.concat(this.heard);
    const rest = all.subarray(length);
    [this.heard, this.length] = [[rest], rest.length];
    return all.subarray(0, length);
  }

  public async rest(): Promise<Buffer> {
    await this.closed;
    return this.hear(Infinity);
  }
}

async function freePorts(): Promise<[first: number, health: number]> {
  for (;;) {
    const first = 24000 + Math.floor(Math.random() * 6000);
    const free = await Promise.all([first, first + 1, first + 2].map(port => new Promise<boolean>(resolve => {
      const server = net.createServer().once('error', () => resolve(false));
      server.listen(port, HOST, () => server.close(() => resolve(true)));
    })));
    if (free.every(Boolean)) { return [first, first + 2]; }
  }
}
