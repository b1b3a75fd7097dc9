import { IReplicationGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { ReplicationGroupGrants } from './grants';
import { ICache } from '../cache/ref';
import { Endpoint } from '../network/endpoint';
import { ReplicationGroupMetrics } from '../observe/metrics/replication-group-metrics';

/** A Redis or Valkey cache of nodes, created here or imported. */
export interface IReplicationGroup extends ICache, IReplicationGroupRef {
  /** The id of the replication group, which is also its name. */
  readonly replicationGroupId: string;

  /** The ARN of the replication group. */
  readonly replicationGroupArn: string;

  /**
   * The endpoint that a client starts with, in either mode: the primary endpoint with cluster mode disabled, the configuration
   * endpoint with cluster mode enabled.
   */
  readonly endpoint: Endpoint;

  /** The endpoint for reading and writing, with cluster mode disabled. Throws with cluster mode enabled. */
  readonly primaryEndpoint: Endpoint;

  /**
   * The endpoint for reading from the replicas, with cluster mode disabled. Reads are eventually consistent. Throws with cluster mode
   * enabled.
   */
  readonly readerEndpoint: Endpoint;

  /** The endpoint for cluster clients, with cluster mode enabled. Throws with cluster mode disabled. */
  readonly configurationEndpoint: Endpoint;

  /** The secret whose text is the token. Undefined if the cache has no token, or if the token is not in a secret. */
  readonly authTokenSecret?: ISecret;

  /** Permissions that you can grant on the cache. */
  readonly grants: ReplicationGroupGrants;

  /** The metrics of the cache, of its shards and of its nodes. If the number of nodes is unknown, CloudWatch searches for them. */
  readonly metrics: ReplicationGroupMetrics;
}
