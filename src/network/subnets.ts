import { ISubnet, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { known } from '../private/tokens';

/** The subnets of a cache, and what is known about them. */
export interface ChosenSubnets {
  readonly subnetIds: string[];
  /** The zones that the subnets lie in; undefined when one of them is only known at deployment. */
  readonly availabilityZones?: string[];
  readonly hasPublic: boolean;
  /** Whether the user, and not the default, chose them. */
  readonly chosen: boolean;
}

/** CDK's own order: private subnets with egress, else isolated ones. */
export function chooseSubnets(vpc: IVpc, selection?: SubnetSelection): ChosenSubnets {
  const { subnets, hasPublic } = vpc.selectSubnets(selection);
  return {
    subnetIds: subnets.map(subnet => subnet.subnetId),
    availabilityZones: zonesOf(subnets),
    hasPublic,
    chosen: selection !== undefined,
  };
}

function zonesOf(subnets: ISubnet[]): string[] | undefined {
  const zones = subnets.map(subnet => known(subnet.availabilityZone));
  return zones.every(zone => zone !== undefined) ? [...new Set(zones as string[])] : undefined;
}
