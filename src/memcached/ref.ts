import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { ICacheClusterRef } from 'aws-cdk-lib/aws-elasticache';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { IResource } from 'aws-cdk-lib/core';
import { BindContainerOptions, BindOptions } from '../cache/bind-options';
import { Endpoint } from '../network/endpoint';
import { CacheDashboard, CacheDashboardOptions } from '../observe/dashboard/cache-dashboard';
import { IMonitoredCache } from '../observe/dashboard/monitored-cache';
import { MemcachedMetrics } from '../observe/metrics/memcached-metrics';

/** A Memcached cluster, made here or imported. */
export interface IMemcachedCluster extends IResource, IConnectable, ICacheClusterRef, IMonitoredCache {
  /** The name. */
  readonly clusterName: string;

  /** The ARN, with a colon before the name as the service writes it. */
  readonly clusterArn: string;

  /**
   * Where a client with auto discovery starts: it asks there which nodes there are. Any node's key can be reached from there only
   * by such a client.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.html
   */
  readonly configurationEndpoint: Endpoint;

  /** Number of nodes; undefined when it is not known. */
  readonly nodes?: number;

  /** Whether the nodes speak TLS. */
  readonly transitEncryptionEnabled: boolean;

  /** The metrics of the cluster and of its nodes. Where their number is not known, CloudWatch searches for them. */
  readonly metrics: MemcachedMetrics;

  /** Connects a Lambda function: network, permissions and settings. */
  bindFunction(fn: Function, options?: BindOptions): void;

  /** Connects a container of ECS: permissions and settings, and with `connectable` the network. */
  bindContainer(container: ContainerDefinition, options?: BindContainerOptions): void;

  /** Makes a dashboard of the cache. */
  dashboard(id?: string, options?: CacheDashboardOptions): CacheDashboard;
}
