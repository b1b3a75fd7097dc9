import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { IReplicationGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IResource } from 'aws-cdk-lib/core';
import { ReplicationGroupGrants } from './grants';
import { BindContainerOptions, BindOptions } from '../cache/bind-options';
import { Endpoint } from '../network/endpoint';
import { CacheDashboard, CacheDashboardOptions } from '../observe/dashboard/cache-dashboard';
import { IMonitoredCache } from '../observe/dashboard/monitored-cache';
import { ReplicationGroupMetrics } from '../observe/metrics/replication-group-metrics';

/** A Redis or Valkey cache, made here or imported. */
export interface IReplicationGroup extends IResource, IConnectable, IReplicationGroupRef, IMonitoredCache {
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

  /** Connects a Lambda function: network, permissions and settings. */
  bindFunction(fn: Function, options?: BindOptions): void;

  /** Connects a container of ECS: permissions and settings, and with `connectable` the network. */
  bindContainer(container: ContainerDefinition, options?: BindContainerOptions): void;

  /** Makes a dashboard of the cache. */
  dashboard(id?: string, options?: CacheDashboardOptions): CacheDashboard;
}
