import { Rule } from '../../private/rules';
import { sentences, shown } from '../../private/words';
import { SnapshotFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateSnapshot.html';

/** What ElastiCache refuses of a snapshot. */
export const SNAPSHOT_RULES: Array<Rule<SnapshotFacts>> = [
  {
    code: 'SnapshotNeedsOneSource',
    clause: 'a snapshot needs either a cache or a node',
    see: PAGE,
    broken: f => (f.replicationGroup === undefined) === (f.cacheClusterId === undefined),
    says: (f, w) => f.replicationGroup === undefined
      ? sentences(
        `${w.name('replicationGroup')} or ${w.name('cacheClusterId')} must be given, got neither`,
        `pass ${w.name('replicationGroup')}. For an imported cache without cluster mode, set ${w.name('cacheClusterId')} to a node`,
      )
      : sentences(
        `${w.names(['replicationGroup', 'cacheClusterId'])} exclude each other, got both`,
        `${w.omit('cacheClusterId')}, unless the cache is imported and has cluster mode disabled`,
      ),
  },
  {
    code: 'InvalidSnapshotName',
    clause: 'the name of a snapshot must be letters, digits and single hyphens, and start with a letter',
    see: PAGE,
    broken: f => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/i.test(f.snapshotName),
    says: (f, w) => sentences(
      `${w.name('snapshotName')} must be letters, digits and single hyphens, start with a letter and not end with a hyphen, got ${shown(f.snapshotName)}`,
      `write for example ${w.set('snapshotName', 'before-upgrade')}`,
    ),
  },
];
