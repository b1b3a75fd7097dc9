import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ConnectionType } from './connection-type';
import { ServerlessEngine } from '../engine/serverless-engine';

/** What is known of a serverless cache that exists already. Each getter that needs more says which attribute to pass. */
export interface ServerlessCacheAttributes {
  /** The name. */
  readonly serverlessCacheName: string;

  /**
   * The engine, which has its ports.
   *
   * @default - unknown
   */
  readonly engine?: ServerlessEngine;

  /**
   * The DNS name for reading and writing.
   *
   * @default - unknown, so that `endpoint` throws
   */
  readonly endpointAddress?: string;

  /**
   * The port for reading and writing. Needed by `endpoint` and by `connections`.
   *
   * @default - that of `engine`
   */
  readonly port?: number;

  /**
   * The DNS name for reading.
   *
   * @default - unknown, so that `readerEndpoint` throws
   */
  readonly readerEndpointAddress?: string;

  /**
   * The port for reading.
   *
   * @default - that of `engine`
   */
  readonly readerPort?: number;

  /**
   * From where clients reach the cache: a function outside of any VPC can be bound to a public one only.
   *
   * @default ConnectionType.VPC
   */
  readonly connectionType?: ConnectionType;

  /**
   * The security groups of the cache, which `connections` opens.
   *
   * @default - none, so that `connections` opens nothing on the cache's side
   */
  readonly securityGroups?: ISecurityGroup[];
}
