import { Connections } from 'aws-cdk-lib/aws-ec2';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { DatabaseReading } from './database-alarms';
import { Endpoint } from '../network/endpoint';

/** The database of a `DatabaseCache`, created by it or given. */
export interface BoundDatabase {
  readonly endpoint: Endpoint;
  /** The default port is that of the database. */
  readonly connections: Connections;
  readonly secret?: ISecret;
  readonly databaseName?: string;
  readonly instance?: IDatabaseInstance;
  readonly cluster?: IDatabaseCluster;
  readonly readings: DatabaseReading[];
}
