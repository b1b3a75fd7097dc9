import { MemcachedClusterProps } from './props';
import { AzMode } from '../engine/az-mode';
import { isKnown, isListToken } from '../private/tokens';

/** The zones of the nodes. */
export interface NodeZones {
  readonly azMode: AzMode;
  /** Undefined if the user did not set it. */
  readonly givenAzMode?: AzMode;
  /** As the user gave them. */
  readonly givenZones?: string[];
  /** Number of zones for the nodes; undefined when it is unknown at synthesis. */
  readonly zoneCount?: number;
  /** The zone of each node, in the order of the nodes; undefined when the zones or the number of nodes is unknown. */
  readonly zoneOfEachNode?: string[];
}

/** The zone of each node. See adr/availability-zones.md. */
export function zonesOf({ vpc, vpcSubnets, subnetGroup, availabilityZones: givenZones, azMode }: MemcachedClusterProps, nodes: number): NodeZones {
  const zones = givenZones ?? (subnetGroup ? [] : distinct(vpc.selectSubnets(vpcSubnets).availabilityZones));
  // a list that is only known at deployment looks like one element
  const isList = isListToken(zones);
  const zoneCount = isList || zones.length === 0 && !givenZones ? undefined : distinct(zones).length;
  // a number of nodes that is only known at deployment counts as more than one
  const one = isKnown(nodes) && nodes === 1 || zoneCount === 1;
  const mode = azMode ?? (one ? AzMode.SINGLE_AZ : AzMode.CROSS_AZ);
  const zoneOfEachNode = isList ? givenZones : spread(mode === AzMode.SINGLE_AZ ? zones.slice(0, 1) : zones, nodes);
  return { azMode: mode, givenAzMode: azMode, givenZones, zoneCount, zoneOfEachNode };
}

/** Spreads nodes 1, 2, 3 over the zones a, b: a, b, a. Another node appends a zone, so running nodes stay where they are. */
function spread(zones: string[], nodes: number): string[] | undefined {
  // a rule rejects numbers out of range
  if (!isKnown(nodes) || zones.length === 0 || !(nodes <= 1000)) { return undefined; }
  return Array.from({ length: nodes }, (_, i) => zones[i % zones.length]);
}

const distinct = (zones: string[]) => [...new Set(zones)];
