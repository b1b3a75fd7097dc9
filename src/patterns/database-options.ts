import { IConnectable, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { AuroraPostgresEngineVersion, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';

/** What databases that a `DatabaseCache` makes have in common. */
export interface OwnDatabaseOptions {
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
   * Changing it does nothing to the running database.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;

  /**
   * What happens to the database when it leaves the stack.
   *
   * @default RemovalPolicy.SNAPSHOT
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * How long a daily backup is kept, 1 to 35 days; within it the database can be restored to any minute.
   *
   * Changing it does nothing to the running database.
   *
   * @default Duration.days(15)
   */
  readonly backupRetention?: Duration;
}

/** A PostgreSQL instance of RDS. For more than this, make the instance and give it with `CachedDatabase.ofInstance()`. */
export interface PostgresOptions extends OwnDatabaseOptions {
  /**
   * The version.
   *
   * @default PostgresEngineVersion.VER_17
   */
  readonly version?: PostgresEngineVersion;

  /**
   * The machine.
   *
   * Changing it interrupts the database, with Multi-AZ for a minute or two.
   *
   * @default - t4g.medium
   */
  readonly instanceType?: InstanceType;

  /**
   * Whether a standby in another zone takes over.
   *
   * @default true
   */
  readonly multiAz?: boolean;

  /**
   * The storage, in GiB, 20 to 65,536; it grows by itself up to five times as much.
   *
   * More of it is added to the running database; RDS takes none back.
   *
   * @default 20
   */
  readonly allocatedStorage?: number;
}

/** An Aurora PostgreSQL cluster. For more than this, make the cluster and give it with `CachedDatabase.ofCluster()`. */
export interface AuroraPostgresOptions extends OwnDatabaseOptions {
  /**
   * The version.
   *
   * @default AuroraPostgresEngineVersion.VER_17_7
   */
  readonly version?: AuroraPostgresEngineVersion;

  /**
   * The machine of writer and readers.
   *
   * @default - none: they scale by themselves (Serverless v2), from half a capacity unit to four
   */
  readonly instanceType?: InstanceType;

  /**
   * Readers, 0 to 15, of which one takes over when the writer fails.
   *
   * @default 1
   */
  readonly readers?: number;
}

/** What an application must know of a database besides where it is. */
export interface GivenDatabaseOptions {
  /**
   * The secret that the application logs in with: JSON with `username` and `password`. Of a database of this app it is
   * `database.secret`.
   *
   * @default - none: the application is told where the database is, and logs in in its own way
   */
  readonly secret?: ISecret;

  /**
   * The name of the database in the server.
   *
   * @default - the application is told none
   */
  readonly databaseName?: string;
}

/** A database, or what stands before it, by its address. */
export interface DatabaseEndpointOptions extends GivenDatabaseOptions {
  /** The DNS name. */
  readonly hostname: string;

  /**
   * The port.
   *
   * @default 5432
   */
  readonly port?: number;

  /** What its security groups are: they and those of the application are opened to each other at the port. */
  readonly connectable: IConnectable;
}
