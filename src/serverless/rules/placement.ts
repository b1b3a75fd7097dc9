import { NetworkType } from '../../network/network-type';
import { SECURITY_GROUP_RULES } from '../../network/rules/security-groups';
import { SUBNET_RULES, SUBNET_WARNINGS } from '../../network/rules/subnets';
import { Rule } from '../../private/rules';
import { ServerlessFacts } from '../facts';

const CREATE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html';
const NETWORK = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-network-type.html';
const PUBLIC = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-public-endpoints-chapter.html';

/** What ElastiCache takes where nothing is said. */
function networkTypeOf({ networkType, subnets }: ServerlessFacts): NetworkType {
  const all = subnets?.networkTypes ?? [];
  return networkType ?? (all.length > 0 && all.every(type => type === NetworkType.IPV6) ? NetworkType.IPV6 : NetworkType.IPV4);
}

/** Subnets with both kinds of addresses do for IPv4 as well; for the others each subnet must be of just their kind. */
function unfit(f: ServerlessFacts): NetworkType[] {
  const wanted = networkTypeOf(f);
  const fits = (type: NetworkType) => type === wanted || (wanted === NetworkType.IPV4 && type === NetworkType.DUAL_STACK);
  return [...new Set((f.subnets?.networkTypes ?? []).filter(type => !fits(type)))];
}

export const PLACEMENT_RULES: Array<Rule<ServerlessFacts>> = [
  {
    code: 'VpcMissing',
    clause: 'a serverless cache without a public endpoint needs a VPC',
    see: CREATE,
    broken: f => f.vpc === undefined && !f.isPublic,
    says: () => '\'vpc\' is missing, without which ElastiCache takes the default VPC; give one, or write connectionType: ConnectionType.PUBLIC',
  },
  ...SUBNET_RULES.filter(({ code }) => code === 'OnlyPublicSubnets'),
  {
    code: 'ServerlessSubnetZones',
    dated: true,
    clause: 'the subnets of a serverless cache lie in two or three zones',
    see: CREATE,
    broken: f => f.subnets?.zoneCount !== undefined && f.subnets.zoneCount < 2,
    says: f => `'vpcSubnets' must select subnets in two or three zones, got ${f.subnets!.zoneCount}; select others, or make the VPC with maxAzs: 2 or more`,
  },
  {
    code: 'SubnetsOfOtherNetworkType',
    clause: 'IPv4 needs subnets with IPv4 addresses, dual-stack subnets with both, and IPv6 subnets that are IPv6-only',
    see: NETWORK,
    broken: f => unfit(f).length > 0,
    says: f => `'networkType' ${networkTypeOf(f)} does not fit the subnets of the cache, some of which are ${unfit(f).join(' and ')}; select others, write another 'networkType', or make the VPC with ipProtocol: IpProtocol.DUAL_STACK`,
  },
  ...SECURITY_GROUP_RULES,
  {
    code: 'PublicNeedsNewerEngine',
    dated: true,
    clause: 'a public endpoint needs Valkey 9',
    see: PUBLIC,
    broken: f => f.isPublic && f.engine.features.publicEndpoint === false,
    says: f => `'connectionType' PUBLIC needs Valkey 9 or later, got ${f.engine}; write ServerlessEngine.VALKEY_9, or leave 'connectionType' out`,
  },
];

export const PLACEMENT_WARNINGS: Array<Rule<ServerlessFacts>> = [
  ...SUBNET_WARNINGS,
  {
    code: 'PublicIgnoresNetwork',
    clause: 'a cache with a public endpoint lies in no VPC, and no security group protects it',
    see: PUBLIC,
    broken: f => f.isPublic && f.networkProps.length > 0,
    says: f => `'connectionType' PUBLIC has no use for ${f.networkProps.map(prop => `'${prop}'`).join(' and ')}: the cache is reached from the internet, and only its users protect it; leave them out`,
  },
];
