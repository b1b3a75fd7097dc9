import { buildSync } from 'esbuild';
import { gateCommand } from '../../../src/sasl-gate/server/settings';

const { outputFiles: [{ text: code }], metafile } = buildSync({
  entryPoints: ['src/sasl-gate/server/main.ts'], bundle: true, minify: true, platform: 'node', target: 'node20', write: false, metafile: true, outfile: 'main.js',
});

/** A task definition may have 64 KiB in all; `command` is the largest part of it. */
test('the code is below 40 kB, so it fits into a task definition', () => {
  expect(code.length).toBeLessThan(40_000);
});

test('the code is plain ASCII without anything that CloudFormation or CDK would replace', () => {
  // eslint-disable-next-line no-control-regex
  expect(code).not.toMatch(/[^\x00-\x7f]|\$\{Token\[|\{\{resolve:/);
  expect(gateCommand(code, {} as never).slice(0, 3)).toEqual(['-e', code, '--']);
});

test('the code is made of the files of the gate alone', () => {
  expect(Object.keys(metafile.inputs).filter(file => !file.startsWith('src/sasl-gate/server/'))).toEqual([]);
});
