import { SECURITY_GROUP_RULES } from './security-groups';
import { SUBNET_RULES, SUBNET_WARNINGS } from './subnets';
import { Rule } from '../../private/rules';
import { sentences, shown } from '../../private/words';
import { PlacementFacts } from '../facts';
import { IpDiscovery, NetworkType } from '../network-type';

const SUBNETS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html';
const NETWORK = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html';

/** The first versions with IPv6. Every version of Valkey has it. */
const FIRST_WITH_IPV6: Record<string, string> = { redis: 'Redis OSS 6.2', memcached: 'Memcached 1.6.6' };
const NEW_VERSION: Record<string, string> = { redis: '7.1', memcached: '1.6.22' };

export const PLACEMENT_RULES: Array<Rule<PlacementFacts>> = [
  {
    code: 'PortOutOfRange',
    clause: 'a port must be a whole number from 1 to 65535',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
    broken: f => !Number.isInteger(f.port) || f.port < 1 || f.port > 65535,
    says: (f, w) => `${w.name('port')} must be a whole number from 1 to 65535, got ${shown(f.port)}. Write for example ${w.set('port', f.defaultPort)}`,
  },
  {
    code: 'SubnetsGivenTwice',
    clause: '`vpcSubnets` and `subnetGroup` exclude each other',
    see: SUBNETS,
    broken: f => f.subnetsGivenTwice,
    says: (_, w) => `${w.names(['vpcSubnets', 'subnetGroup'])} exclude each other, got both. Leave out one of them`,
  },
  ...SUBNET_RULES,
  ...SECURITY_GROUP_RULES,
  {
    code: 'NetworkTypeNeedsNewerVersion',
    dated: true,
    clause: 'IPv6 and dual-stack networks need Redis OSS 6.2, Memcached 1.6.6 or Valkey',
    see: NETWORK,
    broken: f => f.networkType !== undefined && f.networkType !== NetworkType.IPV4 && f.version.features.ipv6 === false,
    says: (f, w) => sentences(
      `${w.set('networkType', f.networkType!)} needs ${FIRST_WITH_IPV6[f.version.engine] ?? 'Valkey'} or later, got version ${f.version.version}`,
      `write ${w.version(f.version.engine, NEW_VERSION[f.version.engine] ?? '8.2')}`,
    ),
  },
  {
    code: 'IpDiscoveryContradicts',
    clause: '`ipDiscovery` must be a protocol of the network',
    see: NETWORK,
    broken: f => f.ipDiscovery === IpDiscovery.IPV6 ? (f.networkType ?? NetworkType.IPV4) === NetworkType.IPV4
      : f.ipDiscovery === IpDiscovery.IPV4 && f.networkType === NetworkType.IPV6,
    says: (f, w) => sentences(
      `${w.set('ipDiscovery', f.ipDiscovery!)} needs ${f.ipDiscovery === IpDiscovery.IPV6 ? 'an IPv6' : 'an IPv4'} or dual-stack network, `
        + `got ${f.networkType ?? `${NetworkType.IPV4}, the default`}`,
      `${w.omit('ipDiscovery')}, or write ${w.set('networkType', NetworkType.DUAL_STACK)}`,
    ),
  },
];

export const PLACEMENT_WARNINGS: Array<Rule<PlacementFacts>> = [
  ...SUBNET_WARNINGS,
  {
    code: 'SubnetsWithoutIpv6',
    clause: 'IPv6 and dual-stack networks need subnets with IPv6 addresses',
    see: NETWORK,
    broken: f => f.networkType !== undefined && f.networkType !== NetworkType.IPV4 && f.subnets?.lacksIpv6 === true,
    says: (f, w) => sentences(
      `${w.set('networkType', f.networkType!)} needs subnets with IPv6 addresses, and some of the subnets have none`,
      `${w.put({
        props: 'create the VPC with ipProtocol: IpProtocol.DUAL_STACK',
        template: 'add an IPv6 CIDR block to each subnet',
      })}, or select other subnets`,
    ),
  },
];
