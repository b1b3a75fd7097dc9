export const SLOTS = 16384;

export interface SlotRange {
  readonly from: number;
  readonly to: number;
}

/** All slots, split evenly: the first shards take what doesn't divide. */
export function slotRanges(shards: number): SlotRange[] {
  let from = 0;
  return evenSizes(shards).map(size => {
    const range = { from, to: from + size - 1 };
    from = range.to + 1;
    return range;
  });
}

/** How many slots each shard has when they are split evenly. */
export function evenSizes(shards: number): number[] {
  const even = Math.floor(SLOTS / shards);
  const larger = SLOTS % shards;
  return Array.from({ length: shards }, (_, shard) => even + (shard < larger ? 1 : 0));
}

export function slotsOf(range: SlotRange): number[] {
  return Array.from({ length: range.to - range.from + 1 }, (_, i) => range.from + i);
}

/** The fewest ranges that hold the slots. */
export function rangesOf(slots: readonly number[]): SlotRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const slot of [...slots].sort((a, b) => a - b)) {
    const last = ranges[ranges.length - 1];
    if (last?.to === slot - 1) {
      last.to = slot;
    } else {
      ranges.push({ from: slot, to: slot });
    }
  }
  return ranges;
}

/** The slots of a node in what `CLUSTER NODES` says: those of the node that answers, or of the one with the id. */
export function slotsIn(clusterNodes: string, id = 'myself'): number[] {
  const words = clusterNodes.split('\n').map(line => line.trim().split(' '))
    .find(([nodeId, , flags]) => id === 'myself' ? flags?.split(',').includes('myself') : nodeId === id) ?? [];
  // slots on their way stand in brackets; they still belong to the node
  return words.slice(8).filter(word => /^\d+(-\d+)?$/.test(word)).flatMap(word => {
    const [from, to = from] = word.split('-').map(Number);
    return slotsOf({ from, to });
  });
}
