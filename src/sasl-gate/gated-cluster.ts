import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { GatedNodes } from './gated-nodes';
import { Endpoint } from '../network/endpoint';

/** A Memcached cluster that a SASL gate can stand in front of. */
export interface IGatedCluster extends IConnectable, IConstruct {
  /**
   * Where a client with auto discovery starts: it asks there which nodes there are. Any node's key can be reached from there only
   * by such a client.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.html
   */
  readonly configurationEndpoint: Endpoint;

  /** Number of nodes; undefined when it is not known. */
  readonly nodes?: number;

  /** Whether the nodes speak TLS. */
  readonly transitEncryptionEnabled: boolean;

  /** What is known of the nodes of a cluster of this app. @internal */
  _gatedNodes?(): GatedNodes;
}
