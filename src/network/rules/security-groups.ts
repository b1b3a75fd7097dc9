import { Rule } from '../../private/rules';
import { sentences } from '../../private/words';
import { SecurityGroupFacts } from '../facts';

/** What is refused of the security groups of a cache of any kind. */
export const SECURITY_GROUP_RULES: Array<Rule<SecurityGroupFacts>> = [
  {
    code: 'NoSecurityGroups',
    clause: 'with an empty list of security groups, the cache would get the default group of the VPC',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html',
    broken: f => f.securityGroups?.length === 0,
    says: (_, w) => sentences(
      `${w.name('securityGroups')} must name at least one security group, got an empty list`,
      'ElastiCache would use the default group of the VPC',
      w.put({ props: 'leave out \'securityGroups\' to get a new, closed group', template: 'name a security group' }),
    ),
  },
];
