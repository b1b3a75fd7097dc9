import { forget, formShard, idsOf, joinCluster, wholeCluster } from './cluster';
import { handOver } from './failover';
import { Members } from './members';
import { moveSlots } from './resharding';
import { planMoves } from './slot-moves';
import { slotsIn } from './slots';
import { sleep } from './wait';

/** Clients that come for a slot that has moved hear where it is, as long as its old node is there. */
const FAREWELL = 500;

/** More replicas in each shard, or fewer: the last ones leave, and hand over first if they are primaries. */
export async function scaleReplicas(members: Members, replicas: number): Promise<void> {
  const missing = upTo(members.shards).flatMap(shard => upTo(replicas + 1).slice(members.inShard(shard).length)
    .map(copy => ({ shard, copy, role: 'replica' as const })));
  if (missing.length > 0) {
    const known = members.all[0];
    const added = await members.start(missing);
    await (members.options.clusterMode ? joinCluster(members.all, added, known) : formShard(members.primaryOf(0), added));
  }
  await leave(members, ({ place }) => place.copy > replicas);
}

/** More shards or fewer, while clients read and write: the last ones leave. */
export async function scaleShards(members: Members, shards: number): Promise<void> {
  if (!members.options.clusterMode && shards > 1) {
    throw new Error('a group without cluster mode has one shard');
  }
  const copies = members.inShard(0).length;
  const missing = upTo(shards).slice(members.shards)
    .flatMap(shard => upTo(copies).map(copy => ({ shard, copy, role: copy === 0 ? 'primary' as const : 'replica' as const })));
  if (missing.length > 0) {
    const known = members.all[0];
    const added = await members.start(missing);
    await joinCluster(members.all, added, known);
  }
  const primaries = upTo(members.shards).map(shard => members.primaryOf(shard));
  const owned = await Promise.all(primaries.map(async node => slotsIn(await node.call('CLUSTER', 'NODES'))));
  await moveSlots(primaries, planMoves(owned, shards));
  await wholeCluster(members.all);
  await leave(members, ({ place }) => place.shard >= shards);
}

async function leave(members: Members, leaves: (node: Members['all'][number]) => boolean): Promise<void> {
  const leaving = members.all.filter(leaves);
  if (leaving.length === 0) {
    return;
  }
  for (const primary of leaving.filter(node => node.role === 'primary')) {
    const heir = members.inShard(primary.place.shard).find(node => !leaving.includes(node));
    if (heir) {
      await handOver(members, heir);
    }
  }
  const ids = members.options.clusterMode ? [...(await idsOf(leaving)).values()] : [];
  await sleep(FAREWELL);
  await members.stop(leaving);
  await forget(members.all, ids);
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}
