import * as library from '../src';

const exported = Object.entries(library);
const isClass = (value: unknown) => typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));

test('users see classes and enums, and no helper functions', () => {
  expect(exported.length).toBeGreaterThan(50);
  expect(exported.filter(([, value]) => typeof value === 'function' && !isClass(value)).map(([name]) => name)).toEqual([]);
});

test('base classes that only save lines of code are not exported', () => {
  expect(exported.map(([name]) => name).filter(name => /Base$/.test(name))).toEqual([]);
});
