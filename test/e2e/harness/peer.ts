import { ChildProcessWithoutNullStreams } from 'node:child_process';
import * as readline from 'node:readline';

interface Waiting {
  resolve(reply: unknown): void;
  reject(error: Error): void;
}

/** A child process that answers one line of JSON with another. */
export class Peer {
  /** Resolves when the process has ended. */
  public readonly ended: Promise<void>;
  private readonly waiting = new Map<number, Waiting>();
  private nextId = 1;

  public constructor(private readonly name: string, public readonly child: ChildProcessWithoutNullStreams) {
    this.ended = new Promise(resolve => child.on('exit', () => resolve()).on('error', () => resolve()));
    void this.ended.then(() => this.waiting.forEach(({ reject }) => reject(new Error(`${this.name} has ended`))));
    child.stdin.on('error', () => undefined);
    readline.createInterface({ input: child.stdout }).on('line', line => this.onReply(line));
  }

  public ask<T>(op: string, args: Record<string, unknown> = {}): Promise<T> {
    const id = this.nextId++;
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: reply => resolve(reply as T), reject });
      this.child.stdin.write(JSON.stringify({ id, op, ...args }) + '\n');
    });
  }

  /** The end of its input is the end of the process. */
  public async end(): Promise<void> {
    this.child.stdin.end();
    await this.ended;
  }

  private onReply(line: string): void {
    const reply = JSON.parse(line) as { id: number; ok?: unknown; error?: string };
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    reply.error === undefined ? waiting?.resolve(reply.ok) : waiting?.reject(new Error(reply.error));
  }
}
