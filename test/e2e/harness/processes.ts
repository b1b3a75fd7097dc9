import * as fs from 'node:fs';

/** Whether a process runs; one that has ended and waits for its parent to notice does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const file = `/proc/${pid}/stat`;
  return !fs.existsSync(file) || !fs.readFileSync(file, 'utf8').split(') ')[1].startsWith('Z');
}
