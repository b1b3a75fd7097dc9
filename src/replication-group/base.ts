import { Connections } from 'aws-cdk-lib/aws-ec2';
import { ReplicationGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Endpoints } from './endpoints';
import { ReplicationGroupGrants } from './grants';
import { IReplicationGroup } from './ref';
import { CacheBase } from '../cache/base';
import { BindableCache } from '../cache/binding';
import { EngineVersion } from '../engine/engine-version';
import { Endpoint } from '../network/endpoint';
import { monitoredNodes, MonitoredSource } from '../observe/dashboard/monitored';
import { NamedNode } from '../observe/metrics/node-ids';
import { ReplicationGroupMetrics } from '../observe/metrics/replication-group-metrics';
import { senderOf } from '../observe/metrics/sender';
import { elastiCacheArn } from '../private/arns';

/**
 * What a cache of this app and an imported one have in common.
 *
 * @internal
 */
export abstract class ReplicationGroupBase extends CacheBase implements IReplicationGroup {
  /** The id, which is also the name. */
  public abstract readonly replicationGroupId: string;

  /** Who may reach the cache: `allowDefaultPortFrom` opens its port. */
  public abstract readonly connections: Connections;

  /** The secret whose text is the token; undefined when the cache has none or it is not kept in a secret. */
  public abstract readonly authTokenSecret?: ISecret;

  /** Permissions that you can grant on the cache. */
  public readonly grants: ReplicationGroupGrants = ReplicationGroupGrants._of(this);

  /** @internal */
  protected abstract readonly _endpoints: Endpoints;

  /** Whether clients log in as users; undefined when it is not known. @internal */
  protected abstract readonly _hasUsers?: boolean;

  /** Whether clients use TLS. @internal */
  protected abstract readonly _tls: boolean;

  /** What the cache runs; undefined when it is not known. @internal */
  protected abstract readonly _engineVersion?: EngineVersion;

  /** The metrics of the cache, of its shards and of its nodes. If the number of nodes is unknown, CloudWatch searches for them. */
  public get metrics(): ReplicationGroupMetrics {
    return ReplicationGroupMetrics._ofNodes(this.replicationGroupId, this._nodes(), `_${this.node.addr.slice(-8)}`, senderOf(this, this._engineVersion));
  }

  /** The ARN of the replication group. */
  public get replicationGroupArn(): string {
    return elastiCacheArn(this, 'replicationgroup', this.replicationGroupId);
  }

  /** The reference to the replication group, for other constructs. */
  public get replicationGroupRef(): ReplicationGroupReference {
    return { replicationGroupId: this.replicationGroupId };
  }

  /**
   * The endpoint that a client starts with, in either mode: the primary endpoint with cluster mode disabled, the configuration
   * endpoint with cluster mode enabled.
   */
  public get endpoint(): Endpoint {
    return this._endpoints.primary ?? this._endpoints.configuration ?? this._missing('endpoint');
  }

  /** The endpoint for reading and writing, with cluster mode disabled. Throws with cluster mode enabled. */
  public get primaryEndpoint(): Endpoint {
    return this._endpoints.primary ?? this._missing('primaryEndpoint');
  }

  /**
   * The endpoint for reading from the replicas, with cluster mode disabled. Reads are eventually consistent. Throws with cluster mode
   * enabled.
   */
  public get readerEndpoint(): Endpoint {
    return this._endpoints.reader ?? this._missing('readerEndpoint');
  }

  /** The endpoint for cluster clients, with cluster mode enabled. Throws with cluster mode disabled. */
  public get configurationEndpoint(): Endpoint {
    return this._endpoints.configuration ?? this._missing('configurationEndpoint');
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
  protected abstract _nodes(): NamedNode[] | undefined;

  /** Whether the number of nodes follows the load or the clock. @internal */
  protected _isScaled(): boolean {
    return false;
  }

  /** @internal */
  protected _source(): MonitoredSource {
    return monitoredNodes(this.metrics, this._isScaled());
  }

  /** Says why there is no such endpoint, and what to use or to pass. @internal */
  protected abstract _missing(endpoint: string): never;
}
