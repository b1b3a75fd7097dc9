import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { IConstruct } from 'constructs';

/** What a cache is for: it stands in the template as metadata of the cache, for those who check what is deployed. */
export enum CacheIntent {
  /** Copies of what a database holds: any key may be dropped. */
  DATABASE_CACHE = 'database-cache',
  /** Sessions of users: a key that is dropped is a user who is logged out. */
  SESSION_STORE = 'session-store',
  /** Sorted sets of scores: a key that is dropped is a leaderboard that is gone. */
  LEADERBOARD = 'leaderboard',
  /** Jobs that wait for a worker: a key that is dropped is a job that nobody does. */
  JOB_QUEUE = 'job-queue',
}

/** The name of the metadata. Part of the API. */
export const INTENT_METADATA = 'cdk-elasticache:intent';

/** Says in the template what the cache is for. It changes nothing of the cache. */
export function declareIntent(cache: IConstruct, intent: CacheIntent): void {
  (cache.node.defaultChild as CfnReplicationGroup).addMetadata(INTENT_METADATA, intent);
}
