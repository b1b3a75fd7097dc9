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
  /** Props of other caches that Memcached does not support. */
  readonly foreignProps: string[];
}

/** A cluster, and the range in which it scales. */
export interface ScalingFacts {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  /** The gate in front of the nodes. Rules only ask whether there is one. */
  readonly sasl?: unknown;
  readonly already: boolean;
}
