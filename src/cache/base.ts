import { Connections } from 'aws-cdk-lib/aws-ec2';
import { BaseService, ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Resource } from 'aws-cdk-lib/core';
import { BindContainerOptions, BindOptions, BindServiceOptions } from './bind-options';
import { BindableCache, bindContainer, bindFunction, containerOf } from './binding';
import { createDashboard } from './create-dashboard';
import { CacheDashboardOptions } from './dashboard-options';
import { CacheDashboard, ICache } from './ref';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { Alarms } from '../observe/alarms/alarms';
import { CacheAlarms, AlarmWithSeverity, MonitoredResource } from '../observe/alarms/cache-alarms';
import { Monitored, MonitoredSource } from '../observe/dashboard/monitored';

/**
 * What all caches share, created here or imported: binding, alarms and the dashboard.
 *
 * @internal
 */
export abstract class CacheBase extends Resource implements ICache {
  /** Security groups and default port of the cache: `allowDefaultPortFrom` opens the port to a client. */
  public abstract readonly connections: Connections;

  /**
   * Connects a Lambda function: opens the port of the cache to it, permits it to log in, and sets environment variables.
   *
   * - every cache: `CACHE_HOST`, `CACHE_PORT`, `CACHE_TLS` and `CACHE_NAME`
   * - with `url`: `CACHE_URL`, `rediss://host:port`, without a secret; not for Memcached
   * - with a reader endpoint: `CACHE_READER_HOST`, and `CACHE_READER_PORT` where it is another port
   * - with a token or a password: `CACHE_SECRET_ARN`; the function reads the secret itself
   * - with users: `CACHE_USER`; by default the IAM user that a serverless cache creates for itself
   * - a serverless cache: `CACHE_SERVERLESS`
   * - a Memcached cluster with SASL: host and port of its gate; `CACHE_ENDPOINTS`, the `host:port` of each node, separated by commas;
   *   and `CACHE_USER`, unless you gave the secret
   *
   * @param fn in the VPC of the cache, or in one that reaches it; anywhere with `ConnectionType.PUBLIC`
   * @param options names of the settings, and the user to connect as
   */
  public bindFunction(fn: Function, options: BindOptions = {}): void {
    bindFunction({ ...this._bindable(), path: this.node.path }, fn, options);
  }

  /**
   * Connects a container of ECS: permits its task to log in, and passes the settings of `bindFunction` as ECS secrets, with
   * `CACHE_PASSWORD` where the cache has a token or a password. `connectable` opens the port of the cache.
   *
   * @param container in a task definition of this app
   * @param options names of the settings, and the user to connect as
   */
  public bindContainer(container: ContainerDefinition, options: BindContainerOptions = {}): void {
    bindContainer({ ...this._bindable(), path: this.node.path }, container, options);
  }

  /**
   * Connects a service of ECS: opens the port of the cache to it, and gives its container what `bindContainer` gives.
   *
   * @param service in the VPC of the cache, or in one that reaches it
   * @param options names of the settings, and the user to connect as
   */
  public bindService(service: BaseService, options: BindServiceOptions = {}): void {
    const { container, ...rest } = options;
    this.bindContainer(containerOf(service, container), { ...rest, connectable: service });
  }

  /**
   * Creates a dashboard of the cache. For one dashboard of several caches, use `CacheDashboard`.
   *
   * @param id the id of the dashboard construct, `Dashboard` if left out
   * @param options the settings of the dashboard
   * @returns the dashboard
   */
  public dashboard(id: string = 'Dashboard', options: CacheDashboardOptions = {}): CacheDashboard {
    return createDashboard(this, id, options);
  }

  /** @internal */
  public _monitored(): Monitored {
    const chosen = this._alarms();
    const from = this._source();
    return {
      title: this.node.path,
      from,
      facts: this._facts(),
      alarms: chosen && { chosen, nodes: 'labels' in from ? from.labels.length : 1 },
      slowLog: this._slowLog(),
    };
  }

  /** Creates the alarms, unless the user wants none. @internal */
  protected _createAlarms(resources: MonitoredResource[], others?: AlarmWithSeverity[]): void {
    const alarms = this._alarms();
    if (alarms?._enabled) { new CacheAlarms(this, 'Alarms', { resources, facts: this._facts(), alarms, others }); }
  }

  /** What binding an application needs. @internal */
  protected abstract _bindable(): BindableCache;

  /** Where the metrics come from. @internal */
  protected abstract _source(): MonitoredSource;

  /** What the choice of alarms and graphs depends on. @internal */
  protected abstract _facts(): AlarmFacts;

  /** The alarms; undefined for an imported cache, whose alarms are not known. @internal */
  protected _alarms(): Alarms | undefined {
    return undefined;
  }

  /** The name of the log group that receives the slow log as JSON. @internal */
  protected _slowLog(): string | undefined {
    return undefined;
  }
}
