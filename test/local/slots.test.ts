import { slotRanges, SLOTS, slotsOf } from '../../src/local/slots';

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
