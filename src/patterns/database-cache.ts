import { Connections, IConnectable } from 'aws-cdk-lib/aws-ec2';
import { BaseService, ContainerDefinition, Secret as ContainerSecret } from 'aws-cdk-lib/aws-ecs';
import { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { IDatabaseCluster, IDatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CachedDatabase } from './cached-database';
import { setsPolicy } from './data-store';
import { DatabaseAlarms } from './database-alarms';
import { AuroraPostgresOptions, PostgresOptions } from './database-options';
import { DatabaseCacheFacts } from './facts';
import { CacheIntent, declareIntent } from './intent';
import { DATABASE_CACHE_RULES, DATABASE_CACHE_WARNINGS } from './rules/database-cache';
import { grantReadSecret } from '../access/grant-read-secret';
import { BindContainerOptions, BindOptions, BindServiceOptions } from '../cache/bind-options';
import { bindContainer, bindFunction, containerOf, SettingsSource } from '../cache/binding';
import { EvictionPolicy } from '../engine/eviction-policy';
import { Endpoint } from '../network/endpoint';
import { chooseSubnets } from '../network/subnets';
import { Alarms } from '../observe/alarms/alarms';
import { failWith, warnWith } from '../private/report';
import { check } from '../private/rules';
import { isKnown } from '../private/tokens';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../replication-group/valkey-replication-group';

/** The default prefix of the settings of the database. */
const PREFIX = 'DATABASE';

/**
 * Settings of a database with a cache beside it. The props are those of the cache. The database uses `vpc`, `vpcSubnets`,
 * `encryptionKey` and `alarms` as well.
 *
 * The cache has other defaults than a `ValkeyReplicationGroup`, since the database holds all of its data too: `evictionPolicy` is
 * `EvictionPolicy.ALLKEYS_LFU`, and `removalPolicy` is `RemovalPolicy.DESTROY`.
 *
 * Another `encryptionKey` also replaces a database created here, and the new database is empty. Take a snapshot first, restore it
 * into a database that you create, and pass that one as `database`.
 */
export interface DatabaseCacheProps extends ValkeyReplicationGroupProps {
  /**
   * The database.
   *
   * @default CachedDatabase.postgres()
   */
  readonly database?: CachedDatabase;
}

/** Options to connect an application to cache and database. */
export interface DatabaseCacheBindOptions extends BindOptions {
  /**
   * The prefix of the names of the settings of the database.
   *
   * @default DATABASE
   */
  readonly databasePrefix?: string;
}

/** Options to connect a container to cache and database. */
export interface DatabaseCacheBindContainerOptions extends BindContainerOptions {
  /**
   * The prefix of the names of the settings of the database.
   *
   * @default DATABASE
   */
  readonly databasePrefix?: string;
}

/** Options to connect a service to cache and database. */
export interface DatabaseCacheBindServiceOptions extends BindServiceOptions {
  /**
   * The prefix of the names of the settings of the database.
   *
   * @default DATABASE
   */
  readonly databasePrefix?: string;
}

/**
 * A PostgreSQL database, and a Valkey cache for data that is read from it often. Both are in two zones and encrypted, and have a
 * secret and alarms. No client can reach them until you bind an application.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Strategies.html
 * @example
 * const shop = new DatabaseCache(this, 'Shop', { vpc });
 * shop.bindService(service);
 */
export class DatabaseCache extends Construct {
  /** The cache. */
  public readonly cache: ValkeyReplicationGroup;

  /** The endpoint for reading and writing the database. Use it for reads that fill the cache too: a replica may lag behind. */
  public readonly databaseEndpoint: Endpoint;

  /** The security groups and the port of the database. To open the cache as well, use `allowFrom`. */
  public readonly databaseConnections: Connections;

  /** The secret of the database, JSON with `username` and `password`. Undefined if none was given. */
  public readonly databaseSecret?: ISecret;

  /** The RDS instance, if there is one. */
  public readonly databaseInstance?: IDatabaseInstance;

  /** The Aurora cluster, if there is one. */
  public readonly databaseCluster?: IDatabaseCluster;

  /** The name of the database in the server. Undefined if none was given. */
  public readonly databaseName?: string;

  /**
   * @param scope the construct that the database and the cache belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces both)
   * @param props the settings of the database and the cache
   */
  constructor(scope: Construct, id: string, props: DatabaseCacheProps) {
    super(scope, id);
    const { database = CachedDatabase.postgres(), ...ofCache } = props;
    const facts = factsOf(props, database);
    failWith(this, check(DATABASE_CACHE_RULES, facts));
    warnWith(this, check(DATABASE_CACHE_WARNINGS, facts));

    const { removalPolicy = RemovalPolicy.DESTROY } = props;
    this.cache = new ValkeyReplicationGroup(this, 'Cache', { ...ofCache, removalPolicy, evictionPolicy: policyOf(props) });
    declareIntent(this.cache, CacheIntent.DATABASE_CACHE);

    const bound = database._bind(this, props);
    this.databaseEndpoint = bound.endpoint;
    this.databaseConnections = bound.connections;
    this.databaseSecret = bound.secret;
    this.databaseName = bound.databaseName;
    this.databaseInstance = bound.instance;
    this.databaseCluster = bound.cluster;

    const alarms = props.alarms ?? Alarms.recommended();
    if (alarms._recommends && bound.alarms.length > 0) { new DatabaseAlarms(this, 'DatabaseAlarms', bound.alarms, alarms); }
  }

  /**
   * Opens the ports of the cache and of the database to the security groups of an application.
   *
   * @param application the application, or its service
   */
  public allowFrom(application: IConnectable): void {
    application.connections.allowToDefaultPort(this.cache);
    application.connections.allowToDefaultPort({ connections: this.databaseConnections });
  }

  /**
   * Grants the permission to read the secret of the database and the token of the cache.
   *
   * @param grantee the role that reads the secrets, or a construct that has one
   */
  public grantReadSecrets(grantee: IGrantable): void {
    for (const secret of [this.databaseSecret, this.cache.authTokenSecret]) {
      if (secret) { grantReadSecret(secret, grantee); }
    }
  }

  /**
   * Connects a Lambda function to both: opens the ports, permits it to read the secrets, and sets the variables of
   * `cache.bindFunction` and `DATABASE_HOST`, `DATABASE_PORT`, `DATABASE_NAME`, `DATABASE_SECRET_ARN`.
   *
   * @param fn in the VPC of cache and database
   * @param options names of the settings of both, and the user to connect as
   */
  public bindFunction(fn: Function, options: DatabaseCacheBindOptions = {}): void {
    this.cache.bindFunction(fn, options);
    bindFunction(this.settingsSource(), fn, { prefix: options.databasePrefix ?? PREFIX });
  }

  /**
   * Connects a container of ECS to both: the same settings as for a function as ECS secrets, and `DATABASE_USER` and
   * `DATABASE_PASSWORD` besides. `connectable` opens the ports.
   *
   * @param container in a task definition of this app
   * @param options names of the settings of both, and the user to connect as
   */
  public bindContainer(container: ContainerDefinition, options: DatabaseCacheBindContainerOptions = {}): void {
    const prefix = options.databasePrefix ?? PREFIX;
    this.cache.bindContainer(container, options);
    bindContainer(this.settingsSource(), container, { prefix, connectable: options.connectable });
    const secret = this.databaseSecret;
    if (secret) {
      // the `grantRead` of CDK would name the execution role in the policy of the secret's key: a cycle if they are in different stacks
      container.addSecret(`${prefix}_USER`, {
        ...ContainerSecret.fromSecretsManager(secret, 'username'), grantRead: grantee => grantReadSecret(secret, grantee),
      });
    }
  }

  /**
   * Connects a service of ECS to both: opens the ports to it, and gives its container what `bindContainer` gives.
   *
   * @param service in the VPC of cache and database
   * @param options names of the settings of both, and the user to connect as
   */
  public bindService(service: BaseService, options: DatabaseCacheBindServiceOptions = {}): void {
    const { container, ...rest } = options;
    this.bindContainer(containerOf(service, container), { ...rest, connectable: service });
  }

  /** What an application needs to know about the database. */
  private settingsSource(): SettingsSource {
    return {
      path: this.node.path,
      prefixOption: 'databasePrefix',
      connections: this.databaseConnections,
      tokenSecret: this.databaseSecret,
      tokenField: 'password',
      permitConnect: () => undefined,
      settings: {
        HOST: this.databaseEndpoint.hostname,
        PORT: this.databaseEndpoint.portAsString(),
        ...(this.databaseName === undefined ? {} : { NAME: this.databaseName }),
      },
    };
  }
}

function factsOf({ vpc, vpcSubnets, evictionPolicy, parameters }: DatabaseCacheProps, { _own: own }: CachedDatabase): DatabaseCacheFacts {
  const { readers, allocatedStorage, backupRetention }: AuroraPostgresOptions & PostgresOptions = own ?? {};
  return {
    ownsDatabase: own !== undefined,
    databaseName: own?.databaseName,
    readers,
    readersKnown: isKnown(readers),
    allocatedStorage,
    storageKnown: isKnown(allocatedStorage),
    backupRetention: backupRetention?.isUnresolved() ? undefined : backupRetention?.toDays({ integral: false }),
    subnets: own && chooseSubnets(vpc, vpcSubnets),
    evictionPolicy: evictionPolicy ?? parameters?.['maxmemory-policy'],
  };
}

function policyOf(props: DatabaseCacheProps): EvictionPolicy | undefined {
  return setsPolicy(props) ? props.evictionPolicy : EvictionPolicy.ALLKEYS_LFU;
}
