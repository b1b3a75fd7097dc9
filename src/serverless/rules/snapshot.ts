import { nameMistake } from '../../private/name-mistake';
import { Rule } from '../../private/rules';
import { shown } from '../../private/words';
import { SnapshotFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCacheSnapshot.html';
const NAME = { max: 255 };

/** Errors about a snapshot of a serverless cache. */
export const SERVERLESS_SNAPSHOT_RULES: Array<Rule<SnapshotFacts>> = [
  {
    code: 'InvalidServerlessSnapshotName',
    clause: '`snapshotName` has other characters than letters, digits and single hyphens, does not start with a letter, or is longer than 255',
    see: PAGE,
    broken: f => nameMistake(f.snapshotName, NAME) !== undefined,
    says: (f, w) => `${w.name('snapshotName')} ${nameMistake(f.snapshotName, NAME)}, got ${shown(f.snapshotName)}. Use for example 'my-snapshot'`,
  },
  {
    code: 'InvalidServerlessSnapshotSource',
    clause: 'the name of `serverlessCache` is not a valid name of a serverless cache',
    see: PAGE,
    broken: f => nameMistake(f.serverlessCacheName, NAME) !== undefined,
    says: (f, w) => `the name of ${w.name('serverlessCache')} ${nameMistake(f.serverlessCacheName, NAME)}, got ${shown(f.serverlessCacheName)}. `
      + w.put({ props: 'Correct the name that you imported the cache with', template: 'Correct the name' }),
  },
];
