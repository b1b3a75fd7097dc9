import { Rule } from '../../private/rules';
import { SnapshotFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCacheSnapshot.html';
const NAME = /^(?=.{1,255}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What CloudFormation refuses of a snapshot of a serverless cache. */
export const SERVERLESS_SNAPSHOT_RULES: Array<Rule<SnapshotFacts>> = [
  {
    code: 'InvalidServerlessSnapshotName',
    clause: 'the name of a snapshot has other characters than letters, digits and single hyphens, does not begin with a letter, or is over 255 long',
    see: PAGE,
    broken: f => !NAME.test(f.snapshotName),
    says: f => `'snapshotName' must be 1 to 255 letters, digits and single hyphens, beginning with a letter and not ending with a hyphen, got '${f.snapshotName}'`,
  },
  {
    code: 'InvalidServerlessSnapshotSource',
    clause: 'the name of the cache to take a snapshot of is not one that CloudFormation takes',
    see: PAGE,
    broken: f => !NAME.test(f.serverlessCacheName),
    says: f => `'serverlessCache' must have a name of 1 to 255 letters, digits and single hyphens, beginning with a letter, got '${f.serverlessCacheName}'; correct the name that was imported`,
  },
];
