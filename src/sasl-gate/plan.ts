import { Connections, ISubnet, IVpc, SelectedSubnets, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { SaslOptions } from './props';
import type { SaslGateProps } from './sasl-gate';
import { MemcachedVersion } from '../engine/memcached-version';
import { MemcachedPlan } from '../memcached/plan';
import { IMemcachedCluster } from '../memcached/ref';
import { NetworkType } from '../network/network-type';
import { Alarms } from '../observe/alarms/alarms';
import { isKnown, known } from '../private/tokens';

const DEFAULT_USERNAME = 'app';

/** The options with their defaults resolved, once. */
export interface GatePlan extends SaslOptions {
  readonly scope: IConstruct;
  readonly cluster: IMemcachedCluster;
  readonly vpc: IVpc;
  /** Undefined when it is only known at deployment. */
  readonly nodes?: number;
  readonly port: number;
  /** The ports of the other nodes follow from it, so it must be known. */
  readonly portKnown: boolean;
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly cpu: number;
  readonly memoryLimitMiB: number;
  readonly serviceName: string;
  readonly alarms: Alarms;
  /** Undefined when the secret was given. */
  readonly username?: string;
  readonly usernameGiven: boolean;
  /** Undefined when the VPC has none such. */
  readonly subnets?: SelectedSubnets;
  /** Subnets without a way out. */
  readonly isolated: ISubnet[];
  /** Whether the parameter group of the cluster refuses the binary protocol, in which SASL is spoken. */
  readonly asciiOnly: boolean;
  /** Undefined when it was left out, or the cluster is imported. */
  readonly networkType?: NetworkType;
  /** Undefined when the cluster is imported. */
  readonly version?: MemcachedVersion;
  /** Whether the cluster lets in another gate only. */
  readonly behindAnother: boolean;
  /** Whether the security groups of the nodes are known, without which the gate could not get there. */
  readonly nodesKnown: boolean;
}

/** Resolves every default. */
export function gatePlanOf(scope: IConstruct, props: SaslGateProps & { readonly nodeConnections?: Connections }): GatePlan {
  const { cluster, vpc, secret, username, vpcSubnets } = props;
  const { parameters = {}, sasl, version, networkType } = (cluster as { readonly _plan?: MemcachedPlan })._plan ?? {};
  const subnets = subnetsOf(vpc, vpcSubnets);
  return {
    ...props,
    scope,
    nodes: known(props.nodes ?? cluster.nodes),
    port: props.port ?? 11212,
    portKnown: isKnown(props.port),
    minTasks: props.minTasks ?? 2,
    maxTasks: props.maxTasks ?? 10,
    cpu: props.cpu ?? 256,
    memoryLimitMiB: props.memoryLimitMiB ?? 512,
    serviceName: props.serviceName ?? 'memcached',
    alarms: props.alarms ?? Alarms.recommended(),
    username: secret ? undefined : username ?? DEFAULT_USERNAME,
    usernameGiven: username !== undefined,
    subnets,
    isolated: subnets?.subnets.filter(subnet => vpc.isolatedSubnets.some(({ node }) => node === subnet.node)) ?? [],
    asciiOnly: known(parameters.binding_protocol) === 'ascii',
    version,
    networkType,
    behindAnother: sasl !== undefined && props.nodeConnections === undefined,
    nodesKnown: (props.nodeConnections ?? cluster.connections).securityGroups.length > 0,
  };
}

function subnetsOf(vpc: IVpc, selection: SaslOptions['vpcSubnets']): SelectedSubnets | undefined {
  if (selection === undefined && vpc.privateSubnets.length === 0) { return undefined; }
  return vpc.selectSubnets(selection ?? { subnetType: SubnetType.PRIVATE_WITH_EGRESS });
}
