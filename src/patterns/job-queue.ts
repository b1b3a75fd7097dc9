import { Construct } from 'constructs';
import { CacheIntent } from './intent';
import { keepData, keptDataDefaults } from './kept-data';
import { JOB_QUEUE_RULES } from './rules/kept-data';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../replication-group/valkey-replication-group';

/**
 * A Valkey cache for queues of jobs, such as those of BullMQ, Sidekiq or Celery, of which no job may be dropped.
 *
 * It is a `ValkeyReplicationGroup` (two zones, TLS, a token, daily backups) with these defaults of its own: `evictionPolicy` is
 * `noeviction`, and the memory alarm goes off at 70 %. Any other policy is refused.
 *
 * Where a job exists nowhere else, write `durability: Durability.SYNC`: version, node type and `shards` follow, no acknowledged
 * write is lost, and all keys of a queue must be in one slot (with BullMQ a `prefix` in braces).
 *
 * Put in place of a `ValkeyReplicationGroup` with the same id, it keeps the running cache and changes its policy in place.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/elasticache-use-cases.html
 * @resource AWS::ElastiCache::ReplicationGroup
 */
export class JobQueue extends ValkeyReplicationGroup {
  constructor(scope: Construct, id: string, props: ValkeyReplicationGroupProps) {
    super(scope, id, keptDataDefaults(props));
    keepData(this, CacheIntent.JOB_QUEUE, JOB_QUEUE_RULES);
  }
}
