import { IConnectable, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { AuroraPostgresEngineVersion, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';

/** Settings that all databases created by a `DatabaseCache` have. */
export interface NewDatabaseOptions {
  /**
   * The name of the database in the server.
   *
   * Changing it replaces the database.
   *
   * @default app
   */
  readonly databaseName?: string;

  /**
   * Whether RDS refuses to delete the database.
   *
   * Changing it does not affect the running database.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * What happens to the database when it is removed from the stack.
   *
   * @default RemovalPolicy.SNAPSHOT
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * How long a daily backup is kept, 1 to 35 days. Within that time, you can restore the database to any point in time.
   *
   * Changing it does not affect the running database.
   *
   * @default Duration.days(15)
   */
  readonly backupRetention?: Duration;
}

/**
 * Settings of a new PostgreSQL instance of RDS.
 *
 * If you need others, create the instance yourself and pass it to `CachedDatabase.fromInstance()`.
 */
export interface PostgresOptions extends NewDatabaseOptions {
  /**
   * The version.
   *
   * @default PostgresEngineVersion.VER_17
   */
  readonly version?: PostgresEngineVersion;

  /**
   * The type of machine.
   *
   * Changing it interrupts the database, with Multi-AZ for one or two minutes.
   *
   * @default - t4g.medium
   */
  readonly instanceType?: InstanceType;

  /**
   * Whether a standby in another zone takes over if the database fails.
   *
   * @default true
   */
  readonly multiAz?: boolean;

  /**
   * The storage in GiB, 20 to 65,536. It grows automatically up to five times as much.
   *
   * Increasing it extends the running database. RDS refuses to decrease it.
   *
   * @default 20
   */
  readonly allocatedStorage?: number;
}

/**
 * Settings of a new Aurora PostgreSQL cluster.
 *
 * If you need others, create the cluster yourself and pass it to `CachedDatabase.fromCluster()`.
 */
export interface AuroraPostgresOptions extends NewDatabaseOptions {
  /**
   * The version.
   *
   * @default AuroraPostgresEngineVersion.VER_17_7
   */
  readonly version?: AuroraPostgresEngineVersion;

  /**
   * The type of machine of writer and readers.
   *
   * @default - Serverless v2, which scales from half a capacity unit to four
   */
  readonly instanceType?: InstanceType;

  /**
   * Number of readers, 0 to 15. One of them takes over if the writer fails.
   *
   * @default 1
   */
  readonly readers?: number;
}

/** What an application needs to know about a database besides its address. */
export interface ExistingDatabaseOptions {
  /**
   * The secret that the application logs in with: JSON with `username` and `password`. For a database of this app, pass
   * `database.secret`.
   *
   * @default - none: the application receives the address only, and logs in another way
   */
  readonly secret?: ISecret;

  /**
   * The name of the database in the server.
   *
   * @default - the application receives no name
   */
  readonly databaseName?: string;
}

/** A database, or a proxy in front of it, by its address. */
export interface DatabaseEndpointOptions extends ExistingDatabaseOptions {
  /** The DNS name. */
  readonly hostname: string;

  /**
   * The port.
   *
   * @default 5432
   */
  readonly port?: number;

  /** What the security groups of the database belong to. They and those of the application get rules for the port. */
  readonly connectable: IConnectable;
}
