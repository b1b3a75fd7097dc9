import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import { CacheClusterReference } from 'aws-cdk-lib/aws-elasticache';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Resource } from 'aws-cdk-lib/core';
import { IMemcachedCluster } from './ref';
import { BindContainerOptions, BindOptions } from '../cache/bind-options';
import { BindableCache, bindContainer, bindFunction } from '../cache/binding';
import { Endpoint } from '../network/endpoint';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { Alarms } from '../observe/alarms/alarms';
import { factsOfImported } from '../observe/alarms/facts';
import { CacheDashboard, CacheDashboardOptions } from '../observe/dashboard/cache-dashboard';
import { dashboardOf } from '../observe/dashboard/make';
import { Monitored } from '../observe/dashboard/monitored-cache';
import { monitoredNodes } from '../observe/dashboard/monitored-nodes';
import { MemcachedMetrics } from '../observe/metrics/memcached-metrics';
import { elastiCacheArn } from '../private/arns';
import { known } from '../private/tokens';
import { SaslGate } from '../sasl-gate/sasl-gate';

/**
 * What a cluster of this app and an imported one have in common.
 *
 * @internal
 */
export abstract class MemcachedClusterBase extends Resource implements IMemcachedCluster {
  /** The name. */
  public abstract readonly clusterName: string;

  /** Who may reach the cluster: `allowDefaultPortFrom` opens its port, or with SASL the ports of the gate. */
  public abstract readonly connections: Connections;

  /** Where a client with auto discovery starts: it asks there which nodes there are. */
  public abstract readonly configurationEndpoint: Endpoint;

  /** Number of nodes; undefined when it is not known. */
  public abstract readonly nodes?: number;

  /** Whether the nodes speak TLS. */
  public abstract readonly transitEncryptionEnabled: boolean;

  /** The gate of this cluster's own, if there is one. @internal */
  protected get _gate(): SaslGate | undefined {
    return undefined;
  }

  /** The metrics of the cluster and of its nodes. Where their number is not known, CloudWatch searches for them. */
  public get metrics(): MemcachedMetrics {
    return MemcachedMetrics._of(this.clusterName, known(this.nodes), `_${this.node.addr.slice(-8)}`);
  }

  /** The ARN, with a colon before the name as the service writes it. */
  public get clusterArn(): string {
    return elastiCacheArn(this, 'cluster', this.clusterName);
  }

  /** The reference that other resources take. */
  public get cacheClusterRef(): CacheClusterReference {
    return { clusterName: this.clusterName };
  }

  /**
   * Connects a Lambda function: opens the way from it, and sets the environment variables `CACHE_HOST`, `CACHE_PORT`, `CACHE_TLS` and
   * `CACHE_NAME`. With SASL these are the gate's, with `CACHE_ENDPOINTS` (`host:port` of each node, with commas between) and
   * `CACHE_SECRET_ARN`: the function reads the secret itself.
   *
   * @param fn in the VPC of the cluster, or in one that reaches it
   */
  public bindFunction(fn: Function, options: BindOptions = {}): void {
    bindFunction(this._bindable(), fn, options);
  }

  /**
   * Connects a container of ECS: hands the same settings as for a function over as ECS secrets, with SASL `CACHE_PASSWORD` among them.
   * `connectable` opens the way.
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
    });
  }

  /** What alarms and dashboards depend on. @internal */
  protected _facts(): AlarmFacts {
    return factsOfImported('memcached');
  }

  /** The alarms, if they are known. @internal */
  protected _alarms(): Alarms | undefined {
    return undefined;
  }

  /** Whether the number of nodes follows the load or the clock. @internal */
  protected _changesByItself(): boolean {
    return false;
  }

  /** @internal */
  protected _bindable(): BindableCache {
    const gate = this._gate;
    const start = gate?.endpoints[0] ?? this.configurationEndpoint;
    return {
      connections: this.connections,
      tokenSecret: gate?.secret,
      tokenField: 'password',
      hasUsers: false,
      permitConnect: () => { throw new Error('Memcached has no users'); },
      settings: {
        HOST: start.hostname,
        PORT: start.portAsString(),
        TLS: String(gate ? gate.transitEncryptionEnabled : this.transitEncryptionEnabled),
        NAME: this.clusterName,
        ...(gate ? { ENDPOINTS: gate.endpoints.map(({ socketAddress }) => socketAddress).join(',') } : {}),
        ...(gate?.username ? { USER: gate.username } : {}),
      },
    };
  }
}
