import { RemovalPolicy } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { MemcachedFacts } from './facts';
import { MemcachedAuthentication } from './memcached-authentication';
import { zonesOf } from './placement';
import { MemcachedClusterProps } from './props';
import { MemcachedVersion } from '../engine/memcached-version';
import { NodeType } from '../engine/node-type';
import { TransitEncryption } from '../engine/transit-encryption';
import { chooseSubnets } from '../network/subnets';
import { Alarms } from '../observe/alarms/alarms';
import { topicFactsOf } from '../observe/events/facts';
import { knownParameters } from '../parameters/known-parameters';
import { environmentOf } from '../private/environment';
import { SaslOptions } from '../sasl-gate/props';

const DEFAULT_PORT = 11212;
const DEFAULT_NODES = 2;

/** Props without a default that no rule looks at. */
type AsGiven = Omit<MemcachedClusterProps, keyof MemcachedFacts>;

/** The props with their defaults resolved, once: what the rules check and what is rendered. */
export interface MemcachedPlan extends AsGiven, MemcachedFacts {
  readonly securityGroups?: MemcachedClusterProps['securityGroups'];
  readonly parameterGroup?: MemcachedClusterProps['parameterGroup'];
  /** The gate in front of the nodes, if there is one. */
  readonly sasl?: SaslOptions;
  /** All parameters of the parameter group. */
  readonly parameters: { [name: string]: string };
  readonly alarms: Alarms;
  readonly removalPolicy: RemovalPolicy;
}

/** Resolves every default. */
export function planOf(scope: IConstruct, props: MemcachedClusterProps, unsupportedProps: string[]): MemcachedPlan {
  const { version = MemcachedVersion.V1_6_22, parameters = {}, authentication = MemcachedAuthentication.none() } = props;
  const given = props.parameterGroup && knownParameters(props.parameterGroup);
  return {
    ...props,
    ...environmentOf(scope),
    clusterName: props.clusterName,
    engine: 'memcached',
    version,
    nodeType: props.nodeType ?? NodeType.T4G_SMALL,
    ...placement(props),
    transitEncryption: props.transitEncryption
      ?? (version.features.transitEncryption === false ? TransitEncryption.DISABLED : TransitEncryption.REQUIRED),
    sasl: authentication._sasl,
    parameterGroupFacts: given,
    givenParameters: parameters,
    parameters: given?.parameters ?? parameters,
    topic: topicFactsOf(props.notificationTopic),
    alarms: props.alarms ?? Alarms.recommended(),
    removalPolicy: props.removalPolicy ?? RemovalPolicy.DESTROY,
    unsupportedProps,
  };
}

function placement(props: MemcachedClusterProps) {
  const { vpc, vpcSubnets, subnetGroup, port = DEFAULT_PORT, nodes = DEFAULT_NODES } = props;
  return {
    port,
    defaultPort: DEFAULT_PORT,
    subnets: subnetGroup ? undefined : chooseSubnets(vpc, vpcSubnets),
    subnetsGivenTwice: subnetGroup !== undefined && vpcSubnets !== undefined,
    nodes,
    ...zonesOf(props, nodes),
  };
}
