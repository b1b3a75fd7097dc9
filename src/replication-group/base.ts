import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { ReplicationGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Resource } from 'aws-cdk-lib/core';
import { Endpoints } from './endpoints';
import { ReplicationGroupGrants } from './grants';
import { IReplicationGroup } from './ref';
import { BindContainerOptions, BindOptions } from '../cache/bind-options';
import { BindableCache, bindContainer, bindFunction } from '../cache/binding';
import { Endpoint } from '../network/endpoint';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { Alarms } from '../observe/alarms/alarms';
import { CacheDashboard, CacheDashboardOptions } from '../observe/dashboard/cache-dashboard';
import { dashboardOf } from '../observe/dashboard/make';
import { Monitored } from '../observe/dashboard/monitored-cache';
import { monitoredNodes } from '../observe/dashboard/monitored-nodes';
import { LogGroupNames } from '../observe/logs/log-groups';
import { ReplicationGroupMetrics } from '../observe/metrics/replication-group-metrics';
import { WatchedNode } from '../observe/metrics/watched-nodes';
import { elastiCacheArn } from '../private/arns';

/**
 * What a cache of this app and an imported one have in common.
 *
 * @internal
 */
export abstract class ReplicationGroupBase extends Resource implements IReplicationGroup {
  /** The id, which is also the name. */
  public abstract readonly replicationGroupId: string;

  /** Who may reach the cache: `allowDefaultPortFrom` opens its port. */
  public abstract readonly connections: Connections;

  /** The secret whose text is the token; undefined when the cache has none or it is not kept in a secret. */
  public abstract readonly authTokenSecret?: ISecret;

  /** What may be permitted to others. */
  public readonly grants: ReplicationGroupGrants = ReplicationGroupGrants._of(this);

  /** @internal */
  protected abstract readonly _endpoints: Endpoints;

  /** Whether clients log in as users; undefined when it is not known. @internal */
  protected abstract readonly _hasUsers?: boolean;

  /** Whether clients use TLS. @internal */
  protected abstract readonly _tls: boolean;

  /** The metrics of the cache, of its shards and of its nodes. */
  public get metrics(): ReplicationGroupMetrics {
    return ReplicationGroupMetrics._ofNodes(this.replicationGroupId, this._nodes(), `_${this.node.addr.slice(-8)}`);
  }

  /** The ARN, with a colon before the id as the service writes it. */
  public get replicationGroupArn(): string {
    return elastiCacheArn(this, 'replicationgroup', this.replicationGroupId);
  }

  /** The reference that other resources take. */
  public get replicationGroupRef(): ReplicationGroupReference {
    return { replicationGroupId: this.replicationGroupId };
  }

  /** Where a client starts, in either mode. */
  public get endpoint(): Endpoint {
    return this._endpoints.primary ?? this._endpoints.configuration ?? this._missing('endpoint');
  }

  /** Where a client reads and writes with cluster mode disabled. Throws with cluster mode enabled. */
  public get primaryEndpoint(): Endpoint {
    return this._endpoints.primary ?? this._missing('primaryEndpoint');
  }

  /** Where a client reads from the replicas with cluster mode disabled. Throws with cluster mode enabled. */
  public get readerEndpoint(): Endpoint {
    return this._endpoints.reader ?? this._missing('readerEndpoint');
  }

  /** Where a client that knows about clusters starts with cluster mode enabled. Throws with cluster mode disabled. */
  public get configurationEndpoint(): Endpoint {
    return this._endpoints.configuration ?? this._missing('configurationEndpoint');
  }

  /**
   * Connects a Lambda function: opens the way from it, permits it to log in, and sets the environment variables `CACHE_HOST`,
   * `CACHE_PORT`, `CACHE_TLS`, `CACHE_NAME`, with cluster mode disabled `CACHE_READER_HOST`, and, where it logs in with a
   * password, `CACHE_SECRET_ARN`. The function reads the secret itself.
   *
   * @param fn in the VPC of the cache, or in one that reaches it
   */
  public bindFunction(fn: Function, options: BindOptions = {}): void {
    bindFunction(this._bindable(), fn, options);
  }

  /**
   * Connects a container of ECS: permits its task to log in, and hands the same settings as for a function over as ECS secrets,
   * `CACHE_PASSWORD` among them where it logs in with one. `connectable` opens the way.
   */
  public bindContainer(container: ContainerDefinition, options: BindContainerOptions = {}): void {
    bindContainer(this._bindable(), container, options);
  }

  /**
   * Makes a dashboard of the cache. `CacheDashboard` makes one of several caches.
   *
   * @param id of the construct, `Dashboard` if it is left out
   */
  public dashboard(id: string = 'Dashboard', options: CacheDashboardOptions = {}): CacheDashboard {
    return dashboardOf(this, id, options);
  }

  /** @internal */
  public _monitored(): Monitored {
    return monitoredNodes(this, {
      metrics: this.metrics,
      facts: this._facts(),
      alarms: this._alarms(),
      changesByItself: this._changesByItself(),
      slowLog: this._logGroups().slow,
    });
  }

  /** @internal */
  protected _bindable(): BindableCache {
    const { reader } = this._endpoints;
    return {
      connections: this.connections,
      tokenSecret: this.authTokenSecret,
      hasUsers: this._hasUsers,
      permitConnect: (grantee, user) => this.grants.connect(grantee, user),
      settings: {
        HOST: this.endpoint.hostname,
        PORT: this.endpoint.portAsString(),
        TLS: String(this._tls),
        NAME: this.replicationGroupId,
        ...(reader ? { READER_HOST: reader.hostname } : {}),
      },
    };
  }

  /** The nodes, where their number is known. @internal */
  protected abstract _nodes(): WatchedNode[] | undefined;

  /** What alarms and dashboards depend on. @internal */
  protected abstract _facts(): AlarmFacts;

  /** The alarms, if they are known. @internal */
  protected _alarms(): Alarms | undefined {
    return undefined;
  }

  /** Whether the number of nodes follows the load or the clock. @internal */
  protected _changesByItself(): boolean {
    return false;
  }

  /** The names of the log groups that take logs as JSON. @internal */
  protected _logGroups(): LogGroupNames {
    return {};
  }

  /** Says why there is no such endpoint, and what to use or to pass. @internal */
  protected abstract _missing(endpoint: string): never;
}
