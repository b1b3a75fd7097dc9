import { spawn, ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Watchdog } from './watchdog';

export interface ServerProcessOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly watchdog: Watchdog;
  /** Given through a pipe, so that what is in it shows neither in a file nor in the list of processes. */
  readonly stdin?: string;
}

/** A server that runs until it is killed. */
export class ServerProcess {
  /** Resolves when the server has ended, for whatever reason. */
  public readonly ended: Promise<void>;
  private readonly child: ChildProcess;
  private readonly logFile: string;
  private failure?: string;

  public constructor(private readonly options: ServerProcessOptions) {
    fs.mkdirSync(options.directory, { recursive: true, mode: 0o700 });
    this.logFile = path.join(options.directory, 'log');
    const log = fs.openSync(this.logFile, 'a', 0o600);
    // in a session of its own: Ctrl-C is for the launcher, which then stops its servers in order
    this.child = spawn(options.program, options.args, { cwd: options.directory, detached: true, stdio: ['pipe', log, log] });
    fs.closeSync(log);
    if (this.child.pid) {
      options.watchdog.watch(this.child.pid);
    }
    this.ended = new Promise(resolve => {
      this.child.once('error', error => {
        this.failure = error.message;
        resolve();
      });
      this.child.once('exit', () => resolve());
    });
    this.child.stdin?.on('error', () => undefined);
    this.child.stdin?.end(options.stdin ?? '');
  }

  public get pid(): number | undefined {
    return this.child.pid;
  }

  public get running(): boolean {
    return this.failure === undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Why the server is not there: its own last words. */
  public lastWords(): string {
    const log = fs.existsSync(this.logFile) ? fs.readFileSync(this.logFile, 'utf8').trim().split('\n') : [];
    const words = this.failure ?? log.slice(-2).join(' / ');
    return `${path.basename(this.options.program)} ${this.running ? 'does not answer' : 'has stopped'}: ${words || 'it said nothing'}`;
  }

  public async kill(): Promise<void> {
    if (this.running) {
      this.child.kill('SIGKILL');
    }
    await this.ended;
    if (this.child.pid) {
      this.options.watchdog.forget(this.child.pid);
    }
  }
}
