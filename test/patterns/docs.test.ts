import { readFileSync } from 'fs';
import { join } from 'path';
import { run, world } from '../../tools/docs/run';
import { snippetsOf } from '../../tools/docs/snippets';

const snippets = snippetsOf(readFileSync(join(__dirname, '..', '..', 'docs', 'patterns.md'), 'utf8'));

test('docs/patterns.md has snippets', () => {
  expect(snippets.length).toBeGreaterThan(3);
});

test.each(snippets.map(snippet => [snippet.title, snippet] as const))('the snippet of docs/patterns.md does what it says: %s', (_title, { code, fixture }) => {
  const given = world();
  run(code, fixture, given);
  given.app.synth();
});
