import { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { MemcachedFacts } from './facts';
import { MemcachedAuthentication } from './memcached-authentication';
import { zonesOf } from './placement';
import { MemcachedClusterProps } from './props';
import { MemcachedVersion } from '../engine/memcached-version';
import { NodeType } from '../engine/node-type';
import { TransitEncryption } from '../engine/transit-encryption';
import { WeeklyWindow } from '../engine/window';
import { chooseSubnets } from '../network/subnets';
import { Alarms } from '../observe/alarms/alarms';
import { topicFactsOf } from '../observe/events/facts';
import { knownParameters } from '../parameters/known-parameters';
import { environmentOf } from '../private/environment';
import { lowerCase } from '../private/names';
import { SaslOptions } from '../sasl-gate/props';

const DEFAULT_PORT = 11212;
const DEFAULT_NODES = 2;

/** The props with their defaults resolved, once: what the rules check and what is rendered. */
export interface MemcachedPlan extends MemcachedFacts {
  readonly vpc: IVpc;
  readonly vpcSubnets?: SubnetSelection;
  readonly subnetGroup?: ISubnetGroupRef;
  readonly securityGroups?: ISecurityGroup[];
  /** The gate in front of the nodes, if there is one. */
  readonly sasl?: SaslOptions;
  readonly parameterGroup?: IParameterGroupRef;
  /** All that the parameter group holds. */
  readonly parameters: { [name: string]: string };
  readonly maintenanceWindow?: WeeklyWindow;
  readonly notificationTopic?: ITopic;
  readonly alarms: Alarms;
  readonly removalPolicy: RemovalPolicy;
}

/** Resolves every default. */
export function planOf(scope: IConstruct, props: MemcachedClusterProps, foreignProps: string[]): MemcachedPlan {
  const version = props.version ?? MemcachedVersion.V1_6_22;
  const given = props.parameterGroup && knownParameters(props.parameterGroup);
  return {
    ...environmentOf(scope),
    clusterName: lowerCase(props.clusterName),
    version,
    nodeType: props.nodeType ?? NodeType.T4G_SMALL,
    ...placement(props),
    securityGroups: props.securityGroups,
    port: props.port ?? DEFAULT_PORT,
    defaultPort: DEFAULT_PORT,
    transitEncryption: props.transitEncryption
      ?? (version.features.transitEncryption === false ? TransitEncryption.DISABLED : TransitEncryption.REQUIRED),
    sasl: (props.authentication ?? MemcachedAuthentication.none())._sasl,
    networkType: props.networkType,
    ipDiscovery: props.ipDiscovery,
    parameterGroup: props.parameterGroup,
    parameterGroupFacts: given,
    givenParameters: props.parameters ?? {},
    parameters: given?.parameters ?? props.parameters ?? {},
    maintenanceWindow: props.maintenanceWindow,
    notificationTopic: props.notificationTopic,
    topic: topicFactsOf(props.notificationTopic),
    alarms: props.alarms ?? Alarms.recommended(),
    removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
    foreignProps,
  };
}

function placement(props: MemcachedClusterProps) {
  const { vpc, vpcSubnets, subnetGroup, nodes = DEFAULT_NODES } = props;
  return {
    vpc,
    vpcSubnets,
    subnetGroup,
    subnets: subnetGroup ? undefined : chooseSubnets(vpc, vpcSubnets),
    subnetsGivenTwice: subnetGroup !== undefined && vpcSubnets !== undefined,
    nodes,
    ...zonesOf(props, nodes),
  };
}
