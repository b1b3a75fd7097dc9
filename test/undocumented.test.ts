import { PublicSurface, undocumented } from '../tools/docs/undocumented';

type Type = PublicSurface['types'][string];

const docs = { summary: 'A text.', returns: 'a text', default: 'a text', example: 'new A();' };
const surface = (...types: Type[]): PublicSurface => ({ types: Object.fromEntries(types.map(type => [type.name, type])) });
const ours = { locationInModule: { filename: 'src/a.ts' } };
const found = (type: Partial<Type>) => undocumented(surface({ name: 'A', kind: 'class', docs, ...type }));

test('nothing is missing where all is said', () => {
  expect(undocumented(surface(
    { name: 'A', kind: 'class', docs, initializer: { ...ours, parameters: [{ name: 'scope', docs }] }, methods: [{ name: 'm', docs, returns: {} }] },
    { name: 'Props', kind: 'interface', datatype: true, docs, properties: [{ name: 'p', optional: true, docs }] },
    { name: 'E', kind: 'enum', docs, members: [{ name: 'ONE', docs }] },
  ))).toEqual([]);
});

test.each<[string, Partial<Type>, string[]]>([
  ['the summary of a type', { docs: {} }, ['A: a summary']],
  ['the summary of a member of an enum', { kind: 'enum', members: [{ name: 'ONE' }] }, ['A.ONE: a summary']],
  ['the summary of a property', { properties: [{ name: 'p', docs: {} }] }, ['A.p: a summary']],
  ['the default of an optional prop', { kind: 'interface', datatype: true, properties: [{ name: 'p', optional: true, docs: { summary: 'A prop.' } }] }, ['A.p: @default']],
  ['the summary of a method', { methods: [{ name: 'm' }] }, ['A.m: a summary']],
  ['what a method returns', { methods: [{ name: 'm', docs: { summary: 'Makes one.' }, returns: {} }] }, ['A.m: @returns']],
  ['a parameter of a method', { methods: [{ name: 'm', docs, parameters: [{ name: 'p' }] }] }, ['A.m: @param p']],
  ['a parameter of a constructor', { initializer: { ...ours, parameters: [{ name: 'scope' }, { name: 'id', docs }] } }, ['new A: @param scope']],
])('finds what is missing: %s', (_, type, missing) => {
  expect(found(type)).toEqual(missing);
});

test('leaves out the constructor of a class of aws-cdk-lib that has been inherited', () => {
  expect(found({ initializer: { locationInModule: { filename: 'aws-sns/lib/topic.ts' }, parameters: [{ name: 'scope' }] } })).toEqual([]);
});

const withoutExample = { docs: { summary: 'A class.' } };

test.each<[string, Partial<Type>, string[]]>([
  ['one that is made', { initializer: {} }, ['A: @example']],
  ['one with a constant', { properties: [{ name: 'ONE', docs, static: true }] }, ['A: @example']],
  ['one with a factory', { methods: [{ name: 'of', docs, static: true }] }, ['A: @example']],
  ['not one that others hand out', { properties: [{ name: 'p', docs }] }, []],
  ['not one that is only extended', { initializer: { protected: true } }, []],
  ['not an interface', { kind: 'interface' }, []],
])('wants an example of a class that an app writes: %s', (_, type, missing) => {
  expect(found({ ...withoutExample, ...type })).toEqual(missing);
});
