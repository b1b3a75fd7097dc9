import { Connections, IConnectable, Port } from 'aws-cdk-lib/aws-ec2';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { DatabaseEndpointOptions, GivenDatabaseOptions } from './cached-database';
import { DatabaseReading, ofAurora, ofInstance, ofStorage } from './database-alarms';
import { AuroraPostgresOptions, OwnDatabaseOptions, PostgresOptions } from './database-options';
import { makeAurora, makePostgres, OwnDatabaseContext, PORT, STORAGE } from './own-database';
import { Endpoint } from '../network/endpoint';

const DATABASE_NAME = 'app';
const POSTGRES_PORT = 5432;

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

/** What stands behind a member of `CachedDatabase`. */
export interface DatabaseSource {
  /** Of a database that is to be made; undefined of one that is there. */
  readonly own?: OwnDatabaseOptions;
  bind(scope: Construct, context: OwnDatabaseContext): BoundDatabase;
}

export class GivenInstance implements DatabaseSource {
  constructor(private readonly instance: IDatabaseInstance, private readonly options: GivenDatabaseOptions) {}

  public bind(): BoundDatabase {
    const { hostname, port } = this.instance.instanceEndpoint;
    return { ...given(this.instance, hostname, port, this.options), instance: this.instance, readings: ofInstance(this.instance) };
  }
}

export class GivenCluster implements DatabaseSource {
  constructor(private readonly cluster: IDatabaseCluster, private readonly options: GivenDatabaseOptions) {}

  public bind(): BoundDatabase {
    const { hostname, port } = this.cluster.clusterEndpoint;
    return { ...given(this.cluster, hostname, port, this.options), cluster: this.cluster, readings: ofAurora(this.cluster) };
  }
}

export class GivenEndpoint implements DatabaseSource {
  constructor(private readonly options: DatabaseEndpointOptions) {}

  public bind(): BoundDatabase {
    const { hostname, port = POSTGRES_PORT, connectable } = this.options;
    return { ...given(connectable, hostname, port, this.options), readings: [] };
  }
}

export class OwnPostgres implements DatabaseSource {
  public readonly own: PostgresOptions;

  constructor(options: PostgresOptions) {
    this.own = { ...options, databaseName: options.databaseName ?? DATABASE_NAME };
  }

  public bind(scope: Construct, context: OwnDatabaseContext): BoundDatabase {
    const instance = makePostgres(scope, this.own, context);
    const { databaseName, allocatedStorage = STORAGE } = this.own;
    const bound = new GivenInstance(instance, { secret: instance.secret, databaseName }).bind();
    return { ...bound, connections: openAt(instance, PORT), readings: [...bound.readings, ofStorage(instance, allocatedStorage)] };
  }
}

export class AuroraPostgres implements DatabaseSource {
  public readonly own: AuroraPostgresOptions;

  constructor(options: AuroraPostgresOptions) {
    this.own = { ...options, databaseName: options.databaseName ?? DATABASE_NAME };
  }

  public bind(scope: Construct, context: OwnDatabaseContext): BoundDatabase {
    const cluster = makeAurora(scope, this.own, context);
    const bound = new GivenCluster(cluster, { secret: cluster.secret, databaseName: this.own.databaseName }).bind();
    return { ...bound, connections: openAt(cluster, PORT) };
  }
}

function given(connectable: IConnectable, hostname: string, port: number, { secret, databaseName }: GivenDatabaseOptions) {
  return { endpoint: new Endpoint(hostname, port), connections: openAt(connectable, port), secret, databaseName };
}

/**
 * With the port as the default one, also where an import was not told it. Of an own database it is a number, not an attribute: policy
 * checks could not tell what a rule opens.
 */
function openAt({ connections }: IConnectable, port: number): Connections {
  return new Connections({ securityGroups: connections.securityGroups, defaultPort: Port.tcp(port) });
}
