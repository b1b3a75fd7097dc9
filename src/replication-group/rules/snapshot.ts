import { Rule } from '../../private/rules';
import { SnapshotFacts } from '../facts';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateSnapshot.html';

/** What ElastiCache refuses of a snapshot. */
export const SNAPSHOT_RULES: Array<Rule<SnapshotFacts>> = [
  {
    code: 'SnapshotNeedsOneSource',
    clause: 'a snapshot is taken of a cache or of a node, and of one of them only',
    see: PAGE,
    broken: f => (f.replicationGroup === undefined) === (f.cacheClusterId === undefined),
    says: f => `'replicationGroup' and 'cacheClusterId' were ${f.replicationGroup === undefined ? 'both left out' : 'both given'}; give 'replicationGroup', or the 'cacheClusterId' of a node of an imported cache with cluster mode disabled`,
  },
  {
    code: 'InvalidSnapshotName',
    clause: 'the name of a snapshot is empty or has other characters than letters, digits and single hyphens',
    see: PAGE,
    broken: f => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/i.test(f.snapshotName),
    says: f => `'snapshotName' must be letters, digits and single hyphens, beginning with a letter and not ending with a hyphen, got '${f.snapshotName}'`,
  },
];
