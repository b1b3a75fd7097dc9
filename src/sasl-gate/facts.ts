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
  /** Whether one was given is all that matters, here and of the next two. */
  readonly secret?: unknown;
  readonly certificate?: unknown;
  readonly image?: unknown;
  /** Undefined when the secret was given. */
  readonly username?: string;
  readonly usernameGiven: boolean;
  /** Undefined when the VPC has none such. */
  readonly subnets?: { readonly hasPublic: boolean };
  /** Subnets without a way out; how many there are is all that matters. */
  readonly isolated: readonly unknown[];
  readonly vpcEndpoints?: boolean;
  /** Whether the cluster lets in another gate only. */
  readonly behindAnother: boolean;
  /** Whether the security groups of the nodes are known, without which the gate could not get there. */
  readonly nodesKnown: boolean;
}
