import { Connections, ISubnet, IVpc, SelectedSubnets, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { GateFacts } from './facts';
import { IGatedCluster } from './gated-cluster';
import { SaslGateProps, SaslOptions } from './props';
import { Alarms } from '../observe/alarms/alarms';
import { isKnown, known } from '../private/tokens';

const DEFAULT_USERNAME = 'app';

/** The gate that a cluster creates for itself. Its own connections are the gate's, so it passes those of its nodes. */
export interface OwnGateProps extends SaslGateProps {
  readonly nodeConnections: Connections;
}

/** The options with their defaults resolved, once. */
export interface GatePlan extends SaslOptions, GateFacts {
  readonly scope: IConstruct;
  readonly cluster: IGatedCluster;
  readonly vpc: IVpc;
  readonly secret?: SaslOptions['secret'];
  readonly certificate?: SaslOptions['certificate'];
  readonly image?: SaslOptions['image'];
  readonly port: number;
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly cpu: number;
  readonly memoryLimitMiB: number;
  readonly serviceName: string;
  readonly alarms: Alarms;
  /** Undefined when the VPC has none such. */
  readonly subnets?: SelectedSubnets;
  /** Subnets without a way out. */
  readonly isolated: ISubnet[];
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
    clusterPath: cluster.node.path,
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
