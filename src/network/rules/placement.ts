import { SECURITY_GROUP_RULES } from './security-groups';
import { SUBNET_RULES, SUBNET_WARNINGS } from './subnets';
import { Rule } from '../../private/rules';
import { PlacementFacts } from '../facts';
import { IpDiscovery, NetworkType } from '../network-type';

const SUBNETS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html';
const NETWORK = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html';

export const PLACEMENT_RULES: Array<Rule<PlacementFacts>> = [
  {
    code: 'PortOutOfRange',
    clause: 'a port is a whole number from 1 to 65535',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
    broken: f => !Number.isInteger(f.port) || f.port < 1 || f.port > 65535,
    says: f => `'port' must be a whole number from 1 to 65535, got ${f.port}; leave it out to have ${f.defaultPort}`,
  },
  {
    code: 'SubnetsGivenTwice',
    clause: '`vpcSubnets` and `subnetGroup` exclude each other',
    see: SUBNETS,
    broken: f => f.subnetsGivenTwice,
    says: () => '\'vpcSubnets\' and \'subnetGroup\' were both given; leave one of them out',
  },
  ...SUBNET_RULES,
  ...SECURITY_GROUP_RULES,
  {
    code: 'NetworkTypeNeedsNewerVersion',
    dated: true,
    clause: 'IPv6 and dual-stack networks need Redis OSS 6.2, Memcached 1.6.6 or Valkey',
    see: NETWORK,
    broken: f => f.networkType !== undefined && f.networkType !== NetworkType.IPV4 && f.version.features.ipv6 === false,
    says: f => `'networkType' ${f.networkType} needs Redis OSS 6.2, Memcached 1.6.6 or Valkey, got ${f.version}; write a newer 'version'`,
  },
  {
    code: 'IpDiscoveryContradicts',
    clause: '`ipDiscovery` is of a kind that the network has not',
    see: NETWORK,
    broken: f => f.ipDiscovery === IpDiscovery.IPV6 ? (f.networkType ?? NetworkType.IPV4) === NetworkType.IPV4
      : f.ipDiscovery === IpDiscovery.IPV4 && f.networkType === NetworkType.IPV6,
    says: f => `'ipDiscovery' ${f.ipDiscovery} cannot be had on a network of the type ${f.networkType ?? NetworkType.IPV4}; leave it out, or write networkType: NetworkType.DUAL_STACK`,
  },
];

export const PLACEMENT_WARNINGS: Array<Rule<PlacementFacts>> = [
  ...SUBNET_WARNINGS,
  {
    code: 'SubnetsWithoutIpv6',
    clause: 'IPv6 and dual-stack networks need subnets with IPv6 addresses',
    see: NETWORK,
    broken: f => f.networkType !== undefined && f.networkType !== NetworkType.IPV4 && f.subnets?.lacksIpv6 === true,
    says: f => `'networkType' ${f.networkType} needs subnets with IPv6 addresses, and some of the cache's have none; make the VPC with ipProtocol: IpProtocol.DUAL_STACK, or select other subnets`,
  },
];
