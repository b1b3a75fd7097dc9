import { Connections, IConnectable, Port } from 'aws-cdk-lib/aws-ec2';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { BoundDatabase } from './bound-database';
import { alarmsOfCluster, alarmsOfInstance, storageAlarm } from './database-alarms';
import { AuroraPostgresOptions, DatabaseEndpointOptions, ExistingDatabaseOptions, NewDatabaseOptions, PostgresOptions } from './database-options';
import { createAurora, createPostgres, NewDatabaseContext, PORT, STORAGE } from './new-database';
import { Endpoint } from '../network/endpoint';

const DATABASE_NAME = 'app';
const POSTGRES_PORT = 5432;

/**
 * The database behind a `DatabaseCache`: a new one or an existing one.
 *
 * @example
 * new DatabaseCache(this, 'Shop', { vpc, database: CachedDatabase.auroraPostgres({ readers: 2 }) });
 */
export abstract class CachedDatabase {
  /**
   * A new RDS PostgreSQL instance: encrypted, in two zones, with a secret, backups and deletion protection.
   *
   * @param options the settings of the instance
   * @returns for `database` of a `DatabaseCache`
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_PostgreSQL.html
   */
  public static postgres(options: PostgresOptions = {}): CachedDatabase {
    const { databaseName = DATABASE_NAME, allocatedStorage = STORAGE } = options;
    const own = { ...options, databaseName };
    return new (class extends CachedDatabase {
      public _bind(scope: Construct, context: NewDatabaseContext): BoundDatabase {
        const instance = createPostgres(scope, own, context);
        const bound = bindInstance(instance, { secret: instance.secret, databaseName });
        return { ...bound, connections: openAt(instance, PORT), alarms: [...bound.alarms, storageAlarm(instance, allocatedStorage)] };
      }
    })(own);
  }

  /**
   * A new Aurora PostgreSQL cluster, with a writer and a reader in two zones: encrypted, with a secret, backups and deletion
   * protection. By default it scales automatically (Serverless v2).
   *
   * @param options the settings of the cluster
   * @returns for `database` of a `DatabaseCache`
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraPostgreSQL.html
   */
  public static auroraPostgres(options: AuroraPostgresOptions = {}): CachedDatabase {
    const { databaseName = DATABASE_NAME } = options;
    const own = { ...options, databaseName };
    return new (class extends CachedDatabase {
      public _bind(scope: Construct, context: NewDatabaseContext): BoundDatabase {
        const cluster = createAurora(scope, own, context);
        return { ...bindCluster(cluster, { secret: cluster.secret, databaseName }), connections: openAt(cluster, PORT) };
      }
    })(own);
  }

  /**
   * An existing RDS instance, of this app or imported, with any engine.
   *
   * @param instance the instance
   * @param options the name of the database, and the secret that applications log in with
   * @returns for `database` of a `DatabaseCache`
   */
  public static fromInstance(instance: IDatabaseInstance, options: ExistingDatabaseOptions = {}): CachedDatabase {
    return CachedDatabase.existing(() => bindInstance(instance, options));
  }

  /**
   * An existing Aurora or Multi-AZ cluster, of this app or imported, with any engine. An imported one needs its endpoint and port.
   *
   * @param cluster the cluster
   * @param options the name of the database, and the secret that applications log in with
   * @returns for `database` of a `DatabaseCache`
   */
  public static fromCluster(cluster: IDatabaseCluster, options: ExistingDatabaseOptions = {}): CachedDatabase {
    return CachedDatabase.existing(() => bindCluster(cluster, options));
  }

  /**
   * Anything else with an address, such as an RDS proxy or a database on EC2. It gets no alarms.
   *
   * @param options the address of the database, and how applications log in
   * @returns for `database` of a `DatabaseCache`
   */
  public static fromEndpoint(options: DatabaseEndpointOptions): CachedDatabase {
    const { hostname, port = POSTGRES_PORT, connectable } = options;
    return CachedDatabase.existing(() => ({ ...bindAt(connectable, hostname, port, options), alarms: [] }));
  }

  private static existing(bind: () => BoundDatabase): CachedDatabase {
    return new (class extends CachedDatabase {
      public _bind(): BoundDatabase {
        return bind();
      }
    })();
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'CachedDatabase';

  private constructor(
    /** The options of a database to create; undefined for one that exists. @internal */
    public readonly _own?: NewDatabaseOptions,
  ) {}

  /** Creates the database, or describes the one that exists. @internal */
  public abstract _bind(scope: Construct, context: NewDatabaseContext): BoundDatabase;
}

function bindInstance(instance: IDatabaseInstance, options: ExistingDatabaseOptions): BoundDatabase {
  const { hostname, port } = instance.instanceEndpoint;
  return { ...bindAt(instance, hostname, port, options), instance, alarms: alarmsOfInstance(instance) };
}

function bindCluster(cluster: IDatabaseCluster, options: ExistingDatabaseOptions): BoundDatabase {
  const { hostname, port } = cluster.clusterEndpoint;
  return { ...bindAt(cluster, hostname, port, options), cluster, alarms: alarmsOfCluster(cluster) };
}

function bindAt(connectable: IConnectable, hostname: string, port: number, { secret, databaseName }: ExistingDatabaseOptions) {
  return { endpoint: new Endpoint(hostname, port), connections: openAt(connectable, port), secret, databaseName };
}

/**
 * Connections with this port as the default port, which an import may not know. For a new database, the port is a number and not an
 * attribute, so that policy checks see which port a rule opens.
 */
function openAt({ connections }: IConnectable, port: number): Connections {
  return new Connections({ securityGroups: connections.securityGroups, defaultPort: Port.tcp(port) });
}
