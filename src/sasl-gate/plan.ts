import { Connections, ISubnet, IVpc, SelectedSubnets, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { IGatedCluster } from './gated-cluster';
import { GatedNodes } from './gated-nodes';
import { SaslGateProps, SaslOptions } from './props';
import { Alarms } from '../observe/alarms/alarms';
import { isKnown, known } from '../private/tokens';

const DEFAULT_USERNAME = 'app';

/** The gate that a cluster creates for itself. Its own connections are the gate's, so it passes those of its nodes. */
export interface OwnGateProps extends SaslGateProps {
  readonly nodeConnections: Connections;
}

/** The options with their defaults resolved, once. */
export interface GatePlan extends SaslOptions, GatedNodes {
  readonly scope: IConstruct;
  readonly cluster: IGatedCluster;
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
  /** Whether the cluster lets in another gate only. */
  readonly behindAnother: boolean;
  /** Whether the security groups of the nodes are known, without which the gate could not get there. */
  readonly nodesKnown: boolean;
}

/** Resolves every default. */
export function gatePlanOf(scope: IConstruct, props: SaslGateProps & Partial<OwnGateProps>): GatePlan {
  const { cluster, vpc, secret, username, vpcSubnets } = props;
  const nodes = cluster._gatedNodes?.();
  const subnets = subnetsOf(vpc, vpcSubnets);
  return {
    ...props,
    ...nodes,
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
    behindAnother: nodes?.hasGate === true && props.nodeConnections === undefined,
    nodesKnown: (props.nodeConnections ?? cluster.connections).securityGroups.length > 0,
  };
}

function subnetsOf(vpc: IVpc, selection: SaslOptions['vpcSubnets']): SelectedSubnets | undefined {
  if (selection === undefined && vpc.privateSubnets.length === 0) { return undefined; }
  return vpc.selectSubnets(selection ?? { subnetType: SubnetType.PRIVATE_WITH_EGRESS });
}
