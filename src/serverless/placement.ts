import { CfnSubnet, ISubnet, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { NetworkType } from '../network/network-type';
import { ChosenSubnets, chooseSubnets } from '../network/subnets';
import { isOfListToken } from '../private/tokens';

/** The most zones of a serverless cache. */
const ZONES = 3;

/** The subnets of a serverless cache, with facts about them. */
export interface ServerlessSubnets extends ChosenSubnets {
  /** Number of zones of the subnets; undefined when it is only known at deployment. */
  readonly zoneCount?: number;
  /** The network types of the subnets that this app creates. */
  readonly networkTypes: NetworkType[];
}

/** Selects the first subnet in each of the first three zones. */
export function chooseZones(vpc: IVpc, selection?: SubnetSelection): ServerlessSubnets {
  const subnets = firstOfEachZone(vpc.selectSubnets(selection).subnets).slice(0, ZONES);
  return {
    ...chooseSubnets(vpc, { subnets }),
    chosen: selection !== undefined,
    zoneCount: subnets.some(({ subnetId }) => isOfListToken(subnetId)) ? undefined : subnets.length,
    networkTypes: subnets.map(networkTypeOf).filter(type => type !== undefined),
  };
}

function firstOfEachZone(subnets: ISubnet[]): ISubnet[] {
  const zones = new Set<string>();
  return subnets.filter(subnet => {
    const zone = zoneOf(subnet);
    const isNew = zone === undefined || !zones.has(zone);
    if (zone !== undefined) { zones.add(zone); }
    return isNew;
  });
}

/** The zone, or the expression for it; undefined when neither distinguishes it from other zones. */
function zoneOf({ availabilityZone, stack }: ISubnet): string | undefined {
  return isOfListToken(availabilityZone) ? undefined : JSON.stringify(stack.resolve(availabilityZone));
}

/** Undefined for an imported subnet. */
function networkTypeOf(subnet: ISubnet): NetworkType | undefined {
  const child = subnet.node.tryFindChild('Subnet');
  if (!CfnSubnet.isCfnSubnet(child)) { return undefined; }
  if (child.ipv6Native === true) { return NetworkType.IPV6; }
  return child.ipv6CidrBlock === undefined ? NetworkType.IPV4 : NetworkType.DUAL_STACK;
}
