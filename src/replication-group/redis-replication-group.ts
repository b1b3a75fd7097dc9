import { Construct } from 'constructs';
import { ReplicationGroupOptions } from './props';
import { ReplicationGroup } from './replication-group';
import { RedisVersion } from '../engine/redis-version';

/** Settings of a Redis OSS cache. */
export interface RedisReplicationGroupProps extends ReplicationGroupOptions {
  /**
   * The version of Redis OSS.
   *
   * A newer version upgrades a running cache in place, with a failover for each shard. ElastiCache refuses an older version.
   *
   * @default - RedisVersion.V7_1, or the version of the primary of `globalReplicationGroup`
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
   */
  readonly version?: RedisVersion;
}

/**
 * A Redis OSS cache of nodes on Amazon ElastiCache. By default it has a primary and a replica in two zones, TLS, encryption at rest,
 * a token in Secrets Manager, a closed security group, daily backups and alarms on every node.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html
 * @resource AWS::ElastiCache::ReplicationGroup
 * @example
 * const sessions = new RedisReplicationGroup(this, 'Sessions', { vpc, nodeType: NodeType.of('cache.r7g.large'), replicas: 2 });
 * sessions.bindService(service);
 */
export class RedisReplicationGroup extends ReplicationGroup {
  /**
   * @param scope the construct that the cache belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the cache)
   * @param props the settings of the cache
   */
  constructor(scope: Construct, id: string, props: RedisReplicationGroupProps) {
    super(scope, id, { ...props, engineVersion: props.version, defaultVersion: RedisVersion.V7_1 });
  }
}
