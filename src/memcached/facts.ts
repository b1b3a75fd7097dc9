import { NodeZones } from './placement';
import { MemcachedVersion } from '../engine/memcached-version';
import { TransitEncryption } from '../engine/transit-encryption';
import { NodeFacts, PlacementFacts } from '../network/facts';
import { NotificationFacts } from '../observe/events/facts';
import { SettingsFacts } from '../parameters/facts';
import { Removal } from '../private/removal';

/** Facts about a Memcached cluster, for rules. */
export interface MemcachedFacts extends NodeZones, NodeFacts, PlacementFacts, SettingsFacts, NotificationFacts {
  /** As the user typed it. ElastiCache stores it in lower case. */
  readonly clusterName?: string;
  readonly version: MemcachedVersion;
  readonly nodes: number;
  readonly transitEncryption: TransitEncryption;
  readonly removalPolicy: Removal;
  /** Names of the given props of other caches that Memcached does not support. */
  readonly unsupportedProps: string[];
}

/** Facts about a cluster and the range in which it scales. */
export interface ScalingFacts {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  /** The gate in front of the nodes. Rules only ask whether there is one. */
  readonly sasl?: unknown;
  /** Whether the nodes of the cluster scale already. */
  readonly already: boolean;
}
