import * as net from 'node:net';
import * as tls from 'node:tls';
import { BackOff } from './back-off';
import { CacheNode } from './discovery';
import { LoginExchange, Reason, Step } from './login-exchange';
import { addressOf } from './nodes';
import { Login } from './plain';
import { Tunnel } from './tunnel';

/** What a session needs from the gate. */
export interface SessionContext {
  readonly loginMs: number;
  readonly backOff: BackOff;
  readonly known: () => boolean;
  readonly verify: (login: Login) => Promise<boolean>;
  readonly node: () => CacheNode | undefined;
  readonly open: (node: CacheNode) => Promise<net.Socket>;
  /** The client has logged in or has left, so it no longer waits. */
  readonly onFinished: (session: ClientSession) => void;
  readonly onAccepted: (tunnel: Tunnel, node: CacheNode, client: net.Socket) => void;
  readonly onRefused: (why: Reason, address: string) => void;
  readonly onDropped: (why: Dropped) => void;
}

export type Dropped = 'took too long' | 'no room' | 'no credentials' | 'no node';

const CLOSE_MS = 1000;

/** The connection of a client until it has logged in. Then a tunnel to its node replaces it. */
export class ClientSession {
  private readonly exchange = new LoginExchange();
  private readonly timer: NodeJS.Timeout;
  private verifying = false;

  public constructor(private readonly client: net.Socket, private readonly address: string, private readonly context: SessionContext) {
    this.timer = setTimeout(() => this.drop('took too long'), context.loginMs);
    client.on('data', this.onData);
    client.on('end', this.onEnd);
    client.on('error', this.onError);
    client.on('close', this.onClose);
  }

  public drop(why?: Dropped): void {
    if (why) { this.context.onDropped(why); }
    // a reset looks like an unreachable node; some clients wait for ever if the connection just ends during a login
    this.client instanceof tls.TLSSocket ? this.client.destroy() : this.client.resetAndDestroy();
    this.finish();
  }

  private readonly onData = (bytes: Buffer) => this.take(this.exchange.receive(bytes));
  // a client that has sent all requests may still wait for responses
  private readonly onEnd = () => this.verifying || this.client.end();
  private readonly onError = () => this.client.destroy();
  private readonly onClose = () => this.finish();

  private take(steps: readonly Step[]): void {
    for (const step of steps) {
      switch (step.kind) {
        case 'reply':
          this.client.write(step.bytes);
          break;
        case 'verify':
          // further bytes wait in the buffers of the system
          this.client.pause();
          this.verifying = true;
          void this.verify(step.login);
          break;
        case 'close':
          this.context.onRefused(step.why, this.address);
          this.closeWith(step.bytes);
          break;
      }
    }
  }

  private async verify(login: Login): Promise<void> {
    const { backOff, known, verify } = this.context;
    if (!known()) {
      return this.drop('no credentials');
    }
    await sleep(backOff.delayMs(this.address));
    const right = !this.client.destroyed && await verify(login);
    if (this.client.destroyed) {
      return;
    }
    if (right) {
      backOff.succeeded(this.address);
      return this.connectToNode();
    }
    backOff.failed(this.address);
    this.take([this.exchange.refuse()]);
  }

  /** If the node is unreachable, the connection breaks, as it would without the gate. */
  private async connectToNode(): Promise<void> {
    const node = this.context.node();
    const server = node && await this.context.open(node).catch(() => undefined);
    if (!node || !server) {
      return this.client.destroyed ? undefined : this.drop('no node');
    }
    // another node may be behind the port by now
    const now = this.context.node();
    if (this.client.destroyed || !now || addressOf(now) !== addressOf(node)) {
      server.destroy();
      return this.drop();
    }
    const { reply, rest } = this.exchange.accept();
    this.detach();
    this.client.write(reply);
    if (rest.length > 0) {
      server.write(rest);
    }
    this.context.onAccepted(new Tunnel(this.client, server), node, this.client);
    if (this.client.readableEnded) {
      server.end();
    }
    this.client.resume();
  }

  /** Responds and ends the connection, even if the client does not read the response. */
  private closeWith(bytes: Buffer): void {
    this.client.off('data', this.onData).resume();
    this.client.end(bytes);
    const timer = setTimeout(() => this.drop(), CLOSE_MS);
    this.client.once('close', () => clearTimeout(timer));
  }

  private detach(): void {
    const { client } = this;
    client.off('data', this.onData).off('end', this.onEnd).off('error', this.onError).off('close', this.onClose);
    this.finish();
  }

  private finish(): void {
    clearTimeout(this.timer);
    this.context.onFinished(this);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, milliseconds));
}
