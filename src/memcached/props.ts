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
 * Settings of a Memcached cluster.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticache-cachecluster.html
 */
export interface MemcachedClusterProps {
  /**
   * The name: 1 to 50 letters, digits and hyphens, starting with a letter. ElastiCache stores it in lower case.
   *
   * Changing it replaces the cluster.
   *
   * @default - a name that CloudFormation generates
   */
  readonly clusterName?: string;

  /**
   * The version of Memcached.
   *
   * A newer version upgrades a running cluster in place and empties the nodes. ElastiCache refuses an older version.
   *
   * @default MemcachedVersion.V1_6_22
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
   */
  readonly version?: MemcachedVersion;

  /**
   * The VPC of the cluster.
   *
   * A running cluster cannot move to another VPC. Create another cluster under another construct id.
   */
  readonly vpc: IVpc;

  /**
   * The subnets. Excludes `subnetGroup`.
   *
   * If a change adds a zone, first give the current zones of the nodes as `availabilityZones`: another list of zones for the same
   * number of nodes replaces the cluster.
   *
   * @default - the private subnets with egress, else the isolated ones
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * An existing subnet group. Excludes `vpcSubnets`. Also give `availabilityZones`, since the zones of its subnets are unknown.
   *
   * Changing it replaces the cluster.
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
   * CloudFormation cannot change it on a running cluster. Create another cluster under another construct id.
   *
   * @default NodeType.of('cache.t4g.small')
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
   */
  readonly nodeType?: NodeType;

  /**
   * Number of nodes. Clients spread the keys over them. Each key is on one node only and is lost with it. The default quota is 60.
   *
   * Changing the number adds or removes nodes in place. Clients with consistent hashing then lose the keys of one node, other clients
   * lose nearly all keys. The change replaces a cluster without known zones (`subnetGroup` without `availabilityZones`), or one whose
   * number of nodes is only known at deployment.
   *
   * @default 2
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.html
   */
  readonly nodes?: number;

  /**
   * Whether the nodes lie in one zone or in several.
   *
   * Changing it moves nodes to other zones, which may replace the cluster. Look at the change set first.
   *
   * @default - AzMode.CROSS_AZ if there is more than one node and more than one zone
   */
  readonly azMode?: AzMode;

  /**
   * The zones that the nodes are spread over in turn, at most as many as nodes. Each zone needs one of the subnets. A list that is
   * only known at deployment needs one zone for each node.
   *
   * Another list for the same number of nodes replaces the cluster.
   *
   * @default - the zones of the subnets
   */
  readonly availabilityZones?: string[];

  /**
   * The port of the nodes, 1 to 65535. The default is not the well-known 11211, as the cdk-nag rule AwsSolutions-AEC5 requires.
   *
   * Changing it replaces the cluster.
   *
   * @default 11212
   */
  readonly port?: number;

  /**
   * Whether clients must use TLS: `REQUIRED` or `DISABLED`. TLS needs Memcached 1.6.12 or later, and clients that support it.
   *
   * It cannot change on a running cluster. Create another cluster under another construct id.
   *
   * @default - TransitEncryption.REQUIRED if the version supports it, else DISABLED
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-mc.html
   */
  readonly transitEncryption?: TransitEncryption;

  /**
   * How clients authenticate. ElastiCache for Memcached has no authentication: `MemcachedAuthentication.sasl()` puts a gate of this
   * library in front of the nodes.
   *
   * Changing it does not affect the running nodes, but clients need other endpoints.
   *
   * @default - MemcachedAuthentication.none(): any client that can reach the port has access
   */
  readonly authentication?: MemcachedAuthentication;

  /**
   * The kind of IP addresses. `IPV6` and `DUAL_STACK` need Memcached 1.6.6 or later, a Nitro node type, and subnets of that kind.
   *
   * Changing it replaces the cluster.
   *
   * @default - NetworkType.IPV4, the default of ElastiCache
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly networkType?: NetworkType;

  /**
   * Which kind of addresses clients receive through auto discovery. It has no effect with TLS, where they receive host names.
   *
   * Changing it may replace the cluster. Look at the change set first.
   *
   * @default - IPv4, or IPv6 on an IPv6-only network
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly ipDiscovery?: IpDiscovery;

  /**
   * An existing parameter group of the family of the version. Excludes `parameters`.
   *
   * Changing it applies the parameters of the other group when the nodes are restarted.
   *
   * @default - a new group, with the family of the version
   */
  readonly parameterGroup?: IParameterGroupRef;

  /**
   * Parameters by the engine's own names. `MemcachedParameters.of()` writes the usual ones. Each one is checked against the version.
   *
   * Nearly all changes need a restart of the nodes, which empties them.
   *
   * @default - the engine's defaults
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Memcached
   */
  readonly parameters?: { [name: string]: string };

  /**
   * When ElastiCache may maintain the nodes, in UTC.
   *
   * Changing it does not affect the running nodes.
   *
   * @default - a time that ElastiCache chooses
   */
  readonly maintenanceWindow?: WeeklyWindow;

  /**
   * The topic that ElastiCache sends the events of the cluster to. It must be in the same account and region.
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
   * What happens to the cluster when it is removed from the stack. If the cluster is retained, its subnets, security group and
   * parameters are retained too. Memcached has no snapshots.
   *
   * @default RemovalPolicy.DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}
