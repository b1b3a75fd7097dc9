import { CfnSubnet, ISubnet, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { known } from '../private/tokens';

/** The subnets of a cache, and what is known about them. */
export interface ChosenSubnets {
  readonly subnetIds: string[];
  /** The zones that the subnets lie in; undefined when one of them is only known at deployment. */
  readonly availabilityZones?: string[];
  readonly hasPublic: boolean;
  /** Whether a subnet is known to lack IPv6 addresses. */
  readonly lacksIpv6: boolean;
  /** Whether the user, and not the default, chose them. */
  readonly chosen: boolean;
}

/** The default order of CDK: private subnets with egress, else isolated ones. */
export function chooseSubnets(vpc: IVpc, selection?: SubnetSelection): ChosenSubnets {
  const { subnets, hasPublic } = vpc.selectSubnets(selection);
  return {
    subnetIds: subnets.map(subnet => subnet.subnetId),
    availabilityZones: zonesOf(subnets),
    hasPublic,
    lacksIpv6: subnets.some(lacksIpv6),
    chosen: selection !== undefined,
  };
}

/** Whether the subnet belongs to this app and has no IPv6 addresses. */
function lacksIpv6(subnet: ISubnet): boolean {
  const child = subnet.node.tryFindChild('Subnet');
  return CfnSubnet.isCfnSubnet(child) && child.ipv6CidrBlock === undefined && !child.ipv6Native;
}

function zonesOf(subnets: ISubnet[]): string[] | undefined {
  const zones = subnets.map(subnet => known(subnet.availabilityZone));
  return zones.every(zone => zone !== undefined) ? [...new Set(zones as string[])] : undefined;
}
