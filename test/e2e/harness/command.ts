import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Sees each line as it comes. */
  readonly onLine?: (line: string) => void;
}

/** A command that ended with an error: what it said last is in the message. */
export class CommandError extends Error {
  public constructor(what: string, public readonly output: string) {
    super(`${what} failed:\n${output.trim().split('\n').slice(-30).join('\n')}`);
  }
}

const running = new Set<ReturnType<typeof spawn>>();

/** Runs a command to its end and gives what it printed. `what` names it in an error. */
export function run(what: string, program: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd, env: options.env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        lines.forEach(line => options.onLine?.(line));
      });
      stream.on('end', () => rest && options.onLine?.(rest));
    }
    child.on('error', error => reject(new CommandError(what, error.message)));
    child.on('close', code => {
      running.delete(child);
      code === 0 ? resolve(output) : reject(new CommandError(what, output));
    });
  });
}

/** Ends what `run` has under way. */
export function stopCommands(): void {
  running.forEach(child => child.kill('SIGTERM'));
}
