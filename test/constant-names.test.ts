import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import * as library from '../src';

const ROOT = path.join(__dirname, '..');
const LEFT_OUT = /^(node_modules|lib|dist|assets|coverage|cdk\.out|API\.md|\.(?!github$).*)$/;
// what makes the Python and Java packages names the constants with this
const { toSnakeCase } = jest.requireActual<{ toSnakeCase(name: string): string }>(require.resolve('codemaker', { paths: [require.resolve('jsii-pacmak')] }));

/** The constants of the library that have another name in Python and Java. The members of enums keep theirs. */
const CHANGED = Object.entries(library).filter(([, value]) => typeof value === 'function').flatMap(([className, value]) =>
  Object.getOwnPropertyNames(value).filter(name => /^[A-Z]/.test(name)).flatMap(name => {
    const elsewhere = toSnakeCase(name).toUpperCase();
    return elsewhere === name ? [] : [{ className, name, elsewhere }];
  }));
const CLASSES = [...new Set(CHANGED.map(({ className }) => className))];
const NAMED = new RegExp(`\\b(?:${CHANGED.flatMap(({ name, elsewhere }) => [name, elsewhere]).join('|')})\\b|\\b(?:${CLASSES.join('|')})\\.\\$\\{`, 'g');

const namedIn = (text: string) => text.match(NAMED) ?? [];

/** What people read in a source, that is comments and texts: its code without the identifiers. */
function textsOf(source: string): string {
  let text = source;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) { text = text.slice(0, node.getStart()) + ' '.repeat(node.getWidth()) + text.slice(node.end); }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return text;
}

function filesIn(directory: string, ending: RegExp): string[] {
  return fs.readdirSync(path.join(ROOT, directory), { withFileTypes: true }).flatMap(entry => {
    const file = path.posix.join(directory, entry.name);
    if (LEFT_OUT.test(entry.name)) { return []; }
    return entry.isDirectory() ? filesIn(file, ending) : ending.test(file) ? [file] : [];
  });
}
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');

test('some constants have another name in Python and Java', () => {
  expect(CHANGED).toContainEqual({ className: 'NodeType', name: 'R7G_LARGE', elsewhere: 'R7_G_LARGE' });
  expect(CHANGED.filter(({ className }) => className === 'RedisVersion' || className === 'ParameterGroupFamily')).toEqual([]);
});

test.each([
  ['a message', 'const says = `got ${f.nodeType}; write NodeType.R7G_LARGE`;', ['R7G_LARGE']],
  ['the name of Python', "const says = 'write NodeType.R7_G_LARGE';", ['R7_G_LARGE']],
  ['a doc comment', '/** @default NodeType.R7G_LARGE */\nexport const A = 1;', ['R7G_LARGE']],
  ['a name that is put together', 'const says = `write NodeType.${name}`;', ['NodeType.${']],
  ['code', 'const nodeType = props.nodeType ?? NodeType.R7G_LARGE; // NodeType.of()', []],
])('they are found in texts, and code is left out: %s', (_, source, found) => {
  expect(namedIn(textsOf(source))).toEqual(found);
});

const advice = "write NodeType.of('cache.r7g.large'), which is the same in every language";

test(`no message or doc comment names one; ${advice}`, () => {
  const sources = filesIn('src', /\.ts$/);
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.flatMap(file => namedIn(textsOf(read(file))).map(name => `${file}: ${name}`))).toEqual([]);
});

test(`no page and no example names one; ${advice}`, () => {
  const pages = [...filesIn('.', /\.md$/), ...filesIn('examples', /\.(ts|py|java|go)$/)];
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/patterns.md', 'examples/production/README.md']));
  expect(pages.flatMap(file => namedIn(read(file)).map(name => `${file}: ${name}`))).toEqual([]);
});
