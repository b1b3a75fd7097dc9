import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** What is known of a cache that exists already. Each getter that needs more says which attribute to pass. */
export interface ReplicationGroupAttributes {
  /** The id, which is also the name. */
  readonly replicationGroupId: string;

  /**
   * The port that clients connect to. Needed by every endpoint and by `connections`.
   *
   * @default - unknown
   */
  readonly port?: number;

  /**
   * The DNS name for reading and writing, of a cache with cluster mode disabled.
   *
   * @default - unknown, so that `primaryEndpoint` throws
   */
  readonly primaryEndpointAddress?: string;

  /**
   * The DNS name for reading from the replicas, of a cache with cluster mode disabled.
   *
   * @default - unknown, so that `readerEndpoint` throws
   */
  readonly readerEndpointAddress?: string;

  /**
   * The DNS name that clients start with, of a cache with cluster mode enabled.
   *
   * @default - unknown, so that `configurationEndpoint` throws
   */
  readonly configurationEndpointAddress?: string;

  /**
   * The security groups of the cache, which `connections` opens.
   *
   * @default - none, so that `connections` opens nothing on the cache's side
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * Whether clients use TLS, which `bindFunction` and `bindContainer` tell them.
   *
   * @default true
   */
  readonly transitEncryptionEnabled?: boolean;

  /**
   * Number of shards, of a cache with cluster mode enabled. Needed by `metrics`, with `replicas`, for alarms.
   *
   * @default - cluster mode disabled
   */
  readonly shards?: number;

  /**
   * Number of replicas of each shard. Needed by `metrics` for alarms.
   *
   * @default - unknown, so that `metrics` lets CloudWatch search for the nodes, which is for graphs only
   */
  readonly replicas?: number;

  /**
   * The secret whose text is the token.
   *
   * @default - unknown, so that `grants.readAuthToken` throws
   */
  readonly authTokenSecret?: ISecret;
}
