import { bareFamily, familyFor, INVALID_PARAMETER_GROUP_FAMILY } from './version-checks';
import { VersionFacts } from './version-facts';
import { isAtLeast } from './version-number';
import { isKnown } from '../private/tokens';

/**
 * What a version of an engine supports on ElastiCache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
 */
export interface EngineFeatures {
  /**
   * Users and user groups with access strings (role-based access control).
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  readonly accessControl?: boolean;

  /**
   * Users that log in with an IAM token instead of a password.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
   */
  readonly iamAuthentication?: boolean;

  /**
   * Delivery of the slow log.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
   */
  readonly slowLog?: boolean;

  /**
   * Delivery of the engine log.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
   */
  readonly engineLog?: boolean;

  /**
   * IPv6 and dual-stack networks.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/network-type.html
   */
  readonly ipv6?: boolean;

  /**
   * Data tiering between memory and SSD.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html
   */
  readonly dataTiering?: boolean;

  /**
   * Encryption in transit (TLS).
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html
   */
  readonly transitEncryption?: boolean;

  /**
   * A mode of encryption in transit that also accepts plaintext connections, for a migration without interruption.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
   */
  readonly transitEncryptionMode?: boolean;

  /**
   * Migration of a running cache to cluster mode.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/modify-cluster-mode.html
   */
  readonly clusterModeMigration?: boolean;

  /**
   * Durable writes, through a log across availability zones.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Durability.html
   */
  readonly durability?: boolean;

  /**
   * Automatic scaling of shards and replicas (Application Auto Scaling).
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html
   */
  readonly autoScaling?: boolean;

  /**
   * Replication to other regions.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
   */
  readonly globalDatastore?: boolean;

  /**
   * Automatic minor version upgrades in the maintenance window.
   *
   * @default - as the version number tells
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
   */
  readonly autoMinorVersionUpgrade?: boolean;
}

/**
 * A version of an engine, and what it supports.
 *
 * Use `RedisVersion`, `ValkeyVersion` or `MemcachedVersion`.
 */
export abstract class EngineVersion {
  /** The engine as ElastiCache spells it: `valkey`, `redis` or `memcached`. */
  public readonly engine: string;

  /** The version as ElastiCache spells it, such as `7.1`. */
  public readonly version: string;

  /** The family that a parameter group for this version must have, such as `redis7`. */
  public readonly parameterGroupFamily: string;

  /** What this version supports. */
  public readonly features: EngineFeatures;

  /** @internal */
  public abstract readonly _facts: VersionFacts;

  /**
   * @param engine the engine as ElastiCache spells it, such as `redis`
   * @param version the version as ElastiCache spells it, such as `7.1`
   * @param parameterGroupFamily the family of its parameter groups, such as `redis7`
   * @param features what the version supports
   */
  protected constructor(engine: string, version: string, parameterGroupFamily: string, features: EngineFeatures) {
    this.engine = engine;
    this.version = version;
    this.parameterGroupFamily = parameterGroupFamily;
    this.features = features;
    checkFamily(engine, version, parameterGroupFamily);
  }

  /**
   * Whether this version is the other one or newer. A version that is only known at deployment counts as new enough.
   *
   * @internal
   */
  public _isAtLeast(other: string): boolean {
    return isAtLeast(this.version, other);
  }

  /**
   * Whether the version is a constant of its class. False for a version that is only known at deployment.
   *
   * @internal
   */
  public _isListed(): boolean {
    return Object.values(this.constructor).some(constant => constant instanceof EngineVersion && constant.version === this.version);
  }

  /**
   * Engine and version, such as `redis 7.1`.
   *
   * @returns the engine and the version
   */
  public toString(): string {
    return `${this.engine} ${this.version}`;
  }
}

function checkFamily(engine: string, version: string, family: string): void {
  if (!isKnown(family)) return;
  const fail = (message: string) => {
    INVALID_PARAMETER_GROUP_FAMILY.fail(`'parameterGroupFamily' ${message}`);
  };

  const bare = bareFamily(family);
  if (bare !== family) {
    fail(`must be a family, got the name of a default parameter group, '${family}'. Use '${bare}'`);
  }
  const major = new RegExp(`^${engine}(\\d+)(\\.(\\d+|x))?$`).exec(family)?.[1];
  if (!major) {
    fail(`must be '${engine}' and a number, got '${family}'. Use ${isKnown(version) ? `'${familyFor(engine, version)}'` : 'the family of the version'}`);
  }
  if (isKnown(version) && version.split('.')[0] !== major) {
    fail(`must match the version, got '${family}' for version '${version}'. Use '${familyFor(engine, version)}'`);
  }
}
