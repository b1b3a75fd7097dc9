import { ICacheClusterRef } from 'aws-cdk-lib/aws-elasticache';
import { ICache } from '../cache/ref';
import { MemcachedMetrics } from '../observe/metrics/memcached-metrics';
import { IGatedCluster } from '../sasl-gate/gated-cluster';

/** A Memcached cluster, made here or imported. */
export interface IMemcachedCluster extends ICache, IGatedCluster, ICacheClusterRef {
  /** The name. */
  readonly clusterName: string;

  /** The ARN, with a colon before the name as the service writes it. */
  readonly clusterArn: string;

  /** The metrics of the cluster and of its nodes. Where their number is not known, CloudWatch searches for them. */
  readonly metrics: MemcachedMetrics;
}
