import { Construct } from 'constructs';
import { CacheIntent } from './intent';
import { keepData, keptDataDefaults } from './kept-data';
import { LEADERBOARD_RULES } from './rules/kept-data';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../replication-group/valkey-replication-group';

/**
 * A Valkey cache for leaderboards in sorted sets, of which none may be dropped.
 *
 * It is a `ValkeyReplicationGroup` (two zones, TLS, a token, daily backups) with these defaults of its own: `evictionPolicy` is
 * `noeviction`, and the memory alarm goes off at 70 %. Any other policy is refused.
 *
 * Where the scores are kept nowhere else, write `durability: Durability.SYNC`: version, node type and `shards` follow, no
 * acknowledged write is lost, and clients must know about clusters. Without it, what was written since the last backup is lost when
 * all nodes are.
 *
 * Put in place of a `ValkeyReplicationGroup` with the same id, it keeps the running cache and changes its policy in place.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-use-cases.html
 * @resource AWS::ElastiCache::ReplicationGroup
 */
export class Leaderboard extends ValkeyReplicationGroup {
  constructor(scope: Construct, id: string, props: ValkeyReplicationGroupProps) {
    super(scope, id, keptDataDefaults(props));
    keepData(this, CacheIntent.LEADERBOARD, LEADERBOARD_RULES);
  }
}
