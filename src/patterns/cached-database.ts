import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { AuroraPostgresOptions, PostgresOptions } from './database-options';
import { AuroraPostgres, DatabaseSource, GivenCluster, GivenEndpoint, GivenInstance, OwnPostgres } from './database-source';

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

/** The database behind a `DatabaseCache`: one that is made, or one that is there. */
export class CachedDatabase {
  /**
   * An RDS PostgreSQL instance of its own: encrypted, in two zones, with a secret, backups and deletion protection.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_PostgreSQL.html
   */
  public static postgres(options: PostgresOptions = {}): CachedDatabase {
    return new CachedDatabase(new OwnPostgres(options));
  }

  /**
   * An Aurora PostgreSQL cluster of its own, a writer and a reader in two zones: encrypted, with a secret, backups and deletion
   * protection. By default it scales by itself (Serverless v2).
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraPostgreSQL.html
   */
  public static auroraPostgres(options: AuroraPostgresOptions = {}): CachedDatabase {
    return new CachedDatabase(new AuroraPostgres(options));
  }

  /** An RDS instance, of this app or imported, of any engine. */
  public static ofInstance(instance: IDatabaseInstance, options: GivenDatabaseOptions = {}): CachedDatabase {
    return new CachedDatabase(new GivenInstance(instance, options));
  }

  /** An Aurora or Multi-AZ cluster, of this app or imported, of any engine. An imported one needs its endpoint and port. */
  public static ofCluster(cluster: IDatabaseCluster, options: GivenDatabaseOptions = {}): CachedDatabase {
    return new CachedDatabase(new GivenCluster(cluster, options));
  }

  /** Anything else with an address: an RDS proxy, a database on EC2. It gets no alarms. */
  public static ofEndpoint(options: DatabaseEndpointOptions): CachedDatabase {
    return new CachedDatabase(new GivenEndpoint(options));
  }

  private constructor(
    /** @internal */
    public readonly _source: DatabaseSource,
  ) {}
}
