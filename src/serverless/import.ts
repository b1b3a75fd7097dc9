import { Connections, Peer } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ServerlessCacheAttributes } from './attributes';
import { ServerlessCacheBase } from './base';
import { ConnectionType } from './connection-type';
import { bothPorts } from './ports';
import { Endpoint } from '../network/endpoint';
import { UNKNOWN_ENDPOINT } from '../network/endpoint-checks';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { factsOfImported } from '../observe/alarms/facts';
import { lowerCase } from '../private/names';

/** A serverless cache that exists already. */
export class ImportedServerlessCache extends ServerlessCacheBase {
  public readonly serverlessCacheName: string;
  public readonly connections: Connections;
  public readonly iamUser = undefined;
  protected readonly _hasUsers?: boolean;
  protected readonly _isMemcached?: boolean;
  protected readonly _isPublic: boolean;
  private readonly known: { readonly endpoint?: Endpoint; readonly readerEndpoint?: Endpoint };

  constructor(scope: Construct, id: string, attributes: ServerlessCacheAttributes) {
    super(scope, id);
    const { engine, endpointAddress, readerEndpointAddress } = attributes;
    const port = attributes.port ?? engine?.defaultPort;
    const readerPort = attributes.readerPort ?? engine?.defaultReaderPort;
    const endpoint = (address?: string, at?: number) => address !== undefined && at !== undefined ? new Endpoint(address, at) : undefined;

    this._isPublic = attributes.connectionType === ConnectionType.PUBLIC;
    this.serverlessCacheName = lowerCase(attributes.serverlessCacheName)!;
    this.connections = new Connections({
      securityGroups: attributes.securityGroups,
      defaultPort: port === undefined ? undefined : bothPorts(port, readerPort),
      // where a public endpoint is, as far as the security groups of its clients are concerned
      peer: this._isPublic ? Peer.anyIpv4() : undefined,
    });
    // Memcached has none; of the others it is not known
    this._isMemcached = engine && !engine.hasUsers;
    this._hasUsers = this._isMemcached ? false : undefined;
    this.known = { endpoint: endpoint(endpointAddress, port), readerEndpoint: endpoint(readerEndpointAddress, readerPort) };
  }

  public get endpoint(): Endpoint {
    return this.known.endpoint ?? this.missing('endpoint', 'port');
  }

  public get readerEndpoint(): Endpoint {
    return this.known.readerEndpoint ?? this.missing('readerEndpoint', 'readerPort');
  }

  /** @internal */
  protected _facts(): AlarmFacts {
    const isMemcached = this._isMemcached ?? false;
    return factsOfImported('serverless', { isMemcached, logsIn: !isMemcached });
  }

  /** @internal */
  protected get _hasReader(): boolean {
    return this.known.readerEndpoint !== undefined;
  }

  private missing(endpoint: string, port: string): never {
    UNKNOWN_ENDPOINT.fail(`'${endpoint}' of the imported cache ${this.node.path} is unknown; pass '${endpoint}Address', and 'engine' or '${port}', to fromServerlessCacheAttributes`);
  }
}
