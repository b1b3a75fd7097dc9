import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeBaseline } from '../../tools/api/assembly';
import { breaksSince } from '../../tools/api/diff';
import { breaksOf, complaints, reasonsOf } from '../../tools/api/reasons';

const REMOVED = new Map([['removed:x.Mode.B', ['ENUM VALUE x.Mode.B: member B has been removed']]]);

/** An assembly with an enum of these members, in a directory of its own. */
function assembly(directory: string, members: string[]): string {
  mkdirSync(directory);
  const types = { 'x.Mode': { assembly: 'x', fqn: 'x.Mode', kind: 'enum', name: 'Mode', docs: { summary: 'How.' }, members: members.map(name => ({ name })) } };
  const whole = {
    schema: 'jsii/0.10.0',
    name: 'x',
    version: '0.0.0',
    jsiiVersion: '6.0.0',
    fingerprint: '',
    license: 'Apache-2.0',
    homepage: '',
    types,
    description: '',
    author: { name: 'x', roles: [] },
    repository: { type: 'git', url: '' },
    docs: { stability: 'experimental' },
  };
  writeFileSync(join(directory, '.jsii'), JSON.stringify(whole));
  writeFileSync(join(directory, '.jsii.gz'), gzipSync(JSON.stringify(whole)));
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'x', version: '0.0.0', jsii: {} }));
  return directory;
}

test('jsii-diff finds what the baseline had and the assembly lacks, and not what is new', () => {
  const directory = mkdtempSync(join(tmpdir(), 'api-test-'));
  const baseline = join(directory, 'baseline.jsii.gz');
  try {
    writeBaseline(join(assembly(join(directory, 'old'), ['A', 'B']), '.jsii.gz'), baseline);

    expect(breaksSince(baseline, assembly(join(directory, 'same'), ['A', 'B']))).toEqual(new Map());
    expect(breaksSince(baseline, assembly(join(directory, 'more'), ['A', 'B', 'C']))).toEqual(new Map());
    expect(breaksSince(baseline, assembly(join(directory, 'less'), ['A']))).toEqual(REMOVED);
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('every message of a key is kept', () => {
  expect(breaksOf('Original assembly: x\nerr  - one [a:x]\nwarn - two [a:x]\nskip - three [b:x]\n')).toEqual(new Map([['a:x', ['one', 'two']], ['b:x', ['three']]]));
});

test.each([
  ['a break without a line', '', [expect.stringMatching(/member B has been removed\n +To break it on purpose, .* with the reason: removed:x\.Mode\.B$/)]],
  ['a break with a reason', '# the service has it no more\nremoved:x.Mode.B\n', []],
  ['a line without a reason', 'removed:x.Mode.B\n', [expect.stringMatching(/'removed:x\.Mode\.B' without a reason/)]],
  ['a reason that ended', '# the service has it no more\n\nremoved:x.Mode.B\n', [expect.stringMatching(/without a reason/)]],
  ['an empty reason', '#\nremoved:x.Mode.B\n', [expect.stringMatching(/without a reason/)]],
  ['a line that nothing breaks', '# the service has it no more\nremoved:x.Mode.B\nremoved:x.Mode.C\n', [expect.stringMatching(/allows 'removed:x\.Mode\.C', which nothing breaks/)]],
])('.compatignore: %s', (_case, text, expected) => {
  expect(complaints(REMOVED, reasonsOf(text))).toEqual(expected);
});
