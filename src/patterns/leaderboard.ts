import { Construct } from 'constructs';
import { checkDataStore, dataStoreDefaults } from './data-store';
import { CacheIntent } from './intent';
import { LEADERBOARD_RULES } from './rules/data-store';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../replication-group/valkey-replication-group';

/**
 * A Valkey cache for leaderboards in sorted sets. It never evicts one.
 *
 * It is a `ValkeyReplicationGroup` (two zones, TLS, a token, daily backups) with other defaults: `evictionPolicy` is `noeviction`,
 * and the memory alarm goes into ALARM at 70 percent. Any other policy is refused.
 *
 * If the scores exist nowhere else, set `durability: Durability.SYNC`. Version, node type and `shards` then have suitable defaults,
 * no acknowledged write is lost, and clients need the cluster protocol. Without it, losing all nodes loses the writes since the last
 * backup.
 *
 * If it takes the place of a `ValkeyReplicationGroup` under the same id, the running cache stays and gets the new policy in place.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-use-cases.html
 * @resource AWS::ElastiCache::ReplicationGroup
 * @example
 * const scores = new Leaderboard(this, 'Scores', { vpc });
 * scores.bindService(service);
 */
export class Leaderboard extends ValkeyReplicationGroup {
  /**
   * @param scope the construct that the cache belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the cache)
   * @param props the settings of the cache
   */
  constructor(scope: Construct, id: string, props: ValkeyReplicationGroupProps) {
    super(scope, id, dataStoreDefaults(props));
    checkDataStore(this, CacheIntent.LEADERBOARD, LEADERBOARD_RULES);
  }
}
