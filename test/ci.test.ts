import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
/** What other steps need, and make where it is missing. */
const NEEDED = ['install', 'engines'];

const run = (...args: string[]) => spawnSync(join(ROOT, '.ci', 'run'), args, { encoding: 'utf8' });
const [names, nightly] = run('nothing').stderr.trim().split('; there are ')[1].split(', and each night ').map(list => list.split(', '));

test('.ci/run refuses a step that it does not know, and names those it knows', () => {
  const { status, stdout, stderr } = run('lockfile', 'nothing');

  expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
  expect(stderr).toBe(`there is no step 'nothing'; there are ${names.join(', ')}, and each night ${nightly.join(', ')}\n`);
});

test('.ci/run ends with how many steps passed and failed', () => {
  const { status, stdout } = run('lockfile', 'lockfile');

  expect(status).toBe(0);
  expect(stdout).toMatch(/\n1 passed, 0 failed\n$/);
});

test('the build workflow runs each step of .ci/run', () => {
  const workflow = readFileSync(join(ROOT, '.github', 'workflows', 'build.yml'), 'utf8');
  const together = [...workflow.matchAll(/run: \.ci\/run ([a-z ]+)$/gm)].flatMap(([, steps]) => steps.split(' '));
  const apart = /run: \.ci\/run \$\{\{ matrix\.step \}\}[^]*?\n\s+step:\n((?:\s+- \w+\n)+)/.exec(workflow)![1].match(/\w+/g)!;

  expect([...together, ...apart].sort()).toEqual(names.filter(name => !NEEDED.includes(name)).sort());
});

test('the nightly workflow runs each step that is for the night only', () => {
  const workflow = readFileSync(join(ROOT, '.github', 'workflows', 'nightly.yml'), 'utf8');
  const steps = [...workflow.matchAll(/run: \.ci\/run ([a-z ]+)$/gm)].flatMap(([, words]) => words.split(' '));

  expect(steps).toEqual(nightly);
  expect(names).not.toEqual(expect.arrayContaining(nightly));
});
