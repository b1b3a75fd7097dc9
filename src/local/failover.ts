import { Members } from './members';
import { CacheNode } from './node';
import { until } from './wait';

/**
 * What the service does about a node that is gone: a replica takes over from a lost primary, and the lost node is replaced.
 *
 * The cluster would vote on it, but not where the lost one was one of two.
 */
export async function recover(members: Members, lost: CacheNode, onPromotion: () => void): Promise<void> {
  const heir = lost.role === 'primary' ? await mostRecent(members.inShard(lost.place.shard)) : undefined;
  if (heir) {
    await (members.options.clusterMode ? heir.call('CLUSTER', 'FAILOVER', 'TAKEOVER') : heir.call('REPLICAOF', 'NO', 'ONE'));
    await promoted(members, heir);
    onPromotion();
  }
  await lost.replace(members.access);
  await follow(members, lost);
}

/** Makes a replica the primary while both are there: no write is lost. */
export async function handOver(members: Members, heir: CacheNode): Promise<void> {
  const before = members.primaryOf(heir.place.shard);
  if (members.options.clusterMode) {
    await until(async () => await heir.call('CLUSTER', 'FAILOVER') === 'OK', () => `the node on port ${heir.port} can't take over`);
    await promoted(members, heir);
    return;
  }
  await before.call('CLIENT', 'PAUSE', 10_000, 'WRITE');
  const offset = await offsetOf(before);
  await until(async () => await offsetOf(heir) >= offset, () => `the node on port ${heir.port} lags behind`);
  await heir.call('REPLICAOF', 'NO', 'ONE');
  await promoted(members, heir);
  await before.call('CLIENT', 'UNPAUSE');
}

/** The replica of a shard that has most of its primary's data. */
async function mostRecent(nodes: readonly CacheNode[]): Promise<CacheNode | undefined> {
  const replicas = nodes.filter(node => node.role === 'replica' && node.running);
  const offsets = await Promise.all(replicas.map(node => offsetOf(node).catch(() => -1)));
  return replicas[offsets.indexOf(Math.max(...offsets))];
}

/** Waits until the server says so, and writes it down; the others of its shard follow it. */
async function promoted(members: Members, heir: CacheNode): Promise<void> {
  await until(async () => (await heir.call('INFO', 'replication')).includes('role:master'), () => `the node on port ${heir.port} doesn't take over`);
  members.inShard(heir.place.shard).forEach(node => { node.role = node === heir ? 'primary' : 'replica'; });
  if (!members.options.clusterMode) {
    const others = members.all.filter(node => node !== heir && node.running);
    await Promise.all(others.map(node => node.replicate(heir)));
  }
}

/** Waits until a node that came back has its shard's data. Others may be lost at the same time: their turn comes. */
async function follow(members: Members, node: CacheNode): Promise<void> {
  if (node.role === 'primary') {
    return;
  }
  if (!members.options.clusterMode) {
    await node.replicate(members.primaryOf(0));
  }
  await until(() => node.linked(), () => `the node on port ${node.port} does not follow its primary`, 30);
}

/** How much of the shard's data a node has seen. */
async function offsetOf(node: CacheNode): Promise<number> {
  const text = await node.call('INFO', 'replication');
  const field = text.includes('role:master') ? 'master_repl_offset' : 'slave_repl_offset';
  return Number(new RegExp(`${field}:(\\d+)`).exec(text)?.[1] ?? 0);
}
