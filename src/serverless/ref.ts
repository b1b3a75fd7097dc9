import { IServerlessCacheRef } from 'aws-cdk-lib/aws-elasticache';
import { Rule } from 'aws-cdk-lib/aws-events';
import { ServerlessCacheGrants } from './grants';
import { IUser } from '../access/user-ref';
import { ICache } from '../cache/ref';
import { Endpoint } from '../network/endpoint';
import { OnServerlessEventOptions } from '../observe/events/on-event';
import { ServerlessMetrics } from '../observe/metrics/serverless-metrics';

/** A cache without nodes, made here or imported. */
export interface IServerlessCache extends ICache, IServerlessCacheRef {
  /** The name. */
  readonly serverlessCacheName: string;

  /** The ARN, with a colon before the name as the service writes it. */
  readonly serverlessCacheArn: string;

  /** Where a client reads and writes: one that knows about clusters, and speaks TLS. */
  readonly endpoint: Endpoint;

  /** Where a client reads what may be a little behind, faster. Throws for Memcached, of which AWS documents none. */
  readonly readerEndpoint: Endpoint;

  /** The IAM user that a cache of this app has by default; undefined when `authentication` was given, and of an imported cache. */
  readonly iamUser?: IUser;

  /** What may be permitted to others. */
  readonly grants: ServerlessCacheGrants;

  /** The metrics of the cache. */
  readonly metrics: ServerlessMetrics;

  /** Makes a rule on the events of the cache, which ElastiCache sends to EventBridge as best it can: on the default event bus. */
  onEvent(id: string, options?: OnServerlessEventOptions): Rule;
}
