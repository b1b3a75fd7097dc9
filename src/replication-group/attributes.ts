import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** What is known of a cache that already exists. Each getter that needs more throws and says which attribute to pass. */
export interface ReplicationGroupAttributes {
  /** The id of the replication group, which is also its name. */
  readonly replicationGroupId: string;

  /**
   * The port that clients connect to. Every endpoint and `connections` need it.
   *
   * @default - unknown
   */
  readonly port?: number;

  /**
   * The DNS name for reading and writing, with cluster mode disabled.
   *
   * @default - unknown: `primaryEndpoint` throws
   */
  readonly primaryEndpointAddress?: string;

  /**
   * The DNS name for reading from the replicas, with cluster mode disabled.
   *
   * @default - unknown: `readerEndpoint` throws
   */
  readonly readerEndpointAddress?: string;

  /**
   * The DNS name for cluster clients, with cluster mode enabled.
   *
   * @default - unknown: `configurationEndpoint` throws
   */
  readonly configurationEndpointAddress?: string;

  /**
   * The security groups of the cache. `connections` adds rules to them.
   *
   * @default - none: `connections` adds no rules on the cache's side
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * Whether clients use TLS.
   *
   * @default true
   */
  readonly transitEncryptionEnabled?: boolean;

  /**
   * Number of shards, with cluster mode enabled. Alarms on `metrics` need it, together with `replicas`.
   *
   * @default - cluster mode disabled
   */
  readonly shards?: number;

  /**
   * Number of replicas of each shard. Alarms on `metrics` need it.
   *
   * @default - unknown: `metrics` lets CloudWatch search for the nodes, which works in graphs but not in alarms
   */
  readonly replicas?: number;

  /**
   * The secret whose text is the token.
   *
   * @default - unknown: `grants.readAuthToken` throws
   */
  readonly authTokenSecret?: ISecret;
}
