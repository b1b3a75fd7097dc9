import { Rule } from '../../private/rules';
import { SubnetFacts } from '../facts';

/** What ElastiCache refuses of the subnets of a cache, given with it or with a subnet group. */
export const SUBNET_RULES: Array<Rule<SubnetFacts>> = [
  {
    code: 'SubnetCount',
    clause: 'a subnet group has 1 to 20 subnets',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html',
    broken: f => f.subnets !== undefined && (f.subnets.subnetIds.length < 1 || f.subnets.subnetIds.length > 20),
    says: f => `'vpcSubnets' must select 1 to 20 subnets, got ${f.subnets!.subnetIds.length}; select others`,
  },
  {
    code: 'OnlyPublicSubnets',
    clause: 'the VPC has public subnets only, and a cache is not put there by default',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html',
    broken: f => f.subnets?.hasPublic === true && !f.subnets.chosen,
    says: () => '\'vpc\' has public subnets only, and a cache belongs into private ones; give the VPC private or isolated subnets, or choose with \'vpcSubnets\'',
  },
];

/** What is legal but unwise. */
export const SUBNET_WARNINGS: Array<Rule<SubnetFacts>> = [
  {
    code: 'PublicSubnets',
    clause: 'the cache lies in public subnets',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html',
    broken: f => f.subnets?.hasPublic === true && f.subnets.chosen,
    says: () => '\'vpcSubnets\' selects public subnets; a cache has no public address there, but belongs into private or isolated ones',
  },
];
