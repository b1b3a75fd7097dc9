import { CacheNode } from './node';
import { SlotRange, slotsIn, slotsOf } from './slots';
import { until } from './wait';

/** Makes one cluster of nodes that don't know each other yet. A shard's slots may be many ranges. */
export async function formCluster(nodes: readonly CacheNode[], ranges: readonly (readonly SlotRange[])[]): Promise<void> {
  const primaries = nodes.filter(node => node.role === 'primary');
  await Promise.all(primaries.map(async (primary, shard) => {
    // different epochs from the start: nothing to settle when the nodes meet
    await primary.call('CLUSTER', 'SET-CONFIG-EPOCH', shard + 1);
    // a server that starts with keys has taken their slots already
    const owned = new Set(slotsIn(await primary.call('CLUSTER', 'NODES')));
    const missing = ranges[shard].flatMap(slotsOf).filter(slot => !owned.has(slot));
    if (missing.length > 0) {
      await primary.call('CLUSTER', 'ADDSLOTS', ...missing);
    }
  }));
  await joinCluster(nodes, nodes.slice(1), nodes[0]);
}

/**
 * Brings new nodes into a cluster: each gets to know all others, and replicas follow their primary.
 *
 * @param nodes all nodes, the new ones among them
 */
export async function joinCluster(nodes: readonly CacheNode[], added: readonly CacheNode[], known: CacheNode): Promise<void> {
  const ids = await idsOf(nodes);
  await Promise.all(added.map(node => node.meet(known)));
  await everyNode(nodes, 'knows the others', async node => {
    const list = await node.call('CLUSTER', 'NODES');
    return [...ids.values()].every(id => list.includes(id)) && !list.includes('handshake');
  });
  const replicas = added.filter(node => node.role === 'replica');
  await everyNode(replicas, 'follows its primary', async node => {
    const primary = nodes.find(other => other.place.shard === node.place.shard && other.role === 'primary')!;
    return await node.call('CLUSTER', 'REPLICATE', ids.get(primary)!) === 'OK';
  });
  await wholeCluster(nodes);
  await everyNode(replicas, "has its primary's data", node => node.linked());
}

/** Waits until every node sees every slot served, by the same nodes. */
export async function wholeCluster(nodes: readonly CacheNode[]): Promise<void> {
  await everyNode(nodes, 'sees a whole cluster', async node => (await node.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  const primaries = nodes.filter(node => node.role === 'primary');
  const owned = await Promise.all(primaries.map(async node => ({
    id: await node.call('CLUSTER', 'MYID'), slots: slotsIn(await node.call('CLUSTER', 'NODES')),
  })));
  await everyNode(nodes, 'knows which node has which slot', async node => {
    const list = await node.call('CLUSTER', 'NODES');
    return owned.every(({ id, slots }) => String(slotsIn(list, id)) === String(slots));
  });
}

/** Takes nodes that have been stopped out of the memory of the others. */
export async function forget(nodes: readonly CacheNode[], ids: readonly string[]): Promise<void> {
  await Promise.all(nodes.flatMap(node => ids.map(async id => {
    try {
      await node.call('CLUSTER', 'FORGET', id);
    } catch (error) {
      // newer engines tell each other, so it may be forgotten already
      if (!String(error).includes('Unknown node')) {
        throw error;
      }
    }
  })));
}

/** Makes the replicas of one primary. */
export async function formShard(primary: CacheNode, replicas: readonly CacheNode[]): Promise<void> {
  await Promise.all(replicas.map(node => node.replicate(primary)));
  await everyNode(replicas, "has its primary's data", node => node.linked());
}

export async function idsOf(nodes: readonly CacheNode[]): Promise<Map<CacheNode, string>> {
  return new Map(await Promise.all(nodes.map(async node => [node, await node.call('CLUSTER', 'MYID')] as const)));
}

async function everyNode(nodes: readonly CacheNode[], what: string, holds: (node: CacheNode) => Promise<boolean>): Promise<void> {
  await Promise.all(nodes.map(node => until(() => holds(node), () => `waited in vain until the node on port ${node.port} ${what}`)));
}
