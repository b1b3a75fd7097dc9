import { spawnSync } from 'node:child_process';

let passed = 0;
let failed = 0;
let skipped = 0;

/** Says what is proved, and goes on when it is not. */
export function prove(sentence: string, proof: () => void): void {
  const since = performance.now();
  try {
    proof();
    passed++;
    console.log(`passed: ${sentence} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${sentence}\n  ${(error as Error).message.trim().replace(/\n/g, '\n  ')}`);
  }
}

/** Says what is not proved on this machine, and why. */
export function skip(sentence: string, why: string): void {
  skipped++;
  console.log(`skipped: ${sentence}: ${why}`);
}

/** Prints how many proofs passed and failed; gives the exit code. */
export function conclude(): number {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed === 0 ? 0 : 1;
}

export interface Ended {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
  /** What it printed last, and how it ended. */
  readonly said: string;
}

/** Runs a command outside of the repository, so that it finds nothing of it by accident. */
export function attempt(directory: string, command: string, args: string[], env: Record<string, string> = {}): Ended {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 16 * 1024 * 1024,
    env: { ...process.env, NODE_PATH: '', CDK_VALIDATION: 'false', ...env },
  });
  const said = `${command} ${args.join(' ')} ended with ${status ?? error?.message}:\n${`${stdout}\n${stderr}`.trim().slice(-2000)}`;
  return { ok: status === 0, stdout: stdout ?? '', stderr: stderr ?? '', said };
}

/** What a command prints; fails when the command fails. */
export function run(directory: string, command: string, args: string[], env: Record<string, string> = {}): string {
  const { ok, stdout, said } = attempt(directory, command, args, env);
  expectThat(ok, said);
  return stdout;
}

export function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) { throw new Error(otherwise); }
}

export function some(names: string[]): string {
  return names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;
}
