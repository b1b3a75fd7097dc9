import { MemcachedVersion } from '../engine/memcached-version';
import { NetworkType } from '../network/network-type';

/** What is known about the nodes behind a gate. */
export interface GatedNodes {
  /** Whether the parameter group refuses the binary protocol, which SASL needs. */
  readonly asciiOnly?: boolean;
  readonly networkType?: NetworkType;
  readonly version?: MemcachedVersion;
  /** Whether the cluster already has a gate. Then only that gate can reach the nodes. */
  readonly hasGate?: boolean;
}
