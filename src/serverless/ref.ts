import { IServerlessCacheRef } from 'aws-cdk-lib/aws-elasticache';
import { Rule } from 'aws-cdk-lib/aws-events';
import { ServerlessCacheGrants } from './grants';
import { IUser } from '../access/user-ref';
import { ICache } from '../cache/ref';
import { Endpoint } from '../network/endpoint';
import { OnServerlessCacheEventOptions } from '../observe/events/serverless-event-options';
import { ServerlessMetrics } from '../observe/metrics/serverless-metrics';

/** A serverless cache, created here or imported. */
export interface IServerlessCache extends ICache, IServerlessCacheRef {
  /** The name of the cache. */
  readonly serverlessCacheName: string;

  /** The ARN of the cache. */
  readonly serverlessCacheArn: string;

  /** The endpoint for reading and writing. Clients need the cluster protocol and TLS. */
  readonly endpoint: Endpoint;

  /** The endpoint for reads with lower latency, which are eventually consistent. Throws for Memcached, for which AWS documents none. */
  readonly readerEndpoint: Endpoint;

  /** The IAM user that a cache of this app has by default. Undefined if `authentication` was given, and for an imported cache. */
  readonly iamUser?: IUser;

  /** Permissions that you can grant on the cache. */
  readonly grants: ServerlessCacheGrants;

  /** The metrics of the cache. */
  readonly metrics: ServerlessMetrics;

  /**
   * Creates a rule for the events of the cache on the default event bus. ElastiCache sends them on a best-effort basis.
   *
   * @param id the id of the rule construct
   * @param options the events and the target (all events and no target if left out)
   * @returns the rule, to which you can add targets
   */
  onEvent(id: string, options?: OnServerlessCacheEventOptions): Rule;
}
