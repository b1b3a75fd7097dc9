import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { IConstruct } from 'constructs';

/** The purpose of a cache. The template has it as metadata of the cache, for tools that check deployments. */
export enum CacheIntent {
  /** Copies of data in a database. Any key may be evicted. */
  DATABASE_CACHE = 'database-cache',
  /** Sessions of users. Evicting a key logs out a user. */
  SESSION_STORE = 'session-store',
  /** Sorted sets of scores. Evicting a key loses a leaderboard. */
  LEADERBOARD = 'leaderboard',
  /** Jobs that wait for a worker. Evicting a key loses a job. */
  JOB_QUEUE = 'job-queue',
}

/** The name of the metadata. Part of the API. */
export const INTENT_METADATA = 'cdk-elasticache:intent';

/** Writes the purpose of the cache into the template. It does not change the cache. */
export function declareIntent(cache: IConstruct, intent: CacheIntent): void {
  (cache.node.defaultChild as CfnReplicationGroup).addMetadata(INTENT_METADATA, intent);
}
