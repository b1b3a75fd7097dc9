import { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Authentication } from '../access/authentication';
import { Backup } from '../engine/backup';
import { EngineVersion } from '../engine/engine-version';
import { EvictionPolicy } from '../engine/eviction-policy';
import { NodeType } from '../engine/node-type';
import { TransitEncryption } from '../engine/transit-encryption';
import { WeeklyWindow } from '../engine/window';
import { Alarms } from '../observe/alarms';

/**
 * What Redis and Valkey replication groups have in common.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html
 */
export interface ReplicationGroupOptions {
  /**
   * The name: 1 to 40 letters, digits and hyphens, beginning with a letter. ElastiCache keeps it in lower case.
   *
   * Changing it replaces the cache.
   *
   * @default - a name that CloudFormation makes
   */
  readonly replicationGroupName?: string;

  /**
   * What the cache is for, at most 255 characters.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - a sentence that names the construct's path
   */
  readonly description?: string;

  /**
   * The network of the cache.
   *
   * Moving a cache to another VPC replaces it.
   */
  readonly vpc: IVpc;

  /**
   * The subnets, in at least two zones for Multi-AZ. Excludes `subnetGroup`.
   *
   * Adding subnets does nothing to the running nodes; a subnet that a node uses cannot be taken away.
   *
   * @default - the private subnets with egress, else the isolated ones
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * A subnet group that exists already. Excludes `vpcSubnets`.
   *
   * Changing it replaces the cache.
   *
   * @default - a group of its own, of `vpcSubnets`
   */
  readonly subnetGroup?: ISubnetGroupRef;

  /**
   * Who may reach the cache. They are not opened: `connections` opens them.
   *
   * Changing them does nothing to the running nodes.
   *
   * @default - a group of its own that lets nobody in until `connections` opens it, and nothing out
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The machine that each node runs on.
   *
   * Changing it scales up or down in place, with a failover for each shard.
   *
   * @default NodeType.T4G_SMALL
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html
   */
  readonly nodeType?: NodeType;

  /**
   * Number of shards, 1 to 500, that the keys are spread over. Giving it (1 too) enables cluster mode.
   *
   * Changing the number moves keys online. Giving it to a running cache that was made without, or the reverse, replaces it.
   *
   * @default - cluster mode disabled: one shard, and clients need not know about clusters
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis-RedisCluster.html
   */
  readonly shards?: number;

  /**
   * Replicas of each shard, 0 to 5.
   *
   * Changing the number adds or removes nodes without an interruption.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Whether the nodes of a shard lie in different zones.
   *
   * Changing it does not interrupt the running nodes.
   *
   * @default - true where there is a replica and `automaticFailover` is on
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
   */
  readonly multiAz?: boolean;

  /**
   * Whether a replica takes over when a primary fails. Cluster mode cannot be without.
   *
   * Changing it does not interrupt the running nodes.
   *
   * @default - true where there is a replica, and always with cluster mode enabled
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
   */
  readonly automaticFailover?: boolean;

  /**
   * The port that clients connect to, 1 to 65535. Not the well-known 6379, as cdk-nag's rule AwsSolutions-AEC5 asks.
   *
   * Changing it replaces the cache: say `port: 6379` when you adopt one that has it.
   *
   * @default 6380
   */
  readonly port?: number;

  /**
   * The key that encrypts the data at rest and the secret of a generated token. Must be symmetric.
   *
   * Changing it replaces the cache.
   *
   * @default - keys that AWS owns; data at rest is encrypted in any case
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
   */
  readonly encryptionKey?: IKey;

  /**
   * Whether clients must use TLS.
   *
   * A running cache goes from `DISABLED` to `PREFERRED` and then, in a second deployment, to `REQUIRED`, on Redis OSS 7 or Valkey.
   *
   * @default TransitEncryption.REQUIRED
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
   */
  readonly transitEncryption?: TransitEncryption;

  /**
   * How clients prove who they are.
   *
   * Adding a token to a running cache that has none replaces it.
   *
   * @default Authentication.token()
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
   */
  readonly authentication?: Authentication;

  /**
   * A parameter group that exists already, of the family of the version, and with `cluster-enabled` set to `yes` if `shards`
   * is given. Excludes `parameters` and `evictionPolicy`.
   *
   * Changing it applies the other group's parameters, some of them after a restart.
   *
   * @default - a group of its own, whose family follows from the version
   */
  readonly parameterGroup?: IParameterGroupRef;

  /**
   * Settings of the engine, by the engine's own names. Each is checked against the version.
   *
   * Most changes reach the running nodes at once; a few wait for a restart.
   *
   * @default - the engine's defaults
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
   */
  readonly parameters?: { [name: string]: string };

  /**
   * What is dropped when the memory is full.
   *
   * A change reaches the running nodes at once.
   *
   * @default - the engine's: EvictionPolicy.VOLATILE_LRU
   */
  readonly evictionPolicy?: EvictionPolicy;

  /**
   * The automatic backups.
   *
   * Changing them does nothing to the running nodes.
   *
   * @default Backup.daily()
   */
  readonly backup?: Backup;

  /**
   * When ElastiCache may maintain the nodes, in UTC.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - the hour after the backup window on Sunday if that was given, else a time that ElastiCache chooses
   */
  readonly maintenanceWindow?: WeeklyWindow;

  /**
   * Whether new minor versions are installed in the maintenance window.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default true
   */
  readonly autoMinorVersionUpgrade?: boolean;

  /**
   * Where ElastiCache tells what happens to the cache. The topic must be of the same account and region.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - nowhere
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
   */
  readonly notificationTopic?: ITopic;

  /**
   * The alarms on the nodes.
   *
   * Changing them does nothing to the running nodes.
   *
   * @default Alarms.recommended()
   */
  readonly alarms?: Alarms;

  /**
   * What happens to the cache when it leaves the stack. What it cannot live without (its subnets, security group, parameters
   * and token) is retained with it.
   *
   * @default RemovalPolicy.SNAPSHOT
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** A replication group of either engine. */
export interface ReplicationGroupProps extends ReplicationGroupOptions {
  /**
   * The engine and its version.
   *
   * A newer version upgrades in place, with a failover for each shard; an older one is refused by ElastiCache.
   */
  readonly engineVersion: EngineVersion;
}
