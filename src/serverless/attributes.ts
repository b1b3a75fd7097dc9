import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ConnectionType } from './connection-type';
import { ServerlessEngine } from '../engine/serverless-engine';

/** What is known of a serverless cache that already exists. Each getter that needs more throws and says which attribute to pass. */
export interface ServerlessCacheAttributes {
  /** The name of the cache. */
  readonly serverlessCacheName: string;

  /**
   * The engine, which determines the ports.
   *
   * @default - unknown
   */
  readonly engine?: ServerlessEngine;

  /**
   * The DNS name for reading and writing.
   *
   * @default - unknown: `endpoint` throws
   */
  readonly endpointAddress?: string;

  /**
   * The port for reading and writing. `endpoint` and `connections` need it.
   *
   * @default - the port of `engine`
   */
  readonly port?: number;

  /**
   * The DNS name for reading.
   *
   * @default - unknown: `readerEndpoint` throws
   */
  readonly readerEndpointAddress?: string;

  /**
   * The port for reading.
   *
   * @default - the reader port of `engine`
   */
  readonly readerPort?: number;

  /**
   * From where clients connect to the cache. A function outside of any VPC can be bound to a public cache only.
   *
   * @default ConnectionType.VPC
   */
  readonly connectionType?: ConnectionType;

  /**
   * The security groups of the cache. `connections` adds rules to them.
   *
   * @default - none: `connections` adds no rules on the cache's side
   */
  readonly securityGroups?: ISecurityGroup[];
}
