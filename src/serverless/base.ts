import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ServerlessCacheReference } from 'aws-cdk-lib/aws-elasticache';
import { Rule } from 'aws-cdk-lib/aws-events';
import { ServerlessCacheGrants } from './grants';
import { IServerlessCache } from './ref';
import { IUser } from '../access/user-ref';
import { CacheBase } from '../cache/base';
import { BindableCache } from '../cache/binding';
import { Endpoint } from '../network/endpoint';
import { MonitoredSource } from '../observe/dashboard/monitored';
import { OnServerlessCacheEventOptions } from '../observe/events/serverless-event-options';
import { createEventRule } from '../observe/events/serverless-event-rule';
import { ServerlessMetrics } from '../observe/metrics/serverless-metrics';
import { elastiCacheArn } from '../private/arns';
import { expectFreeId } from '../private/free-id';

/**
 * What serverless caches share, created here or imported.
 *
 * @internal
 */
export abstract class ServerlessCacheBase extends CacheBase implements IServerlessCache {
  /** The name. */
  public abstract readonly serverlessCacheName: string;

  /** The security groups and ports of the cache. `allowDefaultPortFrom` opens the ports for writing and reading to a client. */
  public abstract readonly connections: Connections;

  /** The endpoint for reading and writing. Clients need the cluster protocol and TLS. */
  public abstract readonly endpoint: Endpoint;

  /** The endpoint for reads with lower latency, which are eventually consistent. Throws for Memcached, for which AWS documents none. */
  public abstract readonly readerEndpoint: Endpoint;

  /** The IAM user that a cache of this app has by default. Undefined if `authentication` was given, and for an imported cache. */
  public abstract readonly iamUser?: IUser;

  /** Permissions that you can grant on the cache. */
  public readonly grants: ServerlessCacheGrants = ServerlessCacheGrants._of(this);

  /** Whether the cache authenticates users; undefined when unknown. @internal */
  protected abstract readonly _hasUsers?: boolean;

  /** Whether the engine is Memcached; undefined when unknown. @internal */
  protected abstract readonly _isMemcached?: boolean;

  /** Whether the cache has a public endpoint. @internal */
  protected abstract readonly _isPublic: boolean;

  /** Whether `readerEndpoint` is available. @internal */
  protected abstract readonly _hasReader: boolean;

  /** The metrics of the cache. */
  public get metrics(): ServerlessMetrics {
    return ServerlessMetrics._of(this, this._isMemcached);
  }

  /** The ARN of the cache. */
  public get serverlessCacheArn(): string {
    return elastiCacheArn(this, 'serverlesscache', this.serverlessCacheName);
  }

  /** The reference for other constructs. */
  public get serverlessCacheRef(): ServerlessCacheReference {
    return { serverlessCacheName: this.serverlessCacheName, serverlessCacheArn: this.serverlessCacheArn };
  }

  /**
   * Creates a rule for the events of the cache on the default event bus. ElastiCache sends them on a best-effort basis.
   *
   * @param id the id of the rule construct
   * @param options the events and the target (all events and no target if left out)
   * @returns the rule, to which you can add targets
   */
  public onEvent(id: string, options: OnServerlessCacheEventOptions = {}): Rule {
    expectFreeId(this, id, 'Pass another id, or add targets to the rule that you have');
    return createEventRule(this, id, this.serverlessCacheArn, options);
  }

  /** @internal */
  protected _source(): MonitoredSource {
    return this.metrics;
  }

  /** @internal */
  protected _bindable(): BindableCache {
    const reader = this._hasReader ? this.readerEndpoint : undefined;
    return {
      connections: this.connections,
      ownUser: this.iamUser,
      hasUsers: this._hasUsers,
      isPublic: this._isPublic,
      isMemcached: this._facts().isMemcached,
      permitConnect: (grantee, user) => this.grants.connect(grantee, user),
      settings: {
        HOST: this.endpoint.hostname,
        PORT: this.endpoint.portAsString(),
        TLS: 'true',
        NAME: this.serverlessCacheName,
        // the token of an IAM user depends on the kind of cache
        SERVERLESS: 'true',
        ...(reader ? { READER_HOST: reader.hostname, READER_PORT: reader.portAsString() } : {}),
      },
    };
  }
}
