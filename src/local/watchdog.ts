import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as readline from 'node:readline';

/** The argument that makes the bundle a watchdog instead of a launcher. */
export const WATCHDOG = 'watchdog';
export const DIRECTORY_PREFIX = 'cdk-elasticache-';

/**
 * The launcher's side: a process of its own that outlives the launcher by a moment.
 *
 * However the launcher ends, its end of the pipe closes; then the watchdog kills what the launcher started.
 */
export class Watchdog {
  private readonly child;
  private readonly ended: Promise<void>;

  public constructor(directory: string) {
    this.child = spawn(process.execPath, [process.argv[1], WATCHDOG, directory], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    this.ended = new Promise(resolve => this.child.once('exit', () => resolve()).once('error', () => resolve()));
    this.child.stdin.on('error', () => undefined);
  }

  public watch(pid: number): void {
    this.child.stdin.write(`+${pid}\n`);
  }

  public forget(pid: number): void {
    this.child.stdin.write(`-${pid}\n`);
  }

  /** The watchdog ends and removes the directory. */
  public dismiss(): Promise<void> {
    this.child.stdin.end();
    return this.ended;
  }
}

/** The process's side. */
export function keepWatch(directory: string): void {
  // it ends when its pipe ends, not before: a signal to the whole session must not leave engines behind
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => undefined);
  }
  const watched = new Set<number>();
  const lines = readline.createInterface({ input: process.stdin });
  lines.on('line', line => note(watched, line));
  lines.on('close', () => {
    watched.forEach(killQuietly);
    if (path.basename(directory).startsWith(DIRECTORY_PREFIX)) {
      fs.rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    }
    process.exit(0);
  });
}

/** `+pid` starts the watch over a process, `-pid` ends it. */
export function note(watched: Set<number>, line: string): void {
  const [, sign, digits] = /^([+-])(\d+)$/.exec(line) ?? [];
  if (sign === '+') {
    watched.add(Number(digits));
  } else if (sign === '-') {
    watched.delete(Number(digits));
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}
