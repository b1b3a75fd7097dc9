import { Connections } from 'aws-cdk-lib/aws-ec2';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { DatabaseReading } from './database-alarms';
import { Endpoint } from '../network/endpoint';

/** A database that is there. */
export interface BoundDatabase {
  readonly endpoint: Endpoint;
  /** With the port as the default one. */
  readonly connections: Connections;
  readonly secret?: ISecret;
  readonly databaseName?: string;
  readonly instance?: IDatabaseInstance;
  readonly cluster?: IDatabaseCluster;
  readonly readings: DatabaseReading[];
}
