import { ClusterMode } from '../../engine/cluster-mode';
import { Words } from '../../private/words';
import { ReplicationGroupFacts } from '../facts';

/** What to write for cluster mode enabled, from what was given. */
export function enableClusterMode({ givenClusterMode }: ReplicationGroupFacts, w: Words): string {
  switch (givenClusterMode) {
    case ClusterMode.COMPATIBLE: return `finish the migration first, with ${w.set('clusterMode', ClusterMode.ENABLED)}`;
    case ClusterMode.DISABLED: return `write ${w.set('shards', 1)} or more, and ${w.omit('clusterMode')}`;
    default: return `write ${w.set('shards', 1)} or more`;
  }
}
