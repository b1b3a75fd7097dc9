import { ICacheClusterRef } from 'aws-cdk-lib/aws-elasticache';
import { ICache } from '../cache/ref';
import { MemcachedMetrics } from '../observe/metrics/memcached-metrics';
import { IGatedCluster } from '../sasl-gate/gated-cluster';

/** A Memcached cluster, created here or imported. */
export interface IMemcachedCluster extends ICache, IGatedCluster, ICacheClusterRef {
  /** The name of the cluster. */
  readonly clusterName: string;

  /** The ARN of the cluster. */
  readonly clusterArn: string;

  /** The metrics of the cluster and of its nodes. If the number of nodes is unknown, CloudWatch searches for them. */
  readonly metrics: MemcachedMetrics;
}
