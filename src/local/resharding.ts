import { CacheNode } from './node';
import { SlotMove } from './slot-moves';
import { rangesOf, slotsIn } from './slots';
import { sleep, until } from './wait';

/** Keys that one `MIGRATE` takes along. */
const KEYS_AT_ONCE = 100;
/** Slots whose commands are under way at the same time. */
const SLOTS_AT_ONCE = 64;
const ATTEMPTS = 5;

/** Moves slots with their keys between primaries while clients read and write them. */
export async function moveSlots(primaries: readonly CacheNode[], moves: readonly SlotMove[]): Promise<void> {
  for (const { from, to, slots } of moves) {
    const move = primaries[from].engine.movesSlotsItself ? moveAtOnce : moveOneByOne;
    await move(primaries[from], primaries[to], slots);
  }
}

/** Valkey 9 and later: the engine itself copies the slots and hands them over when both sides have the same. */
async function moveAtOnce(source: CacheNode, target: CacheNode, slots: readonly number[]): Promise<void> {
  const id = await target.call('CLUSTER', 'MYID');
  const ranges = rangesOf(slots).flatMap(({ from, to }) => [from, to]);
  const arrived = async () => {
    const owned = new Set(slotsIn(await target.call('CLUSTER', 'NODES')));
    return slots.every(slot => owned.has(slot));
  };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await source.call('CLUSTER', 'MIGRATESLOTS', 'SLOTSRANGE', ...ranges, 'NODE', id);
    await until(async () => !isMoving(await source.call('CLUSTER', 'GETSLOTMIGRATIONS')), () => `slots don't leave the node on port ${source.port}`, 60);
    // the target learns a moment later that it has them
    if (await until(arrived, () => '', 3).then(() => true, () => false)) {
      return;
    }
    await sleep(100);
  }
  throw new Error(`slots didn't move from port ${source.port} to ${target.port}: ${await source.call('CLUSTER', 'GETSLOTMIGRATIONS')}`);
}

/** Whether a migration is in what `CLUSTER GETSLOTMIGRATIONS` lists that has not come to its end. */
export function isMoving(listed: string): boolean {
  const lines = listed.split('\n');
  return lines.some((line, i) => line === 'state' && !['success', 'failed', 'cancelled'].includes(lines[i + 1]));
}

/** Everywhere else: slot by slot, and key by key. Clients that come for a key that has left are sent after it. */
async function moveOneByOne(source: CacheNode, target: CacheNode, slots: readonly number[]): Promise<void> {
  const [sourceId, targetId] = await Promise.all([source.call('CLUSTER', 'MYID'), target.call('CLUSTER', 'MYID')]);
  for (let next = 0; next < slots.length; next += SLOTS_AT_ONCE) {
    await Promise.all(slots.slice(next, next + SLOTS_AT_ONCE).map(async slot => {
      await target.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', sourceId);
      await source.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', targetId);
      await moveKeys(source, target, slot);
      await target.call('CLUSTER', 'SETSLOT', slot, 'NODE', targetId);
      await source.call('CLUSTER', 'SETSLOT', slot, 'NODE', targetId);
    }));
  }
}

async function moveKeys(source: CacheNode, target: CacheNode, slot: number): Promise<void> {
  for (;;) {
    // keys are bytes, not text
    const keys = await source.list('CLUSTER', 'GETKEYSINSLOT', slot, KEYS_AT_ONCE);
    if (keys.length === 0) {
      return;
    }
    await source.migrate(target, keys);
  }
}
