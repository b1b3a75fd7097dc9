import { Connections } from 'aws-cdk-lib/aws-ec2';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { DatabaseAlarmSpec } from './database-alarms';
import { Endpoint } from '../network/endpoint';

/** The database of a `DatabaseCache`: a new one or an existing one. */
export interface BoundDatabase {
  readonly endpoint: Endpoint;
  /** Their default port is the port of the database. */
  readonly connections: Connections;
  readonly secret?: ISecret;
  readonly databaseName?: string;
  readonly instance?: IDatabaseInstance;
  readonly cluster?: IDatabaseCluster;
  readonly alarms: DatabaseAlarmSpec[];
}
