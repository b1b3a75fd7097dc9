import { nearest } from '../../src/private/nearest';

const NAMES = ['maxmemory-policy', 'maxmemory-samples', 'databases', 'timeout', 'tcp-keepalive'];

test.each([
  ['maxmemory-polcy', 'maxmemory-policy'],
  ['max-memory-policy', 'maxmemory-policy'],
  ['maxmemory_policy', 'maxmemory-policy'],
  ['database', 'databases'],
  ['timeuot', 'timeout'],
  ['timeout', 'timeout'],
  ['Timeout', 'timeout'],
])('who writes %s means %s', (name, meant) => {
  expect(nearest(name, NAMES)).toBe(meant);
});

test.each(['nonsense', 'x', '', 'appendonly'])('nobody knows what %p means', name => {
  expect(nearest(name, NAMES)).toBeUndefined();
});

test('nothing is near when there are no names', () => {
  expect(nearest('timeout', [])).toBeUndefined();
});
