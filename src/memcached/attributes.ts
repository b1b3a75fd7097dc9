import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';

/** What is known of a Memcached cluster that already exists. Each getter that needs more throws and says which attribute to pass. */
export interface MemcachedClusterAttributes {
  /** The name of the cluster. */
  readonly clusterName: string;

  /**
   * The port of the nodes. The configuration endpoint and `connections` need it.
   *
   * @default - unknown
   */
  readonly port?: number;

  /**
   * The DNS name for clients with auto discovery.
   *
   * @default - unknown: `configurationEndpoint` throws
   */
  readonly configurationEndpointAddress?: string;

  /**
   * Number of nodes. Its metrics, and a `SaslGate` in front of the cluster, need it.
   *
   * @default - unknown
   */
  readonly nodes?: number;

  /**
   * The security groups of the nodes. `connections` adds rules to them. A `SaslGate` in front of the cluster needs them.
   *
   * @default - none: `connections` adds no rules on the cluster's side
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * Whether clients use TLS.
   *
   * @default true
   */
  readonly transitEncryptionEnabled?: boolean;
}
