import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';

/** What is known of a Memcached cluster that exists already. Each getter that needs more says which attribute to pass. */
export interface MemcachedClusterAttributes {
  /** The name. */
  readonly clusterName: string;

  /**
   * The port of the nodes. Needed by the configuration endpoint and by `connections`.
   *
   * @default - unknown
   */
  readonly port?: number;

  /**
   * The DNS name that clients with auto discovery start with.
   *
   * @default - unknown, so that `configurationEndpoint` throws
   */
  readonly configurationEndpointAddress?: string;

  /**
   * Number of nodes, which a `SaslGate` in front of the cluster and its metrics need.
   *
   * @default - unknown
   */
  readonly nodes?: number;

  /**
   * The security groups of the nodes, which `connections` opens. A `SaslGate` in front of the cluster needs them.
   *
   * @default - none, so that `connections` opens nothing on the cluster's side
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * Whether clients use TLS.
   *
   * @default true
   */
  readonly transitEncryptionEnabled?: boolean;
}
