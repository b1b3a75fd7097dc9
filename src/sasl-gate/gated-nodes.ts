import { MemcachedVersion } from '../engine/memcached-version';
import { NetworkType } from '../network/network-type';

/** What is known of the nodes behind a gate. */
export interface GatedNodes {
  /** Whether the parameter group refuses the binary protocol, which SASL needs. */
  readonly asciiOnly?: boolean;
  readonly networkType?: NetworkType;
  readonly version?: MemcachedVersion;
  /** Whether the cluster has a gate of its own. Then only that gate can reach the nodes. */
  readonly hasGate?: boolean;
}
