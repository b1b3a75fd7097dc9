import { Rule } from '../../private/rules';
import { sentences, shown } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

/** Checked twice: a name that CDK generates is known only at the end. */
export const NAME_RULES: Array<Rule<{ readonly replicationGroupName?: string }>> = [
  {
    code: 'InvalidReplicationGroupName',
    clause: 'the name of a replication group must be 1 to 40 letters, digits and single hyphens, and start with a letter',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html',
    broken: f => f.replicationGroupName !== undefined && !/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/i.test(f.replicationGroupName),
    says: (f, w) => sentences(
      `${w.name('replicationGroupName')} must be 1 to 40 letters, digits and single hyphens, start with a letter `
        + `and not end with a hyphen, got ${shown(f.replicationGroupName)}`,
      `write another name, or ${w.omit('replicationGroupName')} to let CloudFormation choose one`,
    ),
  },
];

export const IDENTITY_RULES: Array<Rule<ReplicationGroupFacts>> = [
  ...NAME_RULES,
  {
    code: 'InvalidDescription',
    clause: 'the description must be 1 to 255 characters, not only spaces',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyReplicationGroup.html',
    broken: f => f.description.trim() === '' || f.description.length > 255,
    says: (f, w) => sentences(
      `${w.name('description')} must be 1 to 255 characters, got ${f.description.trim() === '' ? shown(f.description) : f.description.length}`,
      w.put({ props: 'leave out \'description\' to use the path of the construct', template: 'write what the cache is for' }),
    ),
  },
];
