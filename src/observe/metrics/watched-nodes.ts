import { nodeId } from './service-facts';
import { isKnown } from '../../private/tokens';

/** A node: its id in the cache, such as `001` or `0001-001`, and its name, which is the dimension of its metrics. */
export interface WatchedNode {
  readonly id: string;
  readonly cacheClusterId: string;
}

/** How many nodes a cache has; shards only with cluster mode enabled. */
export interface KnownCount {
  readonly shards?: number;
  readonly replicas?: number;
}

/** The nodes of a cache, as ElastiCache names them; undefined where a number is not known. */
export function namedNodes(name: string, count: KnownCount): WatchedNode[] | undefined {
  return nodeIdsOf(count)?.map(id => ({ id, cacheClusterId: `${name}-${id}` }));
}

function nodeIdsOf({ shards, replicas }: KnownCount): string[] | undefined {
  if (replicas === undefined || !isKnown(replicas) || !isKnown(shards)) { return undefined; }
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  const nodes = (shard?: number) => upTo(replicas + 1).map(node => nodeId(node, shard));
  return shards === undefined ? nodes() : upTo(shards).flatMap(nodes);
}
