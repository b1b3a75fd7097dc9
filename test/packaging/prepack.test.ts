import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const FILES = ['lib/index.js', 'lib/index.d.ts', '.jsii', '.jsii.gz', 'assets/access/rotation/rotation.lambda/index.js', 'assets/sasl-gate/main.js'];

function prepackOf(files: string[]): { status: number | null; said: string } {
  const directory = mkdtempSync(join(tmpdir(), 'prepack-'));
  try {
    files.map(file => join(directory, file)).forEach(file => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '');
    });
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, '..', '..', 'tools', 'prepack.js')], { cwd: directory, encoding: 'utf8' });
    return { status, said: stdout + stderr };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

test('a whole package is packed', () => {
  expect(prepackOf(FILES)).toEqual({ status: 0, said: '' });
});

test.each(FILES)('a package without %s is not packed', missing => {
  expect(prepackOf(FILES.filter(file => file !== missing))).toEqual({
    status: 1,
    said: `the package lacks ${missing}: run 'npx projen compile' before you pack\n`,
  });
});
