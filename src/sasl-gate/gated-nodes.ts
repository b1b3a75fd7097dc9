import { MemcachedVersion } from '../engine/memcached-version';
import { NetworkType } from '../network/network-type';

/** What is known of the nodes behind a gate. */
export interface GatedNodes {
  /** Whether the parameter group refuses the binary protocol, in which SASL is spoken. */
  readonly asciiOnly?: boolean;
  readonly networkType?: NetworkType;
  readonly version?: MemcachedVersion;
  /** Whether the cluster has a gate of its own, and lets in nobody else. */
  readonly hasGate?: boolean;
}
