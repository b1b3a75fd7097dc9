import { nodeId } from './service-facts';
import { isKnown } from '../../private/tokens';

/** A node: its id in the cache, such as `001` or `0001-001`, and its name, which is the dimension of its metrics. */
export interface NamedNode {
  readonly id: string;
  readonly cacheClusterId: string;
}

/** Number of nodes of a cache. Shards only with cluster mode enabled. */
export interface KnownNodeCount {
  readonly shards?: number;
  readonly replicas?: number;
}

/** The nodes of a cache, with the names from ElastiCache. Undefined if a number is not known. */
export function namedNodes(name: string, count: KnownNodeCount): NamedNode[] | undefined {
  return nodeIdsOf(count)?.map(id => ({ id, cacheClusterId: `${name}-${id}` }));
}

function nodeIdsOf({ shards, replicas }: KnownNodeCount): string[] | undefined {
  if (replicas === undefined || !isKnown(replicas) || !isKnown(shards)) { return undefined; }
  const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  const nodes = (shard?: number) => upTo(replicas + 1).map(node => nodeId(node, shard));
  return shards === undefined ? nodes() : upTo(shards).flatMap(nodes);
}
