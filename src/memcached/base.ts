import { Connections } from 'aws-cdk-lib/aws-ec2';
import { CacheClusterReference } from 'aws-cdk-lib/aws-elasticache';
import { IMemcachedCluster } from './ref';
import { CacheBase } from '../cache/base';
import { BindableCache } from '../cache/binding';
import { Endpoint } from '../network/endpoint';
import { monitoredNodes, MonitoredSource } from '../observe/dashboard/monitored';
import { MemcachedMetrics } from '../observe/metrics/memcached-metrics';
import { elastiCacheArn } from '../private/arns';
import { known } from '../private/tokens';
import { SaslGate } from '../sasl-gate/sasl-gate';

/**
 * What Memcached clusters share, created here or imported.
 *
 * @internal
 */
export abstract class MemcachedClusterBase extends CacheBase implements IMemcachedCluster {
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

  /** The metrics of the cluster and of its nodes. If the number of nodes is unknown, CloudWatch searches for them. */
  public get metrics(): MemcachedMetrics {
    return MemcachedMetrics._of(this.clusterName, known(this.nodes), `_${this.node.addr.slice(-8)}`);
  }

  /** The ARN of the cluster. */
  public get clusterArn(): string {
    return elastiCacheArn(this, 'cluster', this.clusterName);
  }

  /** The reference for other constructs. */
  public get cacheClusterRef(): CacheClusterReference {
    return { clusterName: this.clusterName };
  }

  /** Whether the number of nodes follows the load or the clock. @internal */
  protected _isScaled(): boolean {
    return false;
  }

  /** @internal */
  protected _source(): MonitoredSource {
    return monitoredNodes(this.metrics, this._isScaled());
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
      isMemcached: true,
      permitConnect: () => { throw new Error('Memcached has no users'); },
      settings: {
        HOST: start.hostname,
        PORT: start.portAsString(),
        TLS: String(gate ? gate.transitEncryptionEnabled : this.transitEncryptionEnabled),
        NAME: this.clusterName,
        ...(gate ? { ENDPOINTS: gate.endpoints.map(({ socketAddress }) => socketAddress).join(',') } : {}),
        ...(gate?.userName ? { USER: gate.userName } : {}),
      },
    };
  }
}
