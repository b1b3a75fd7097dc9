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

  /** The security groups and ports of the cluster. `allowDefaultPortFrom` opens its port to a client, or with SASL the ports of the gate. */
  public abstract readonly connections: Connections;

  /** The endpoint for clients with auto discovery, which read the list of nodes there. */
  public abstract readonly configurationEndpoint: Endpoint;

  /** Number of nodes. Undefined if unknown. */
  public abstract readonly nodes?: number;

  /** Whether the nodes use TLS. */
  public abstract readonly transitEncryptionEnabled: boolean;

  /** The gate of the cluster, if it has one. @internal */
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

  /** Whether the nodes scale by load or by schedule. @internal */
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
