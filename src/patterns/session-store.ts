import { Construct } from 'constructs';
import { checkDataStore, dataStoreDefaults } from './data-store';
import { CacheIntent } from './intent';
import { SESSION_STORE_RULES } from './rules/data-store';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../replication-group/valkey-replication-group';

/**
 * A Valkey cache for user sessions. It never evicts a session that is in use.
 *
 * It is a `ValkeyReplicationGroup` (two zones, TLS, a token, daily backups) with other defaults: `evictionPolicy` is `noeviction`,
 * and the memory alarm goes into ALARM at 70 percent. When the memory is full, new sessions are refused and existing ones stay. You
 * can also set `volatile-ttl`, which evicts the session that ends soonest. Any other policy is refused. With `durability`, version,
 * node type and `shards` have suitable defaults.
 *
 * If it takes the place of a `ValkeyReplicationGroup` under the same id, the running cache stays and gets the new policy in place.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-use-cases.html
 * @resource AWS::ElastiCache::ReplicationGroup
 * @example
 * const sessions = new SessionStore(this, 'Sessions', { vpc });
 * sessions.bindService(service);
 */
export class SessionStore extends ValkeyReplicationGroup {
  /**
   * @param scope the construct that the cache belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the cache)
   * @param props the settings of the cache
   */
  constructor(scope: Construct, id: string, props: ValkeyReplicationGroupProps) {
    super(scope, id, dataStoreDefaults(props));
    checkDataStore(this, CacheIntent.SESSION_STORE, SESSION_STORE_RULES);
  }
}
