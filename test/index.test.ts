import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../src';

const SRC = join(__dirname, '..', 'src');

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts') && !file.startsWith('local'))
  .map(file => readFileSync(join(SRC, file), 'utf8'));

const exported = Object.entries(library);
const isClass = (value: unknown) => typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));

test('users see classes and enums, and no helper functions', () => {
  expect(exported.length).toBeGreaterThan(50);
  expect(exported.filter(([, value]) => typeof value === 'function' && !isClass(value)).map(([name]) => name)).toEqual([]);
});

test('base classes that only save lines of code are not exported', () => {
  expect(exported.map(([name]) => name).filter(name => /Base$/.test(name))).toEqual([]);
});

test('test/types/closed-classes.ts lists every class whose values come from its own factories', () => {
  const classes = sources.flatMap(source => source.split(/^(?=export (?:abstract )?class )/m).slice(1))
    // without members of their own, they have no values: `EngineParameters.of()` makes a record
    .filter(text => /^ {2}private constructor\((?!\) \{\})/m.test(text))
    .map(text => /class (\w+)/.exec(text)![1]);
  const listed = [...readFileSync(join(__dirname, 'types', 'closed-classes.ts'), 'utf8').matchAll(/^ {2}(\w+): \1;$/gm)].map(match => match[1]);
  expect(listed.length).toBeGreaterThan(15);
  expect(classes.filter(name => name in library).sort()).toEqual(listed.sort());
});

// Python's classes have their bases in one order, or the package cannot be loaded at all
test('an interface names IConnectable before what is a construct', () => {
  const interfaces = sources.flatMap(source => [...source.matchAll(/^export interface (\w+) extends (.+) \{$/gm)]);
  const wrong = interfaces.filter(([, , bases]) => /\bIConnectable\b/.test(bases) && !bases.startsWith('IConnectable'));
  expect(interfaces.length).toBeGreaterThan(30);
  expect(wrong.map(([, name]) => name)).toEqual([]);
});
