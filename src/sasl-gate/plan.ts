import { Connections, ISubnet, IVpc, SelectedSubnets, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { GateFacts } from './facts';
import { SaslGateProps, SaslOptions } from './props';
import { Alarms } from '../observe/alarms/alarms';
import { isKnown, known } from '../private/tokens';

const DEFAULT_USERNAME = 'app';

/** Props of the gate that a cluster creates for itself. `connections` of the cluster are those of the gate, so it also passes those of its nodes. */
export interface OwnGateProps extends SaslGateProps {
  readonly nodeConnections: Connections;
}

/** Props without a rule and without a default are passed through. */
type AsGiven = Omit<SaslGateProps, keyof GateFacts>;

/** The props with their defaults resolved, once. */
export interface GatePlan extends AsGiven, GateFacts {
  readonly secret?: SaslOptions['secret'];
  readonly certificateSecret?: SaslOptions['certificateSecret'];
  readonly image?: SaslOptions['image'];
  readonly serviceName: string;
  readonly alarms: Alarms;
  /** Undefined if the VPC has no subnets of that kind. */
  readonly subnets?: SelectedSubnets;
  /** The subnets without a route to the internet. */
  readonly isolated: ISubnet[];
}

/** Resolves every default. */
export function gatePlanOf(props: SaslGateProps & Partial<OwnGateProps>): GatePlan {
  const { cluster, vpc, secret, userName, vpcSubnets } = props;
  const nodes = cluster._gatedNodes?.();
  const subnets = subnetsOf(vpc, vpcSubnets);
  return {
    ...props,
    ...nodes,
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
    userName: secret ? undefined : userName ?? DEFAULT_USERNAME,
    userNameGiven: userName !== undefined,
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
