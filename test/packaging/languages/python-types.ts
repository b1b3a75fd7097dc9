import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pip, pythonOf } from './python';
import { blocksOf } from '../../../tools/docs/snippets';
import { expectThat, run } from '../proof';

const README = join(__dirname, '..', '..', '..', 'README.md');
/** Versions that agree; a newer one finds more. */
const [MYPY, PYRIGHT] = ['2.4.1', '1.1.414'];
const SCENARIOS = ['scenarios.py', 'wrong.py'];

/** Writes the snippets of README.md into an app, a file each. */
export function writeReadme(app: string): string[] {
  const snippets = blocksOf(readFileSync(README, 'utf8'), 'python');
  expectThat(snippets.length > 0, 'README.md has no Python');
  return snippets.map((code, index) => {
    const file = `readme_${index + 1}.py`;
    writeFileSync(join(app, file), code);
    return file;
  });
}

export function mypy(app: string): void {
  pip(app, `mypy==${MYPY}`);
  run(app, pythonOf(app), ['-m', 'mypy', '--strict', ...writeReadme(app), ...SCENARIOS]);
}

export function pyright(app: string): void {
  const tools = join(app, 'tools');
  mkdirSync(tools);
  writeFileSync(join(tools, 'package.json'), '{ "private": true }');
  run(tools, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', `pyright@${PYRIGHT}`]);
  run(app, join(tools, 'node_modules', '.bin', 'pyright'), ['--pythonpath', pythonOf(app), ...writeReadme(app), ...SCENARIOS]);
}
