export const SLOTS = 16384;

export interface SlotRange {
  readonly from: number;
  readonly to: number;
}

/** All slots, split evenly: the first shards take what doesn't divide. */
export function slotRanges(shards: number): SlotRange[] {
  const even = Math.floor(SLOTS / shards);
  const larger = SLOTS % shards;
  let from = 0;
  return Array.from({ length: shards }, (_, shard) => {
    const range = { from, to: from + even + (shard < larger ? 1 : 0) - 1 };
    from = range.to + 1;
    return range;
  });
}

export function slotsOf(range: SlotRange): number[] {
  return Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from + i);
}
