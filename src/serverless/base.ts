import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { ServerlessCacheReference } from 'aws-cdk-lib/aws-elasticache';
import { Rule } from 'aws-cdk-lib/aws-events';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Resource } from 'aws-cdk-lib/core';
import { ServerlessCacheGrants } from './grants';
import { IServerlessCache } from './ref';
import { IUser } from '../access/user-ref';
import { BindContainerOptions, BindOptions } from '../cache/bind-options';
import { BindableCache, bindContainer, bindFunction } from '../cache/binding';
import { Endpoint } from '../network/endpoint';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { Alarms } from '../observe/alarms/alarms';
import { CacheDashboard, CacheDashboardOptions } from '../observe/dashboard/cache-dashboard';
import { dashboardOf } from '../observe/dashboard/make';
import { Monitored } from '../observe/dashboard/monitored-cache';
import { OnServerlessEventOptions } from '../observe/events/on-event';
import { ruleOf } from '../observe/events/rule-of';
import { ServerlessMetrics } from '../observe/metrics/serverless-metrics';
import { elastiCacheArn } from '../private/arns';

/**
 * What a cache of this app and an imported one have in common.
 *
 * @internal
 */
export abstract class ServerlessCacheBase extends Resource implements IServerlessCache {
  /** The name. */
  public abstract readonly serverlessCacheName: string;

  /** Who may reach the cache: `allowDefaultPortFrom` opens its ports, for writing and for reading. */
  public abstract readonly connections: Connections;

  /** Where a client reads and writes: one that knows about clusters, and speaks TLS. */
  public abstract readonly endpoint: Endpoint;

  /** Where a client reads what may be a little behind, faster. Throws for Memcached, of which AWS documents none. */
  public abstract readonly readerEndpoint: Endpoint;

  /** The IAM user that a cache of this app has by default; undefined when `authentication` was given, and of an imported cache. */
  public abstract readonly iamUser?: IUser;

  /** What may be permitted to others. */
  public readonly grants: ServerlessCacheGrants = ServerlessCacheGrants._of(this);

  /** Whether clients log in as users; undefined when it is not known. @internal */
  protected abstract readonly _hasUsers?: boolean;

  /** Whether the cache is reached from the internet. @internal */
  protected abstract readonly _isPublic: boolean;

  /** Whether `readerEndpoint` can be asked for. @internal */
  protected abstract readonly _hasReader: boolean;

  /** The metrics of the cache. */
  public get metrics(): ServerlessMetrics {
    return ServerlessMetrics.fromServerlessCache(this);
  }

  /** The ARN, with a colon before the name as the service writes it. */
  public get serverlessCacheArn(): string {
    return elastiCacheArn(this, 'serverlesscache', this.serverlessCacheName);
  }

  /** The reference that other resources take. */
  public get serverlessCacheRef(): ServerlessCacheReference {
    return { serverlessCacheName: this.serverlessCacheName, serverlessCacheArn: this.serverlessCacheArn };
  }

  /**
   * Connects a Lambda function: opens the way from it, permits it to log in, and sets the environment variables `CACHE_HOST`,
   * `CACHE_PORT`, `CACHE_READER_HOST`, `CACHE_READER_PORT`, `CACHE_TLS`, `CACHE_NAME` and `CACHE_SERVERLESS`, and with users
   * `CACHE_USER`: the cache's own IAM user where no other is given.
   *
   * @param fn in the VPC of the cache, or in one that reaches it; anywhere with `ConnectionType.PUBLIC`
   */
  public bindFunction(fn: Function, options: BindOptions = {}): void {
    bindFunction(this._bindable(), fn, this.asOwnUser(options));
  }

  /**
   * Connects a container of ECS: permits its task to log in, and hands the same settings as for a function over as ECS secrets,
   * `CACHE_PASSWORD` among them where it logs in with one. `connectable` opens the way.
   */
  public bindContainer(container: ContainerDefinition, options: BindContainerOptions = {}): void {
    bindContainer(this._bindable(), container, this.asOwnUser(options));
  }

  /**
   * Makes a dashboard of the cache. `CacheDashboard` makes one of several caches.
   *
   * @param id of the construct, `Dashboard` if it is left out
   */
  public dashboard(id: string = 'Dashboard', options: CacheDashboardOptions = {}): CacheDashboard {
    return dashboardOf(this, id, options);
  }

  /** Makes a rule on the events of the cache, which ElastiCache sends to EventBridge as best it can: on the default event bus. */
  public onEvent(id: string, options: OnServerlessEventOptions = {}): Rule {
    return ruleOf(this, id, this.serverlessCacheArn, options);
  }

  /** @internal */
  public _monitored(): Monitored {
    const alarms = this._alarms();
    return { title: this.node.path, from: this.metrics, facts: this._facts(), alarms: alarms && { chosen: alarms, nodes: 1 } };
  }

  /** What alarms and dashboards depend on. @internal */
  protected abstract _facts(): AlarmFacts;

  /** The alarms, if they are known. @internal */
  protected _alarms(): Alarms | undefined {
    return undefined;
  }

  /** @internal */
  protected _bindable(): BindableCache {
    const reader = this._hasReader ? this.readerEndpoint : undefined;
    return {
      connections: this.connections,
      hasUsers: this._hasUsers,
      isPublic: this._isPublic,
      permitConnect: (grantee, user) => this.grants.connect(grantee, user),
      settings: {
        HOST: this.endpoint.hostname,
        PORT: this.endpoint.portAsString(),
        TLS: 'true',
        NAME: this.serverlessCacheName,
        // a token of an IAM user says of which kind the cache is
        SERVERLESS: 'true',
        ...(reader ? { READER_HOST: reader.hostname, READER_PORT: reader.portAsString() } : {}),
      },
    };
  }

  private asOwnUser<O extends BindOptions>(options: O): O {
    return { ...options, user: options.user ?? this.iamUser };
  }
}
