import { createHash } from 'crypto';

/** Points of a node on the ring: the more, the more equal are the nodes' shares. */
const POINTS = 160;

/**
 * Consistent hashing: a key belongs to the node whose point comes next on a ring. Another node takes only the keys before its own
 * points, so that of n nodes one more moves 1/(n+1) of the keys. Gives the place of the node in the list.
 */
export function ring(nodes: readonly string[]): (key: string) => number {
  const points = nodes
    .flatMap((node, place) => Array.from({ length: POINTS }, (_, i) => ({ at: hash(`${node}-${i}`), place })))
    .sort((a, b) => a.at - b.at);
  return key => {
    const at = hash(key);
    return (points.find(point => point.at >= at) ?? points[0]).place;
  };
}

function hash(text: string): number {
  return createHash('md5').update(text).digest().readUInt32LE();
}
