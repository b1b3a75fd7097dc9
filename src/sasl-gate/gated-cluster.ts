import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { GatedNodes } from './gated-nodes';
import { Endpoint } from '../network/endpoint';

/** A Memcached cluster that can have a SASL gate in front of it. */
export interface IGatedCluster extends IConnectable, IConstruct {
  /**
   * The endpoint for clients with auto discovery, which read the list of nodes there.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoDiscovery.html
   */
  readonly configurationEndpoint: Endpoint;

  /** Number of nodes. Undefined if it is unknown. */
  readonly nodes?: number;

  /** Whether the nodes use TLS. */
  readonly transitEncryptionEnabled: boolean;

  /** What is known about the nodes of a cluster of this app. @internal */
  _gatedNodes?(): GatedNodes;
}
