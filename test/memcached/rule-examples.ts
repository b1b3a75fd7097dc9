import { IpProtocol, IVpc, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { AzMode } from '../../src/engine/az-mode';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { NodeType } from '../../src/engine/node-type';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { RedisVersion } from '../../src/engine/redis-version';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { IpDiscovery, NetworkType } from '../../src/network/network-type';
import { SubnetGroup } from '../../src/network/subnet-group';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { GivenToMemcached, HOME, vpcOf } from '../helpers';
import { Example as AnyExample } from '../replication-group/rule-examples';

export type Example = AnyExample<GivenToMemcached>;

const { CROSS_AZ, SINGLE_AZ } = AzMode;
const { DISABLED, PREFERRED, REQUIRED } = TransitEncryption;
/** What JavaScript lets through. */
const foreign = (props: object) => props as GivenToMemcached;
const isolated = (count: number) => (stack: Stack): { vpc: IVpc } => ({
  vpc: Vpc.fromVpcAttributes(stack, 'Imported', {
    vpcId: 'vpc-1',
    availabilityZones: Array.from({ length: count }, (_, i) => `zone-${i}`),
    isolatedSubnetIds: Array.from({ length: count }, (_, i) => `subnet-${i}`),
  }),
});
const onlySubnets = (subnetType: SubnetType) => (stack: Stack) => ({
  vpc: new Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Only', subnetType }] }),
});
/** Zones of the VPC, by their places. */
const zones = (places: number[], rest: object = {}) => (stack: Stack) => ({
  availabilityZones: places.map(place => vpcOf(stack).availabilityZones[place]), ...rest,
});
const topicIn = (region: string, account = HOME.account) => (stack: Stack) => ({
  notificationTopic: Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:${region}:${account}:events`),
});
const ownParameters = (stack: Stack, family = ParameterGroupFamily.MEMCACHED1_6) => new ParameterGroup(stack, 'Own', { family });

/** Codes of MEMCACHED_RULES. */
export const RULE_EXAMPLES: Record<string, Example> = {
  InvalidClusterName: { broken: { clusterName: '1st-cache' }, repaired: { clusterName: 'cache-1' } },
  NotOfMemcached: { broken: foreign({ replicas: 1 }), repaired: { nodes: 2 } },
  NoSnapshotOfMemcached: { broken: { removalPolicy: RemovalPolicy.SNAPSHOT }, repaired: { removalPolicy: RemovalPolicy.RETAIN } },
  NodesOutOfRange: { broken: { nodes: 0 }, repaired: { nodes: 1 } },
  CrossAzNeedsNodes: { broken: { nodes: 1, azMode: CROSS_AZ }, repaired: { nodes: 2, azMode: CROSS_AZ } },
  NoAvailabilityZones: { broken: { availabilityZones: [] }, repaired: {} },
  ZonesOfSingleAz: { broken: zones([0, 1], { azMode: SINGLE_AZ }), repaired: zones([0], { azMode: SINGLE_AZ }) },
  ZonesOfCrossAz: { broken: zones([0], { azMode: CROSS_AZ }), repaired: zones([0, 1], { azMode: CROSS_AZ }) },
  MoreZonesThanNodes: { broken: zones([0, 1, 0], { nodes: 2 }), repaired: zones([0, 1, 0], { nodes: 3 }) },
  ZoneWithoutSubnet: {
    broken: stack => ({ availabilityZones: [vpcOf(stack).availabilityZones[0], 'eu-west-1z'] }),
    repaired: zones([0, 1]),
  },
  NodeTypeWithDisk: { broken: { nodeType: NodeType.R6GD_XLARGE }, repaired: { nodeType: NodeType.R6G_LARGE } },
  NodeTypeNeedsNewerMemcached: {
    broken: { nodeType: NodeType.T4G_SMALL, version: MemcachedVersion.V1_5_10 },
    repaired: { nodeType: NodeType.T3_SMALL, version: MemcachedVersion.V1_5_10 },
  },

  MemcachedTlsPreferred: { broken: { transitEncryption: PREFERRED }, repaired: { transitEncryption: REQUIRED } },
  MemcachedTlsNeedsNewerVersion: {
    broken: { version: MemcachedVersion.V1_6_6, transitEncryption: REQUIRED },
    repaired: { version: MemcachedVersion.V1_6_12, transitEncryption: REQUIRED },
  },
  MemcachedTlsNodeType: { broken: { nodeType: NodeType.T2_SMALL }, repaired: { nodeType: NodeType.T2_SMALL, transitEncryption: DISABLED } },

  VersionOfOtherEngine: { broken: foreign({ version: RedisVersion.V7_1 }), repaired: { version: MemcachedVersion.V1_6_22 } },
  NodeTypeDiscontinued: { broken: { nodeType: NodeType.of('cache.m3.large') }, repaired: { nodeType: NodeType.M7G_LARGE } },
  NodeTypeNotNitro: {
    broken: { networkType: NetworkType.DUAL_STACK, nodeType: NodeType.R4_LARGE },
    repaired: { networkType: NetworkType.DUAL_STACK, nodeType: NodeType.R5_LARGE },
  },
  PortOutOfRange: { broken: { port: 65536 }, repaired: { port: 11211 } },
  SubnetsGivenTwice: {
    broken: stack => ({
      subnetGroup: new SubnetGroup(stack, 'Own', { vpc: vpcOf(stack) }),
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    }),
    repaired: stack => ({ subnetGroup: new SubnetGroup(stack, 'Own', { vpc: vpcOf(stack) }) }),
  },
  NoSubnets: { broken: { vpcSubnets: { subnets: [] } }, repaired: isolated(20) },
  OnlyPublicSubnets: { broken: onlySubnets(SubnetType.PUBLIC), repaired: onlySubnets(SubnetType.PRIVATE_ISOLATED) },
  NoSecurityGroups: {
    broken: { securityGroups: [] },
    repaired: stack => ({ securityGroups: [new SecurityGroup(stack, 'Own', { vpc: vpcOf(stack) })] }),
  },
  NetworkTypeNeedsNewerVersion: {
    broken: { networkType: NetworkType.IPV6, version: MemcachedVersion.V1_5_16 },
    repaired: { networkType: NetworkType.IPV6, version: MemcachedVersion.V1_6_6 },
  },
  IpDiscoveryContradicts: {
    broken: { ipDiscovery: IpDiscovery.IPV6 },
    repaired: { ipDiscovery: IpDiscovery.IPV6, networkType: NetworkType.DUAL_STACK },
  },
  ParametersGivenTwice: {
    broken: stack => ({ parameterGroup: ownParameters(stack), parameters: { idle_timeout: '60' } }),
    repaired: stack => ({ parameterGroup: ownParameters(stack) }),
  },
  ParameterGroupOfOtherFamily: {
    broken: stack => ({ parameterGroup: ownParameters(stack, ParameterGroupFamily.MEMCACHED1_5) }),
    repaired: stack => ({ parameterGroup: ownParameters(stack) }),
  },
  TopicElsewhere: { broken: topicIn('us-east-1'), repaired: topicIn('eu-west-1') },
};

/** Codes of MEMCACHED_WARNINGS. */
export const WARNING_EXAMPLES: Record<string, Example> = {
  MemcachedNodeQuota: { broken: { nodes: 61 }, repaired: { nodes: 60 } },
  NodesChangeReplaces: {
    broken: stack => ({ subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'Own', 'existing') }),
    repaired: stack => ({ subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'Own', 'existing'), availabilityZones: ['eu-west-1a', 'eu-west-1b'] }),
  },
  MemcachedPlaintext: { broken: { transitEncryption: DISABLED }, repaired: { transitEncryption: REQUIRED } },
  NodeTypeT2: {
    broken: { nodeType: NodeType.T2_SMALL, transitEncryption: DISABLED },
    repaired: { nodeType: NodeType.T4G_SMALL },
    also: ['MemcachedPlaintext'],
  },
  NodeTypeNotInRegion: { broken: { nodeType: NodeType.C7GN_LARGE }, repaired: { nodeType: NodeType.R7G_LARGE }, env: { ...HOME, region: 'eu-north-1' } },
  TopicEncrypted: {
    broken: stack => ({ notificationTopic: new Topic(stack, 'Topic', { masterKey: new Key(stack, 'Key') }) }),
    repaired: stack => ({ notificationTopic: new Topic(stack, 'Topic') }),
  },
  UnlistedVersion: { broken: { version: MemcachedVersion.of('1.6.99', 'memcached1.6') }, repaired: { version: MemcachedVersion.V1_6_22 } },
  PublicSubnets: {
    broken: { vpcSubnets: { subnetType: SubnetType.PUBLIC } },
    repaired: { vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS } },
  },
  SubnetsWithoutIpv6: {
    broken: stack => ({ networkType: NetworkType.DUAL_STACK, vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }) }),
    repaired: stack => ({ networkType: NetworkType.DUAL_STACK, vpc: new Vpc(stack, 'Vpc', { maxAzs: 2, ipProtocol: IpProtocol.DUAL_STACK }) }),
  },
};
