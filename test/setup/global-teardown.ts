import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Removes the directory for temporary files that the set-up has made for this run. */
export default function tearDown(): void {
  const directory = process.env.TMPDIR!;
  rmSync(directory, { recursive: true, force: true });
  // for the next run, of `jest --watch`
  process.env.TMPDIR = dirname(directory);
}
