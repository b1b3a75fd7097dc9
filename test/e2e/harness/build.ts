import * as fs from 'node:fs';
import * as path from 'node:path';
import { run } from './command';
import { GATE, LAUNCHER, NODE_MODULES, REPOSITORY, ROTATION } from './paths';

/** Compiles the library unless what is compiled is newer than its sources: examples import it by its name. */
export async function build(say: (line: string) => void): Promise<void> {
  const built = [path.join(REPOSITORY, 'lib', 'index.js'), path.join(REPOSITORY, '.jsii.gz'), LAUNCHER, GATE, ROTATION];
  const sources = ['src', 'package.json'].map(source => path.join(REPOSITORY, source));
  if (built.every(fs.existsSync) && Math.min(...built.map(newest)) > Math.max(...sources.map(newest))) {
    return;
  }
  say('compiling the library');
  const projen = path.join(NODE_MODULES, 'projen', 'bin', 'projen');
  for (const task of ['bundle:local', 'compile']) {
    await run(`projen ${task}`, process.execPath, [projen, task], { cwd: REPOSITORY });
  }
}

/** When the file, or the newest file of the directory, was changed. */
function newest(file: string): number {
  const found = fs.statSync(file);
  return found.isDirectory()
    ? Math.max(0, ...fs.readdirSync(file).map(name => newest(path.join(file, name))))
    : found.mtimeMs;
}
