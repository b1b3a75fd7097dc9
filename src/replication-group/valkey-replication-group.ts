import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Construct } from 'constructs';
import { ReplicationGroupOptions } from './props';
import { ReplicationGroup } from './replication-group';
import { Durability } from '../engine/durability';
import { ValkeyVersion } from '../engine/valkey-version';

/** A Valkey cache. */
export interface ValkeyReplicationGroupProps extends ReplicationGroupOptions {
  /**
   * The version of Valkey.
   *
   * A newer version upgrades in place, with a failover for each shard; an older one is refused by ElastiCache.
   *
   * @default - ValkeyVersion.V8_2, or the version of the primary of `globalReplicationGroup`
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
   */
  readonly version?: ValkeyVersion;

  /**
   * Whether a write survives the loss of the nodes: Valkey 9.0 or later, cluster mode enabled (`shards`), Multi-AZ, and a node
   * type of a family that supports it.
   *
   * Between `SYNC` and `ASYNC` a running cache changes in place; ElastiCache refuses to switch it on or off later.
   *
   * @default - ElastiCache chooses
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html
   */
  readonly durability?: Durability;
}

/**
 * A Valkey cache of nodes on Amazon ElastiCache: by default a primary and a replica in two zones, with TLS, encryption at
 * rest, a token in Secrets Manager, a closed security group, daily backups and alarms on every node.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html
 * @resource AWS::ElastiCache::ReplicationGroup
 */
export class ValkeyReplicationGroup extends ReplicationGroup {
  constructor(scope: Construct, id: string, props: ValkeyReplicationGroupProps) {
    super(scope, id, { ...props, engineVersion: props.version, defaultVersion: ValkeyVersion.V8_2 });
  }

  /**
   * The durability that ElastiCache gave to the cache: `sync`, `async` or `disabled`. Valkey 9.0 or later.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html
   */
  public get effectiveDurability(): string {
    return (this.node.defaultChild as CfnReplicationGroup).getAtt('EffectiveDurability').toString();
  }
}
