import { NodeZones } from './placement';
import { MemcachedVersion } from '../engine/memcached-version';
import { TransitEncryption } from '../engine/transit-encryption';
import { NodeFacts, PlacementFacts } from '../network/facts';
import { NotificationFacts } from '../observe/events/facts';
import { SettingsFacts } from '../parameters/facts';
import { Removal } from '../private/removal';

/** What the rules of a Memcached cluster look at. */
export interface MemcachedFacts extends NodeZones, NodeFacts, PlacementFacts, SettingsFacts, NotificationFacts {
  readonly clusterName?: string;
  readonly version: MemcachedVersion;
  readonly nodes: number;
  readonly transitEncryption: TransitEncryption;
  readonly removalPolicy: Removal;
  /** Props that other caches have and Memcached has not. */
  readonly foreignProps: string[];
}

/** A cluster, and what it is to be scaled between. */
export interface ScalingFacts {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  /** The gate in front of the nodes; whether there is one is all that matters. */
  readonly sasl?: unknown;
  readonly already: boolean;
}
