import { GatedNodes } from './gated-nodes';

/** What the rules of a gate check. */
export interface GateFacts extends GatedNodes {
  /** The path of the cluster behind the gate. */
  readonly clusterPath: string;
  /** Undefined if it is only known at deployment. */
  readonly nodes?: number;
  readonly port: number;
  /** The other nodes use the ports after it, so it must be known at synthesis. */
  readonly portKnown: boolean;
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly cpu: number;
  readonly memoryLimitMiB: number;
  /** Rules only check whether it is given. The same applies to `certificateSecret` and `image`. */
  readonly secret?: unknown;
  readonly certificateSecret?: unknown;
  readonly image?: unknown;
  /** Undefined if the secret is given. */
  readonly userName?: string;
  readonly userNameGiven: boolean;
  /** Undefined if the VPC has no subnets of that kind. */
  readonly subnets?: { readonly hasPublic: boolean };
  /** The subnets without a route to the internet. Rules only count them. */
  readonly isolated: readonly unknown[];
  readonly hasVpcEndpoints?: boolean;
  /** Whether the cluster already has a gate of its own. */
  readonly behindAnother: boolean;
  /** Whether the security groups of the nodes are known. Without them the gate cannot reach the nodes. */
  readonly nodesKnown: boolean;
}
