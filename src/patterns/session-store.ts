import { Construct } from 'constructs';
import { CacheIntent } from './intent';
import { keepData, keptDataDefaults } from './kept-data';
import { SESSION_STORE_RULES } from './rules/kept-data';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../replication-group/valkey-replication-group';

/**
 * A Valkey cache for the sessions of users, of which none may be dropped while it is used.
 *
 * It is a `ValkeyReplicationGroup` (two zones, TLS, a token, daily backups) with these defaults of its own: `evictionPolicy` is
 * `noeviction`, so that a full memory refuses new sessions and keeps those that are there, and the memory alarm goes off at 70 %.
 * It takes `volatile-ttl` as well, which drops the session that ends soonest; any other policy is refused.
 * With `durability`, version, node type and `shards` follow.
 *
 * Put in place of a `ValkeyReplicationGroup` with the same id, it keeps the running cache and changes its policy in place.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-use-cases.html
 * @resource AWS::ElastiCache::ReplicationGroup
 */
export class SessionStore extends ValkeyReplicationGroup {
  constructor(scope: Construct, id: string, props: ValkeyReplicationGroupProps) {
    super(scope, id, keptDataDefaults(props));
    keepData(this, CacheIntent.SESSION_STORE, SESSION_STORE_RULES);
  }
}
