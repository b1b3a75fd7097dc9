import { Connections, Port } from 'aws-cdk-lib/aws-ec2';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { ReplicationGroupAttributes } from './attributes';
import { ReplicationGroupBase } from './base';
import { Endpoints } from './endpoints';
import { Endpoint } from '../network/endpoint';
import { UNKNOWN_ENDPOINT } from '../network/endpoint-checks';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { factsOfImported } from '../observe/alarms/facts';
import { namedNodes, NamedNode } from '../observe/metrics/node-ids';
import { lowerCase } from '../private/names';

/** A cache that exists already. */
export class ImportedReplicationGroup extends ReplicationGroupBase {
  public readonly replicationGroupId: string;
  public readonly connections: Connections;
  public readonly authTokenSecret?: ISecret;
  protected readonly _endpoints: Endpoints;
  protected readonly _hasUsers = undefined;
  protected readonly _engineVersion = undefined;
  protected readonly _tls: boolean;

  constructor(scope: Construct, id: string, private readonly attributes: ReplicationGroupAttributes) {
    super(scope, id);
    const { port } = attributes;
    const endpoint = (address?: string) => address !== undefined && port !== undefined ? new Endpoint(address, port) : undefined;
    this.replicationGroupId = lowerCase(attributes.replicationGroupId)!;
    this.authTokenSecret = attributes.authTokenSecret;
    this.connections = new Connections({
      securityGroups: attributes.securityGroups,
      defaultPort: port === undefined ? undefined : Port.tcp(port),
    });
    this._tls = attributes.transitEncryptionEnabled ?? true;
    this._endpoints = {
      primary: endpoint(attributes.primaryEndpointAddress),
      reader: endpoint(attributes.readerEndpointAddress),
      configuration: endpoint(attributes.configurationEndpointAddress),
    };
  }

  protected _nodes(): NamedNode[] | undefined {
    return namedNodes(this.replicationGroupId, this.attributes);
  }

  protected _facts(): AlarmFacts {
    return factsOfImported('nodes', { hasReplicas: this.attributes.replicas !== 0 });
  }

  protected _missing(endpoint: string): never {
    const address = endpoint === 'endpoint' ? 'primaryEndpointAddress\' or \'configurationEndpointAddress' : `${endpoint}Address`;
    UNKNOWN_ENDPOINT.fail(`'${endpoint}' of the imported cache ${this.node.path} is unknown. `
      + `Pass '${address}' and 'port' to fromReplicationGroupAttributes()`);
  }
}
