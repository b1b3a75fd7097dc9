import { Rule } from '../../private/rules';
import { ReplicationGroupFacts } from '../facts';

/** Checked twice: a name that CDK generates is known only at the end. */
export const NAME_RULES: Array<Rule<{ readonly replicationGroupName?: string }>> = [
  {
    code: 'InvalidReplicationGroupName',
    clause: 'the name has other characters than letters, digits and single hyphens, does not begin with a letter, or is over 40 long',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
    broken: f => f.replicationGroupName !== undefined && !/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(f.replicationGroupName),
    says: f => `'replicationGroupName' must be 1 to 40 letters, digits and single hyphens, beginning with a letter and not ending with a hyphen, got '${f.replicationGroupName}'; write another one, or leave it out to let CloudFormation choose one`,
  },
];

export const IDENTITY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  ...NAME_RULES,
  {
    code: 'InvalidDescription',
    clause: 'the description is empty or over 255 characters long',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html',
    broken: f => f.description.trim() === '' || f.description.length > 255,
    says: f => `'description' must be 1 to 255 characters, got ${f.description.trim() === '' ? 'an empty one' : f.description.length}; leave it out to have the construct's path`,
  },
];
