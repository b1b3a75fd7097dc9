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
import { DetailedMonitoring } from '../observe/metrics/detailed-monitoring';

/**
 * Settings that Redis and Valkey caches of nodes have in common.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-replicationgroup.html
 */
export interface ReplicationGroupOptions {
  /**
   * The name: 1 to 40 letters, digits and hyphens, starting with a letter. ElastiCache stores it in lower case.
   *
   * Changing it replaces the cache.
   *
   * @default - a name that CloudFormation generates
   */
  readonly replicationGroupName?: string;

  /**
   * Makes this cache a read-only copy of the primary of a global datastore in another region. Engine, version, node type, shards,
   * parameters and encryption in transit come from the primary, so you cannot give them here.
   *
   * Changing it replaces the cache.
   *
   * @default - an independent cache
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
   */
  readonly globalReplicationGroup?: IGlobalReplicationGroup;

  /**
   * What the cache is for, at most 255 characters.
   *
   * Changing it does not affect the running nodes.
   *
   * @default - the path of the construct
   */
  readonly description?: string;

  /**
   * The VPC of the cache.
   *
   * A running cache cannot move to another VPC. Create another cache under another construct id.
   */
  readonly vpc: IVpc;

  /**
   * The subnets, in at least two zones for Multi-AZ. Excludes `subnetGroup`.
   *
   * Adding subnets does not affect the running nodes. A subnet that a node uses cannot be removed.
   *
   * @default - the private subnets with egress, else the isolated ones
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * An existing subnet group. Excludes `vpcSubnets`.
   *
   * Changing it replaces the cache.
   *
   * @default - a new group with `vpcSubnets`
   */
  readonly subnetGroup?: ISubnetGroupRef;

  /**
   * Security groups of the nodes. No rules are added to them: use `connections`.
   *
   * Changing them does not affect the running nodes.
   *
   * @default - a new group without inbound and outbound rules; `connections` adds rules to it
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The type of machine that each node runs on.
   *
   * Changing it scales a running cache up or down in place, with a failover for each shard. Changing to or from the family r6gd (data
   * tiering) replaces the cache.
   *
   * @default NodeType.of('cache.t4g.small')
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html
   */
  readonly nodeType?: NodeType;

  /**
   * Whether rarely used data moves to the disk of the node. Required on the node types of the family r6gd, unavailable on other node
   * types.
   *
   * Changing it replaces the cache.
   *
   * @default - true on r6gd node types
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html
   */
  readonly dataTiering?: boolean;

  /**
   * Number of shards that the keys are spread over, 1 to 500. Giving it, even as 1, enables cluster mode.
   *
   * Changing the number moves keys online. You cannot add `shards` to a running cache without cluster mode: ElastiCache refuses it.
   * Migrate with `clusterMode` first. There is no way back.
   *
   * @default - cluster mode disabled: one shard, and clients need not support the cluster protocol
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis-RedisCluster.html
   */
  readonly shards?: number;

  /**
   * Number of replicas of each shard, 0 to 5.
   *
   * Changing the number adds or removes nodes without an interruption.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * The shards one by one, if they differ. Excludes `shards`, `replicas` and `availabilityZones`.
   *
   * Changing the number of shards moves keys online. Changing the replicas or the zone of one shard may replace the cache: the
   * sources of AWS contradict each other. Look at the change set first, and prefer `shards` and `replicas`.
   *
   * @default - `shards` equal shards
   */
  readonly shardConfigurations?: ShardConfiguration[];

  /**
   * How clients connect to the cache. Use it only to migrate a running cache to cluster mode, as the runbook describes.
   *
   * @default - as `shards` implies
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
   */
  readonly clusterMode?: ClusterMode;

  /**
   * The zone of each node, starting with the primary, with cluster mode disabled. Excludes `shardConfigurations`.
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
   * @default - true if there is a replica and `automaticFailover` is on
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
   */
  readonly multiAz?: boolean;

  /**
   * Whether a replica takes over if a primary fails. Required with cluster mode enabled.
   *
   * Changing it does not interrupt the running nodes.
   *
   * @default - true if there is a replica or cluster mode is enabled
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html
   */
  readonly automaticFailover?: boolean;

  /**
   * The port that clients connect to, 1 to 65535. The default is not the well-known 6379, as the cdk-nag rule AwsSolutions-AEC5
   * requires.
   *
   * Changing it replaces the cache. So does adding it to a template that did not have it.
   *
   * @default 6380
   */
  readonly port?: number;

  /**
   * The kind of IP addresses. `IPV6` and `DUAL_STACK` need Redis OSS 6.2 or later or Valkey, a Nitro node type, and subnets of that
   * kind.
   *
   * Changing it replaces the cache.
   *
   * @default - NetworkType.IPV4, the default of ElastiCache
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly networkType?: NetworkType;

  /**
   * Which kind of addresses cluster clients receive. It has no effect with TLS, where they receive host names.
   *
   * Changing it does not affect the running nodes.
   *
   * @default - IPv4, or IPv6 on an IPv6-only network
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly ipDiscovery?: IpDiscovery;

  /**
   * The symmetric key that encrypts the data at rest and the secret of a generated token.
   *
   * Changing it replaces the cache.
   *
   * @default - keys that AWS owns or manages; data at rest is always encrypted
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
   */
  readonly encryptionKey?: IKey;

  /**
   * Whether clients must use TLS.
   *
   * To turn TLS on for a running cache, deploy `PREFERRED` first and `REQUIRED` in a second deployment. Needs Redis OSS 7 or Valkey.
   *
   * @default TransitEncryption.REQUIRED
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
   */
  readonly transitEncryption?: TransitEncryption;

  /**
   * How clients authenticate.
   *
   * Adding a token to a running cache without one replaces the cache.
   *
   * @default Authentication.token()
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
   */
  readonly authentication?: Authentication;

  /**
   * An existing parameter group. Its family must match the version, and `cluster-enabled` must be `yes` if `shards` is given.
   * Excludes `parameters` and `evictionPolicy`.
   *
   * Changing it applies the parameters of the other group. Some of them need a restart.
   *
   * @default - a new group, with the family of the version
   */
  readonly parameterGroup?: IParameterGroupRef;

  /**
   * Parameters by the engine's own names. Each one is checked against the version.
   *
   * Most changes take effect on the running nodes at once. A few need a restart.
   *
   * @default - the engine's defaults
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
   */
  readonly parameters?: { [name: string]: string };

  /**
   * What is evicted when the memory is full.
   *
   * A change takes effect on the running nodes at once.
   *
   * @default - the engine's: EvictionPolicy.VOLATILE_LRU
   */
  readonly evictionPolicy?: EvictionPolicy;

  /**
   * The automatic backups.
   *
   * Changing them does not affect the running nodes.
   *
   * @default Backup.daily()
   */
  readonly backup?: Backup;

  /**
   * The node that the daily backups are taken from, with cluster mode disabled. ElastiCache requires it if you turn on backups on a
   * running cache that had none.
   *
   * Changing it does not affect the running nodes.
   *
   * @default - ElastiCache chooses
   */
  readonly snapshottingClusterId?: string;

  /**
   * The id of an existing cache of one node (AWS::ElastiCache::CacheCluster) that becomes the primary of a new replication group. The
   * group starts with that node only. To add replicas, replace this prop by `replicas` in a later deployment.
   *
   * Changing it makes another node the primary.
   *
   * @default - all nodes are created
   */
  readonly primaryClusterId?: string;

  /**
   * The data that a new cache starts with.
   *
   * Changing or removing it replaces the cache. Leave it unchanged once the cache exists.
   *
   * @default - the cache starts empty
   */
  readonly restoreFrom?: Restore;

  /**
   * The logs to deliver.
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
   * Changing it does not affect the running nodes.
   *
   * @default - the hour after the backup window on Sunday if you give one, else a time that ElastiCache chooses
   */
  readonly maintenanceWindow?: WeeklyWindow;

  /**
   * Whether ElastiCache installs new minor versions in the maintenance window.
   *
   * Changing it does not affect the running nodes.
   *
   * @default true
   */
  readonly autoMinorVersionUpgrade?: boolean;

  /**
   * The topic that ElastiCache sends the events of the cache to, such as failovers. It must be in the same account and region.
   *
   * Changing it does not affect the running nodes.
   *
   * @default - no topic
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
   */
  readonly notificationTopic?: ITopic;

  /**
   * The alarms on the nodes.
   *
   * Changing them does not affect the running nodes.
   *
   * @default Alarms.recommended()
   */
  readonly alarms?: Alarms;

  /**
   * What happens to the cache when it is removed from the stack. If the cache is retained, its subnets, security group, parameters
   * and token are retained too.
   *
   * @default RemovalPolicy.SNAPSHOT
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Settings of a cache of nodes of either engine. */
export interface ReplicationGroupProps extends ReplicationGroupOptions {
  /**
   * Whether acknowledged writes survive the loss of the nodes. Valkey 9.0 or later, with cluster mode enabled.
   *
   * @default - ElastiCache chooses
   */
  readonly durability?: Durability;

  /**
   * OpenTelemetry metrics that ElastiCache sends every 15 seconds. Valkey only.
   *
   * @default - none: ElastiCache sends a core set every 60 seconds, at no charge
   */
  readonly detailedMonitoring?: DetailedMonitoring;

  /**
   * The engine and its version.
   *
   * A newer version upgrades a running cache in place, with a failover for each shard. ElastiCache refuses an older version.
   *
   * @default - the version of the primary in another region, else `defaultVersion`
   */
  readonly engineVersion?: EngineVersion;

  /** The engine, and the version to use if `engineVersion` is not given. */
  readonly defaultVersion: EngineVersion;
}
