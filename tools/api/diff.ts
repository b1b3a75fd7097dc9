import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpack } from './assembly';
import { Breaks, breaksOf } from './reasons';

const MODULES = join(__dirname, '..', '..', 'node_modules');

/** What jsii-diff finds between a baseline and the assembly in a directory: messages by their keys. */
export function breaksSince(baseline: string, current: string): Breaks {
  const directory = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    unpack(baseline, directory);
    // jsii-diff looks for the types of aws-cdk-lib there
    copyFileSync(join(current, 'package.json'), join(directory, 'package.json'));
    symlinkSync(MODULES, join(directory, 'node_modules'));
    const args = [join(MODULES, 'jsii-diff', 'bin', 'jsii-diff'), '--keys', '--error-on', 'all', directory, current];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const breaks = breaksOf(stderr);
    // it ends with 1 when it found something, and with another number when it could not look
    if (status !== (breaks.size > 0 ? 1 : 0)) { throw new Error(`jsii-diff ended with ${status}:\n${stderr.slice(-2000)}`); }
    return breaks;
  } finally {
    rmSync(directory, { recursive: true });
  }
}
