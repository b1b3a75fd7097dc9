import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Construct } from 'constructs';
import { ReplicationGroupOptions } from './props';
import { ReplicationGroup } from './replication-group';
import { Durability } from '../engine/durability';
import { ValkeyVersion } from '../engine/valkey-version';
import { DetailedMonitoring } from '../observe/metrics/detailed-monitoring';

/** Settings of a Valkey cache. */
export interface ValkeyReplicationGroupProps extends ReplicationGroupOptions {
  /**
   * The version of Valkey.
   *
   * A newer version upgrades a running cache in place, with a failover for each shard. ElastiCache refuses an older version.
   *
   * @default - ValkeyVersion.V8_2, or the version of the primary of `globalReplicationGroup`
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
   */
  readonly version?: ValkeyVersion;

  /**
   * Whether acknowledged writes survive the loss of the nodes. Needs Valkey 9.0 or later, cluster mode enabled (`shards`), Multi-AZ,
   * and a node type of a family that supports it.
   *
   * A running cache can change between `SYNC` and `ASYNC` in place. ElastiCache refuses to turn durability on or off on a running
   * cache.
   *
   * @default - ElastiCache chooses
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html
   */
  readonly durability?: Durability;

  /**
   * OpenTelemetry metrics that ElastiCache sends every 15 seconds, for PromQL. CloudWatch charges for each datapoint.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - none: ElastiCache sends a core set every 60 seconds, at no charge
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/otel-metrics.html
   */
  readonly detailedMonitoring?: DetailedMonitoring;
}

/**
 * A Valkey cache of nodes on Amazon ElastiCache. By default it has a primary and a replica in two zones, TLS, encryption at rest, a
 * token in Secrets Manager, a closed security group, daily backups and alarms on every node.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.html
 * @resource AWS::ElastiCache::ReplicationGroup
 * @example
 * const sharded = new ValkeyReplicationGroup(this, 'Sharded', { vpc, nodeType: NodeType.of('cache.r7g.large'), shards: 3, replicas: 2 });
 * sharded.bindService(service);
 */
export class ValkeyReplicationGroup extends ReplicationGroup {
  /**
   * @param scope the construct that the cache belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the cache)
   * @param props the settings of the cache
   */
  constructor(scope: Construct, id: string, props: ValkeyReplicationGroupProps) {
    super(scope, id, { ...props, engineVersion: props.version, defaultVersion: ValkeyVersion.V8_2 });
  }

  /**
   * The durability that the cache has: `sync`, `async` or `disabled`. Valkey 9.0 or later. Only known at deployment.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html
   */
  public get effectiveDurability(): string {
    return (this.node.defaultChild as CfnReplicationGroup).getAtt('EffectiveDurability').toString();
  }
}
