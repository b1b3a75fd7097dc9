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

interface Address {
  readonly hostname?: string;
  readonly port?: number;
}

/** A serverless cache that already exists. */
export class ImportedServerlessCache extends ServerlessCacheBase {
  public readonly serverlessCacheName: string;
  public readonly connections: Connections;
  public readonly iamUser = undefined;
  protected readonly _hasUsers?: boolean;
  protected readonly _isMemcached?: boolean;
  protected readonly _isPublic: boolean;
  private readonly address: Address;
  private readonly readerAddress: Address;

  constructor(scope: Construct, id: string, attributes: ServerlessCacheAttributes) {
    super(scope, id);
    const { engine } = attributes;
    const port = attributes.port ?? engine?.defaultPort;
    const readerPort = attributes.readerPort ?? engine?.defaultReaderPort;

    this._isPublic = attributes.connectionType === ConnectionType.PUBLIC;
    this.serverlessCacheName = lowerCase(attributes.serverlessCacheName)!;
    this.connections = new Connections({
      securityGroups: attributes.securityGroups,
      defaultPort: port === undefined ? undefined : bothPorts(port, readerPort),
      // the peer of a public endpoint in the security groups of its clients
      peer: this._isPublic ? Peer.anyIpv4() : undefined,
    });
    // Memcached has no users; for other engines it is unknown
    this._isMemcached = engine && !engine.hasUsers;
    this._hasUsers = this._isMemcached ? false : undefined;
    this.address = { hostname: attributes.endpointAddress, port };
    this.readerAddress = { hostname: attributes.readerEndpointAddress, port: readerPort };
  }

  public get endpoint(): Endpoint {
    return this.endpointAt(this.address, 'endpoint', 'port');
  }

  public get readerEndpoint(): Endpoint {
    return this.endpointAt(this.readerAddress, 'readerEndpoint', 'readerPort');
  }

  /** @internal */
  protected _facts(): AlarmFacts {
    const isMemcached = this._isMemcached ?? false;
    return factsOfImported('serverless', { isMemcached, logsIn: !isMemcached });
  }

  /** @internal */
  protected get _hasReader(): boolean {
    return this.readerAddress.hostname !== undefined && this.readerAddress.port !== undefined;
  }

  /** The endpoint at an address. Throws with the attributes that are missing. */
  private endpointAt({ hostname, port }: Address, endpoint: string, portAttribute: string): Endpoint {
    if (hostname === undefined || port === undefined) {
      const missing = [...(hostname === undefined ? [`'${endpoint}Address'`] : []), ...(port === undefined ? [`'engine' or '${portAttribute}'`] : [])];
      UNKNOWN_ENDPOINT.fail(`'${endpoint}' of the imported cache ${this.node.path} is unknown. Pass ${missing.join(', and ')} to fromServerlessCacheAttributes()`);
    }
    return new Endpoint(hostname, port);
  }
}
