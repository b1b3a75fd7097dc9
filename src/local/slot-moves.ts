import { evenSizes } from './slots';

/** Slots that go from one shard to another; shards are counted from 0. */
export interface SlotMove {
  readonly from: number;
  readonly to: number;
  readonly slots: readonly number[];
}

/**
 * What has to move until the first `shards` shards hold all slots evenly and the others none. No slot moves that needn't.
 *
 * @param owned the slots of each shard now; new shards have none
 */
export function planMoves(owned: readonly (readonly number[])[], shards: number): SlotMove[] {
  const sizes = evenSizes(shards);
  const surplus = owned.map((slots, shard) => slots.slice(sizes[shard] ?? 0));
  const moves: SlotMove[] = [];
  sizes.forEach((size, to) => {
    let missing = size - (owned[to]?.length ?? 0);
    surplus.forEach((slots, from) => {
      const taken = slots.splice(0, Math.max(missing, 0));
      missing -= taken.length;
      if (taken.length > 0) {
        moves.push({ from, to, slots: taken });
      }
    });
  });
  return moves;
}
