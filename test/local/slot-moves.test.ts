import { planMoves } from '../../src/local/slot-moves';
import { evenSizes, slotRanges, SLOTS, slotsOf } from '../../src/local/slots';

const even = (shards: number) => slotRanges(shards).map(slotsOf);

/** The slots of each shard after the moves. */
function moved(owned: readonly number[][], shards: number): number[][] {
  const after = Array.from({ length: Math.max(owned.length, shards) }, (_, shard) => new Set(owned[shard] ?? []));
  for (const { from, to, slots } of planMoves(owned, shards)) {
    // thousands of slots, each of which its shard must have
    expect(slots.filter(slot => !after[from].delete(slot))).toEqual([]);
    slots.forEach(slot => after[to].add(slot));
  }
  return after.map(slots => [...slots]);
}

test.each([[1, 2], [2, 3], [3, 2], [3, 1], [2, 5], [4, 4]])('from %d shards to %d every slot stays, evenly', (before, shards) => {
  const after = moved(even(before), shards);
  expect(new Set(after.flat()).size).toBe(SLOTS);
  expect(after.slice(0, shards).map(slots => slots.length)).toEqual(evenSizes(shards));
  expect(after.slice(shards).flat()).toEqual([]);
});

test('no slot moves that need not', () => {
  expect(planMoves(even(3), 3)).toEqual([]);
  expect(planMoves(even(2), 3).map(({ from, to, slots }) => [from, to, slots.length])).toEqual([[0, 2, 2730], [1, 2, 2731]]);
});

test('slots that lie unevenly are evened out', () => {
  const uneven = [slotsOf({ from: 0, to: 99 }), slotsOf({ from: 100, to: SLOTS - 1 })];
  expect(moved(uneven, 2).map(slots => slots.length)).toEqual([SLOTS / 2, SLOTS / 2]);
});
