import { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { MemcachedAuthentication } from './memcached-authentication';
import { AzMode } from '../engine/az-mode';
import { MemcachedVersion } from '../engine/memcached-version';
import { NodeType } from '../engine/node-type';
import { TransitEncryption } from '../engine/transit-encryption';
import { WeeklyWindow } from '../engine/window';
import { IpDiscovery, NetworkType } from '../network/network-type';
import { Alarms } from '../observe/alarms/alarms';

/**
 * A Memcached cluster.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-cachecluster.html
 */
export interface MemcachedClusterProps {
  /**
   * The name: 1 to 50 letters, digits and hyphens, beginning with a letter. ElastiCache keeps it in lower case.
   *
   * Changing it replaces the cluster.
   *
   * @default - a name that CloudFormation makes
   */
  readonly clusterName?: string;

  /**
   * The version of Memcached. A newer one upgrades in place and empties the nodes; an older one is refused by ElastiCache.
   *
   * @default MemcachedVersion.V1_6_22
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
   */
  readonly version?: MemcachedVersion;

  /**
   * The network of the cluster.
   *
   * A running cluster cannot be moved to another VPC: make another one, under another construct id.
   */
  readonly vpc: IVpc;

  /**
   * The subnets. Excludes `subnetGroup`.
   *
   * Where the change brings another zone, give the zones that the nodes lie in as `availabilityZones` first: another list of zones
   * for the same number of nodes replaces the cluster.
   *
   * @default - the private subnets with egress, else the isolated ones
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * A subnet group that exists already. Excludes `vpcSubnets`. Give `availabilityZones` with it, since the zones of its subnets are
   * not known.
   *
   * Changing it replaces the cluster.
   *
   * @default - a group of its own, of `vpcSubnets`
   */
  readonly subnetGroup?: ISubnetGroupRef;

  /**
   * Who may reach the nodes. They are not opened: `connections` opens them.
   *
   * Changing them does nothing to the running nodes.
   *
   * @default - a group of its own that lets nobody in until `connections` opens it, and nothing out
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The machine that each node runs on.
   *
   * CloudFormation cannot change it on a running cluster: make another cluster, under another construct id.
   *
   * @default NodeType.of('cache.t4g.small')
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
   */
  readonly nodeType?: NodeType;

  /**
   * Number of nodes, 1 to 60. Clients spread the keys over them, and each key is on one node only: a node that is lost takes
   * its share of the keys with it.
   *
   * Changing the number adds or removes nodes in place. Clients that hash consistently then lose a node's share of the keys, others
   * nearly all of them. A cluster without known zones (`subnetGroup` without `availabilityZones`) is replaced, and so is one whose
   * number of nodes is only known at deployment.
   *
   * @default 2
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.html
   */
  readonly nodes?: number;

  /**
   * Whether the nodes lie in one zone or in several.
   *
   * Changing it gives the nodes other zones, which may replace the cluster: look at the change set first.
   *
   * @default - AzMode.CROSS_AZ where there is more than one node and more than one zone
   */
  readonly azMode?: AzMode;

  /**
   * The zones that the nodes are spread over in turn, at most as many as nodes. Each must have one of the subnets. A list that is only
   * known at deployment must have one zone for each node.
   *
   * Another list for the same number of nodes replaces the cluster.
   *
   * @default - the zones of the subnets
   */
  readonly availabilityZones?: string[];

  /**
   * The port of the nodes, 1 to 65535. Not the well-known 11211, as cdk-nag's rule AwsSolutions-AEC5 asks.
   *
   * Changing it replaces the cluster.
   *
   * @default 11212
   */
  readonly port?: number;

  /**
   * Whether clients must use TLS: `REQUIRED` or `DISABLED`. Memcached 1.6.12 or later, and clients that can.
   *
   * It cannot be changed on a running cluster: make another one, under another construct id.
   *
   * @default - TransitEncryption.REQUIRED where the version can, else DISABLED
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-mc.html
   */
  readonly transitEncryption?: TransitEncryption;

  /**
   * How clients prove who they are. ElastiCache for Memcached has no authentication: `MemcachedAuthentication.sasl()` puts a gate
   * of this library in front of the nodes.
   *
   * Changing it does nothing to the running nodes, but clients reach them on other ways.
   *
   * @default - MemcachedAuthentication.none(): who reaches the port is let in
   */
  readonly authentication?: MemcachedAuthentication;

  /**
   * The kind of addresses. `IPV6` and `DUAL_STACK` need Memcached 1.6.6, a Nitro node type, and subnets of that kind.
   *
   * Changing it replaces the cluster.
   *
   * @default - NetworkType.IPV4, as ElastiCache has it
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly networkType?: NetworkType;

  /**
   * Which addresses clients are told of by auto discovery. It has no effect with TLS, where they are told names.
   *
   * Changing it may replace the cluster: look at the change set first.
   *
   * @default - IPv4, or IPv6 on a network of IPv6 only
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly ipDiscovery?: IpDiscovery;

  /**
   * A parameter group that exists already, of the family of the version. Excludes `parameters`.
   *
   * Changing it applies the other group's parameters when the nodes are restarted.
   *
   * @default - a group of its own, whose family follows from the version
   */
  readonly parameterGroup?: IParameterGroupRef;

  /**
   * Settings of the engine, by the engine's own names: `MemcachedParameters.of()` writes the usual ones. Each is checked against
   * the version.
   *
   * Nearly all changes wait for a restart of the nodes, which empties them.
   *
   * @default - the engine's defaults
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Memcached
   */
  readonly parameters?: { [name: string]: string };

  /**
   * When ElastiCache may maintain the nodes, in UTC.
   *
   * Changing it does nothing to the running nodes.
   *
   * @default - a time that ElastiCache chooses
   */
  readonly maintenanceWindow?: WeeklyWindow;

  /**
   * Where ElastiCache tells what happens to the cluster. The topic must be of the same account and region.
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
   * What happens to the cluster when it leaves the stack. What it cannot live without (its subnets, security group and parameters)
   * is retained with it. Memcached has no snapshots.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}
