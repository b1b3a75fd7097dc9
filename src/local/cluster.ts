import { CacheNode } from './node';
import { slotRanges, slotsOf } from './slots';
import { until } from './wait';

/** Makes one cluster of nodes that don't know each other yet. */
export async function formCluster(nodes: readonly CacheNode[]): Promise<void> {
  const ids = await Promise.all(nodes.map(node => node.call('CLUSTER', 'MYID')));
  const primaries = nodes.filter(node => node.role === 'primary');
  await Promise.all(slotRanges(primaries.length).map(async (range, shard) => {
    // different epochs from the start: nothing to settle when the nodes meet
    await primaries[shard].call('CLUSTER', 'SET-CONFIG-EPOCH', shard + 1);
    await primaries[shard].call('CLUSTER', 'ADDSLOTS', ...slotsOf(range));
  }));
  const [first, ...others] = nodes;
  await Promise.all(others.map(node => node.meet(first)));
  await everyNode(nodes, 'knows the others', async node => {
    const known = await node.call('CLUSTER', 'NODES');
    return ids.every(id => known.includes(id));
  });
  const replicas = nodes.filter(node => node.role === 'replica');
  await everyNode(replicas, 'follows its primary', async node => {
    const primary = nodes.findIndex(other => other.shard === node.shard && other.role === 'primary');
    return await node.call('CLUSTER', 'REPLICATE', ids[primary]) === 'OK';
  });
  await everyNode(nodes, 'sees a whole cluster', async node => (await node.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  await everyNode(replicas, 'has its primary\'s data', node => node.linked());
}

/** Makes the replicas of one primary. */
export async function formShard(nodes: readonly CacheNode[]): Promise<void> {
  const [primary, ...replicas] = nodes;
  await Promise.all(replicas.map(node => node.replicate(primary)));
  await everyNode(replicas, 'has its primary\'s data', node => node.linked());
}

async function everyNode(nodes: readonly CacheNode[], what: string, holds: (node: CacheNode) => Promise<boolean>): Promise<void> {
  await Promise.all(nodes.map(node => until(() => holds(node), () => `waited in vain until the node on port ${node.port} ${what}`)));
}
