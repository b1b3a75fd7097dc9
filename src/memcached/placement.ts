import { MemcachedClusterProps } from './props';
import { AzMode } from '../engine/az-mode';
import { isKnown, isListToken } from '../private/tokens';

/** Where the nodes lie. */
export interface NodeZones {
  readonly azMode: AzMode;
  /** As the user gave them. */
  readonly givenZones?: string[];
  /** In how many zones nodes can lie; undefined when that is only known at deployment, or to ElastiCache. */
  readonly zoneCount?: number;
  /** The zone of each node, in the order of the nodes; undefined when it cannot be written down. */
  readonly zoneOfEachNode?: string[];
}

/** The zone of each node. See adr/availability-zones.md. */
export function zonesOf({ vpc, vpcSubnets, subnetGroup, availabilityZones: givenZones, azMode }: MemcachedClusterProps, nodes: number): NodeZones {
  const zones = givenZones ?? (subnetGroup ? [] : distinct(vpc.selectSubnets(vpcSubnets).availabilityZones));
  // a list that is only known at deployment looks like one element
  const isList = isListToken(zones);
  const zoneCount = isList || zones.length === 0 && !givenZones ? undefined : distinct(zones).length;
  // a number of nodes that is only known at deployment is taken for more than one
  const one = isKnown(nodes) && nodes === 1 || zoneCount === 1;
  const mode = azMode ?? (one ? AzMode.SINGLE_AZ : AzMode.CROSS_AZ);
  const zoneOfEachNode = isList ? givenZones : spread(mode === AzMode.SINGLE_AZ ? zones.slice(0, 1) : zones, nodes);
  return { azMode: mode, givenZones, zoneCount, zoneOfEachNode };
}

/** Node 1, 2, 3 over the zones a, b: a, b, a. A node more appends a zone, so that the nodes that run stay where they are. */
function spread(zones: string[], nodes: number): string[] | undefined {
  // a number that is out of range is refused by a rule
  if (!isKnown(nodes) || zones.length === 0 || !(nodes <= 1000)) { return undefined; }
  return Array.from({ length: nodes }, (_, i) => zones[i % zones.length]);
}

const distinct = (zones: string[]) => [...new Set(zones)];
