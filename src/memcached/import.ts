import { Connections, Port } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { MemcachedClusterAttributes } from './attributes';
import { MemcachedClusterBase } from './base';
import { Endpoint } from '../network/endpoint';
import { UNKNOWN_ENDPOINT } from '../network/endpoint-checks';
import { AlarmFacts } from '../observe/alarms/alarm-spec';
import { factsOfImported } from '../observe/alarms/facts';
import { lowerCase } from '../private/names';
import { listed } from '../private/words';

/** A cluster that already exists. */
export class ImportedMemcachedCluster extends MemcachedClusterBase {
  public readonly clusterName: string;
  public readonly connections: Connections;
  public readonly nodes?: number;
  public readonly transitEncryptionEnabled: boolean;

  constructor(scope: Construct, id: string, private readonly attributes: MemcachedClusterAttributes) {
    super(scope, id);
    const { port, securityGroups } = attributes;
    this.clusterName = lowerCase(attributes.clusterName)!;
    this.nodes = attributes.nodes;
    this.transitEncryptionEnabled = attributes.transitEncryptionEnabled ?? true;
    this.connections = new Connections({ securityGroups, defaultPort: port === undefined ? undefined : Port.tcp(port) });
  }

  public get configurationEndpoint(): Endpoint {
    const { configurationEndpointAddress: address, port } = this.attributes;
    if (address === undefined || port === undefined) {
      const missing = [...(address === undefined ? ["'configurationEndpointAddress'"] : []), ...(port === undefined ? ["'port'"] : [])];
      UNKNOWN_ENDPOINT.fail(`'configurationEndpoint' of the imported cluster ${this.node.path} is unknown. `
        + `Pass ${listed(missing)} to fromMemcachedClusterAttributes()`);
    }
    return new Endpoint(address, port);
  }

  /** @internal */
  protected _facts(): AlarmFacts {
    return factsOfImported('memcached');
  }
}
