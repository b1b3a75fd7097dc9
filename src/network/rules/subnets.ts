import { Rule } from '../../private/rules';
import { sentences } from '../../private/words';
import { SubnetFacts } from '../facts';

const QUOTAS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html';
const ACCESSING = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html';
const DEFAULT_SUBNET_QUOTA = 20;

/** What ElastiCache refuses of the subnets of a cache, given with it or with a subnet group. */
export const SUBNET_RULES: Array<Rule<SubnetFacts>> = [
  {
    code: 'NoSubnets',
    clause: 'a cache needs at least one subnet',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html',
    broken: f => f.subnets?.subnetIds.length === 0,
    says: (f, w) => f.subnets!.chosen
      ? `${w.name('vpcSubnets')} must select at least one subnet, got none. Select other subnets`
      : `${w.name('vpc')} must have at least one subnet, got none. Add private or isolated subnets`,
  },
  {
    code: 'OnlyPublicSubnets',
    clause: 'a cache belongs in private subnets, but the VPC has only public ones',
    see: ACCESSING,
    broken: f => f.subnets?.hasPublic === true && !f.subnets.chosen,
    says: (_, w) => sentences(
      `${w.name('vpc')} has only public subnets, but a cache belongs in private ones`,
      `add private or isolated subnets, or select subnets with ${w.name('vpcSubnets')}`,
    ),
  },
];

/** What is legal but unwise. */
export const SUBNET_WARNINGS: Array<Rule<SubnetFacts>> = [
  {
    code: 'PublicSubnets',
    clause: 'a cache belongs in private subnets, but public ones were selected',
    see: ACCESSING,
    broken: f => f.subnets?.hasPublic === true && f.subnets.chosen,
    says: (_, w) => sentences(
      `${w.name('vpcSubnets')} selects public subnets, where a cache gets no public address either`,
      'select private or isolated subnets',
    ),
  },
];

/** What needs a higher quota of the account. The subnet group gives the warning, also one that a cache creates. */
export const SUBNET_GROUP_WARNINGS: Array<Rule<SubnetFacts>> = [
  {
    code: 'SubnetCount',
    clause: 'more than 20 subnets in a subnet group need a higher quota of the account',
    see: QUOTAS,
    broken: f => f.subnets !== undefined && f.subnets.subnetIds.length > DEFAULT_SUBNET_QUOTA,
    says: (f, w) => sentences(
      `${w.name('vpcSubnets')} selects ${f.subnets!.subnetIds.length} subnets, and the default quota is ${DEFAULT_SUBNET_QUOTA} in a subnet group`,
      'ask AWS for a higher quota, or select fewer subnets',
    ),
  },
];
