import * as net from 'node:net';
import * as tls from 'node:tls';
import { BackOff } from './back-off';
import { Conversation, Reason, Step } from './conversation';
import { CacheNode } from './discovery';
import { nameOf } from './nodes';
import { Login } from './plain';
import { Splice } from './splice';

/** What a visitor meets behind the door. */
export interface House {
  readonly loginMs: number;
  readonly backOff: BackOff;
  readonly known: () => boolean;
  readonly judge: (login: Login) => Promise<boolean>;
  readonly node: () => CacheNode | undefined;
  readonly open: (node: CacheNode) => Promise<net.Socket>;
  /** The visitor is in, or gone: not waiting any longer. */
  readonly onSettled: (visitor: Visitor) => void;
  readonly onAccepted: (splice: Splice, node: CacheNode, client: net.Socket) => void;
  readonly onRefused: (why: Reason, address: string) => void;
  readonly onDropped: (why: Dropped) => void;
}

export type Dropped = 'took too long' | 'no room' | 'no credentials' | 'no node';

const LAST_WORDS_MS = 1000;

/** A client from its connection to its login; then it is spliced to its node. */
export class Visitor {
  private readonly conversation = new Conversation();
  private readonly timer: NodeJS.Timeout;
  private judging = false;

  public constructor(private readonly client: net.Socket, private readonly address: string, private readonly house: House) {
    this.timer = setTimeout(() => this.drop('took too long'), house.loginMs);
    client.on('data', this.onData);
    client.on('end', this.onEnd);
    client.on('error', this.onError);
    client.on('close', this.onClose);
  }

  public drop(why?: Dropped): void {
    if (why) { this.house.onDropped(why); }
    // a reset looks like a node that is not there; some clients wait for ever where a login just ends
    this.client instanceof tls.TLSSocket ? this.client.destroy() : this.client.resetAndDestroy();
    this.settle();
  }

  private readonly onData = (bytes: Buffer) => this.take(this.conversation.receive(bytes));
  // a client that is through with its requests may still wait for the answers
  private readonly onEnd = () => this.judging || this.client.end();
  private readonly onError = () => this.client.destroy();
  private readonly onClose = () => this.settle();

  private take(steps: readonly Step[]): void {
    for (const step of steps) {
      switch (step.kind) {
        case 'reply':
          this.client.write(step.bytes);
          break;
        case 'judge':
          // what comes now waits in the system's own buffers
          this.client.pause();
          this.judging = true;
          void this.judge(step.login);
          break;
        case 'close':
          this.house.onRefused(step.why, this.address);
          this.farewell(step.bytes);
          break;
      }
    }
  }

  private async judge(login: Login): Promise<void> {
    const { backOff, known, judge } = this.house;
    if (!known()) {
      return this.drop('no credentials');
    }
    await sleep(backOff.delayMs(this.address));
    const right = !this.client.destroyed && await judge(login);
    if (this.client.destroyed) {
      return;
    }
    if (right) {
      backOff.succeeded(this.address);
      return this.lead();
    }
    backOff.failed(this.address);
    this.take([this.conversation.refuse()]);
  }

  /** A node that is not there looks to a client as it would without the gate: the connection breaks. */
  private async lead(): Promise<void> {
    const node = this.house.node();
    const server = node && await this.house.open(node).catch(() => undefined);
    if (!node || !server) {
      return this.client.destroyed ? undefined : this.drop('no node');
    }
    // the node may have left its place while it was being called
    const now = this.house.node();
    if (this.client.destroyed || !now || nameOf(now) !== nameOf(node)) {
      server.destroy();
      return this.drop();
    }
    const { reply, rest } = this.conversation.accept();
    this.letGo();
    this.client.write(reply);
    if (rest.length > 0) {
      server.write(rest);
    }
    this.house.onAccepted(new Splice(this.client, server), node, this.client);
    if (this.client.readableEnded) {
      server.end();
    }
    this.client.resume();
  }

  /** An answer, and the end of the connection, whether or not the client reads it. */
  private farewell(bytes: Buffer): void {
    this.client.off('data', this.onData).resume();
    this.client.end(bytes);
    const timer = setTimeout(() => this.drop(), LAST_WORDS_MS);
    this.client.once('close', () => clearTimeout(timer));
  }

  private letGo(): void {
    const { client } = this;
    client.off('data', this.onData).off('end', this.onEnd).off('error', this.onError).off('close', this.onClose);
    this.settle();
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.house.onSettled(this);
  }
}

function sleep(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise(resolve => setTimeout(resolve, milliseconds));
}
