import { IpDiscovery, NetworkType } from './network-type';
import { ChosenSubnets } from './subnets';
import { EngineVersion } from '../engine/engine-version';
import { NodeType } from '../engine/node-type';
import { Environment } from '../private/environment';

/** The subnets of a cache of any kind. */
export interface SubnetFacts {
  /** Undefined when a subnet group was given. */
  readonly subnets?: ChosenSubnets;
}

/** The security groups of a cache of any kind. */
export interface SecurityGroupFacts {
  /** Rules only count them; undefined when the cache creates its own. */
  readonly securityGroups?: readonly unknown[] | undefined;
}

/** The nodes of a cache of any engine. */
export interface NodeFacts extends Environment {
  /** The engine that the version must be of. */
  readonly engine: string;
  readonly nodeType: NodeType;
  readonly version: EngineVersion;
  readonly networkType?: NetworkType;
}

/** The network of the nodes of a cache of any engine. */
export interface PlacementFacts extends SubnetFacts, SecurityGroupFacts {
  readonly version: EngineVersion;
  readonly port: number;
  readonly defaultPort: number;
  readonly networkType?: NetworkType;
  readonly ipDiscovery?: IpDiscovery;
  readonly subnetsGivenTwice: boolean;
}
