import { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { IGlobalReplicationGroup } from './global-replication-group-ref';
import { Authentication } from '../access/authentication';
import { Backup } from '../engine/backup';
import { ClusterMode } from '../engine/cluster-mode';
import { Durability } from '../engine/durability';
import { EngineVersion } from '../engine/engine-version';
import { EvictionPolicy } from '../engine/eviction-policy';
import { NodeType } from '../engine/node-type';
import { Restore } from '../engine/restore';
import { ShardConfiguration } from '../engine/shard-configuration';
import { TransitEncryption } from '../engine/transit-encryption';
import { WeeklyWindow } from '../engine/window';
import { IpDiscovery, NetworkType } from '../network/network-type';
import { Alarms } from '../observe/alarms/alarms';
import { CacheLogs } from '../observe/logs/log-destination';

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
   * Makes this cache a read-only copy, in this region, of the primary of a global datastore. Engine, version, node type,
   * shards, parameters and encryption in transit are the primary's, and may not be given.
   *
   * Changing it replaces the cache.
   *
   * @default - a cache of its own
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
   */
  readonly globalReplicationGroup?: IGlobalReplicationGroup;

  /**
   * What the cache is for, at most 255 characters.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - the construct's path
   */
  readonly description?: string;

  /**
   * The network of the cache.
   *
   * A running cache cannot be moved to another VPC: make another one, under another construct id.
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
   * Changing it scales up or down in place, with a failover for each shard. Only to and from the family r6gd, which tiers data
   * to disk, it replaces the cache.
   *
   * @default NodeType.of('cache.t4g.small')
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html
   */
  readonly nodeType?: NodeType;

  /**
   * Whether rarely used data goes to the node's disk. The node types of the family r6gd cannot be without, and no other has a disk.
   *
   * Changing it replaces the cache.
   *
   * @default - true on r6gd node types
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html
   */
  readonly dataTiering?: boolean;

  /**
   * Number of shards, 1 to 500, that the keys are spread over. Giving it (1 too) enables cluster mode.
   *
   * Changing the number moves keys online. Giving it to a running cache that was made without is refused by ElastiCache: the way
   * there leads by `clusterMode`, and no way leads back.
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
   * The shards one by one, where they are not alike. Excludes `shards`, `replicas` and `availabilityZones`.
   *
   * Changing the number of shards moves keys online. Whether another number of replicas, or another zone, of one of them is made in
   * place or replaces the cache, AWS's sources say differently: look at the change set first, and prefer `shards` and `replicas`.
   *
   * @default - `shards` of the same kind
   */
  readonly shardConfigurations?: ShardConfiguration[];

  /**
   * How clients speak to the cache, for the way of a running cache from one mode to the other. See the runbook.
   *
   * @default - as `shards` says
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
   */
  readonly clusterMode?: ClusterMode;

  /**
   * The zone of each node, the primary's first, with cluster mode disabled. Excludes `shardConfigurations`.
   *
   * Changing it replaces the cache.
   *
   * @default - ElastiCache spreads the nodes over the zones of the subnets
   */
  readonly availabilityZones?: string[];

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
   * Changing it replaces the cache, and so does writing it where the old template left it out.
   *
   * @default 6380
   */
  readonly port?: number;

  /**
   * The kind of addresses. `IPV6` and `DUAL_STACK` need Redis OSS 6.2 or Valkey, a Nitro node type, and subnets of that kind.
   *
   * Changing it replaces the cache.
   *
   * @default - NetworkType.IPV4, as ElastiCache has it
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly networkType?: NetworkType;

  /**
   * Which addresses cluster clients are told of. It has no effect with TLS, where they are told names.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - IPv4, or IPv6 on a network of IPv6 only
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly ipDiscovery?: IpDiscovery;

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
   * The node that the daily backups are taken of, of a cache with cluster mode disabled. ElastiCache asks for it when
   * backups are switched on later, on a running cache that was made without.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - ElastiCache chooses
   */
  readonly snapshottingClusterId?: string;

  /**
   * A cache of one node (AWS::ElastiCache::CacheCluster) that exists already and becomes the primary of a new replication group.
   * The group has that one node only; add replicas in a later deployment, with `replicas` in place of this.
   *
   * Changing it makes another node the primary.
   *
   * @default - all nodes are made
   */
  readonly primaryClusterId?: string;

  /**
   * What a new cache is filled with.
   *
   * Changing it replaces the cache. Taking it out does too: leave it as it is.
   *
   * @default - nothing: the cache begins empty
   */
  readonly restoreFrom?: Restore;

  /**
   * The logs that are delivered.
   *
   * Changing them does not interrupt the running nodes.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
   */
  readonly logs?: CacheLogs;

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
   * Whether a write survives the loss of the nodes. Valkey 9.0 or later, with cluster mode enabled.
   *
   * @default - ElastiCache chooses
   */
  readonly durability?: Durability;

  /**
   * The engine and its version.
   *
   * A newer version upgrades in place, with a failover for each shard; an older one is refused by ElastiCache.
   *
   * @default - the version of the primary in another region, else `defaultVersion`
   */
  readonly engineVersion?: EngineVersion;

  /** The engine, and its version where none is given. */
  readonly defaultVersion: EngineVersion;
}
