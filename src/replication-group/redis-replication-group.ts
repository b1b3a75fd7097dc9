import { Construct } from 'constructs';
import { ReplicationGroupOptions } from './props';
import { ReplicationGroup } from './replication-group';
import { RedisVersion } from '../engine/redis-version';

/** A Redis OSS cache. */
export interface RedisReplicationGroupProps extends ReplicationGroupOptions {
  /**
   * The version of Redis OSS.
   *
   * A newer version upgrades in place, with a failover for each shard; an older one is refused by ElastiCache.
   *
   * @default - RedisVersion.V7_1, or the version of the primary of `globalReplicationGroup`
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
   */
  readonly version?: RedisVersion;
}

/**
 * A Redis OSS cache of nodes on Amazon ElastiCache: by default a primary and a replica in two zones, with TLS, encryption at
 * rest, a token in Secrets Manager, a closed security group, daily backups and alarms on every node.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html
 * @resource AWS::ElastiCache::ReplicationGroup
 */
export class RedisReplicationGroup extends ReplicationGroup {
  constructor(scope: Construct, id: string, props: RedisReplicationGroupProps) {
    super(scope, id, { ...props, engineVersion: props.version, defaultVersion: RedisVersion.V7_1 });
  }
}
