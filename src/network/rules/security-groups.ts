import { Rule } from '../../private/rules';
import { SecurityGroupFacts } from '../facts';

/** What is refused of the security groups of a cache of any kind. */
export const SECURITY_GROUP_RULES: Array<Rule<SecurityGroupFacts>> = [
  {
    code: 'NoSecurityGroups',
    clause: 'an empty list of security groups would attach the VPC\'s default one',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-vpc-accessing.html',
    broken: f => f.securityGroups?.length === 0,
    says: () => '\'securityGroups\' must have at least one group, got an empty list, with which ElastiCache takes the VPC\'s default group; leave it out to have a closed group of its own',
  },
];
