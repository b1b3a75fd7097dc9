import { rangesOf, slotRanges, SLOTS, slotsIn, slotsOf } from '../../src/local/slots';

test.each([1, 2, 3, 5, 7, 90, 500])('%d shards hold every slot exactly once', shards => {
  const slots = slotRanges(shards).flatMap(slotsOf);
  expect(slots).toHaveLength(SLOTS);
  expect(new Set(slots).size).toBe(SLOTS);
});

test('no shard holds more than one slot more than another', () => {
  const sizes = slotRanges(7).map(range => range.to - range.from + 1);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBe(1);
});

test('two shards split in the middle', () => {
  expect(slotRanges(2)).toEqual([{ from: 0, to: 8191 }, { from: 8192, to: 16383 }]);
});

test('slots are written as few ranges', () => {
  expect(rangesOf([5, 1, 2, 3, 9, 4])).toEqual([{ from: 1, to: 5 }, { from: 9, to: 9 }]);
  expect(rangesOf([])).toEqual([]);
});

const NODES = [
  'aaa 127.0.0.1:17000@27000 myself,master - 0 0 1 connected 0-2 7 [3->-bbb]',
  'bbb 127.0.0.1:17001@27001 master - 0 1426238316232 2 connected 3-6',
  'ccc 127.0.0.1:17002@27002 slave bbb 0 1426238316232 2 connected',
].join('\n');

test("a node's slots are read from what the cluster says, those on their way included", () => {
  expect(slotsIn(NODES)).toEqual([0, 1, 2, 7]);
  expect(slotsIn(NODES, 'bbb')).toEqual([3, 4, 5, 6]);
  expect(slotsIn(NODES, 'ccc')).toEqual([]);
  expect(slotsIn(NODES, 'ddd')).toEqual([]);
});
