import { GatedNodes } from './gated-nodes';

/** What the rules of a gate look at. */
export interface GateFacts extends GatedNodes {
  /** The path of the cluster behind it. */
  readonly clusterPath: string;
  /** Undefined when it is only known at deployment. */
  readonly nodes?: number;
  readonly port: number;
  /** The ports of the other nodes follow from it, so it must be known. */
  readonly portKnown: boolean;
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly cpu: number;
  readonly memoryLimitMiB: number;
  /** Rules only ask whether it was given. The same goes for `certificateSecret` and `image`. */
  readonly secret?: unknown;
  readonly certificateSecret?: unknown;
  readonly image?: unknown;
  /** Undefined when the secret was given. */
  readonly userName?: string;
  readonly userNameGiven: boolean;
  /** Undefined when the VPC has no subnet of that kind. */
  readonly subnets?: { readonly hasPublic: boolean };
  /** Those of the subnets that have no route to the internet. Rules only count them. */
  readonly isolated: readonly unknown[];
  readonly hasVpcEndpoints?: boolean;
  /** Whether the cluster already has a gate of its own. */
  readonly behindAnother: boolean;
  /** Whether the security groups of the nodes are known. Without them the gate cannot reach the nodes. */
  readonly nodesKnown: boolean;
}
