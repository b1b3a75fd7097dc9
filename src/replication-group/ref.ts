import { IReplicationGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { ReplicationGroupGrants } from './grants';
import { ICache } from '../cache/ref';
import { Endpoint } from '../network/endpoint';
import { ReplicationGroupMetrics } from '../observe/metrics/replication-group-metrics';

/** A Redis or Valkey cache, made here or imported. */
export interface IReplicationGroup extends ICache, IReplicationGroupRef {
  /** The id, which is also the name. */
  readonly replicationGroupId: string;

  /** The ARN, with a colon before the id as the service writes it. */
  readonly replicationGroupArn: string;

  /**
   * Where a client starts, in either mode: the primary endpoint with cluster mode disabled, the configuration endpoint with
   * cluster mode enabled.
   */
  readonly endpoint: Endpoint;

  /** Where a client reads and writes with cluster mode disabled. Throws with cluster mode enabled. */
  readonly primaryEndpoint: Endpoint;

  /** Where a client reads from the replicas with cluster mode disabled. Throws with cluster mode enabled. */
  readonly readerEndpoint: Endpoint;

  /** Where a client that knows about clusters starts with cluster mode enabled. Throws with cluster mode disabled. */
  readonly configurationEndpoint: Endpoint;

  /** The secret whose text is the token; undefined when the cache has none or it is not kept in a secret. */
  readonly authTokenSecret?: ISecret;

  /** What may be permitted to others. */
  readonly grants: ReplicationGroupGrants;

  /**
   * The metrics of the cache, of its shards and of its nodes. Of a cache whose number of nodes is not known, CloudWatch searches for
   * the nodes.
   */
  readonly metrics: ReplicationGroupMetrics;
}
