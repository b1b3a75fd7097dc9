import { isAtLeast } from './version-number';
import { isKnown } from '../private/tokens';

/** What an engine can do on a serverless cache, where its name and version do not tell. */
export interface ServerlessEngineFeatures {
  /**
   * Endpoints on the internet.
   *
   * @default - as the version number tells: from Valkey 9 on
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-public-endpoints-chapter.html
   */
  readonly publicEndpoint?: boolean;

  /**
   * Access strings that name databases.
   *
   * @default - as the version number tells: not before Valkey 9
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  readonly databaseRules?: boolean;
}

/** What all major versions of an engine have in common. */
interface EngineFacts {
  readonly title: string;
  /** How the service writes a major version. */
  readonly shape: RegExp;
  readonly sample: string;
  /** The oldest one that is served. */
  readonly oldest: string;
  /** The engine that users of the cache's own are of; undefined where it has no users. */
  readonly userEngine?: string;
  /** The engines of the user groups that it takes. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html */
  readonly takesUsersOf: readonly string[];
  /** Ports that cannot be chosen. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/set-up.html */
  readonly port: number;
  readonly readerPort: number;
  /** Whether AWS documents an endpoint for reading. */
  readonly reader: boolean;
  /** Whether the data is kept: backups are then taken by default. */
  readonly keepsData: boolean;
}

const REDIS_PORTS = { port: 6379, readerPort: 6380, reader: true };

const ENGINES: { readonly [engine: string]: EngineFacts } = {
  valkey: {
    title: 'Valkey', shape: /^\d+$/, sample: '8', oldest: '7', userEngine: 'valkey', takesUsersOf: ['valkey', 'redis'], ...REDIS_PORTS, keepsData: true,
  },
  redis: { title: 'Redis OSS', shape: /^\d+$/, sample: '7', oldest: '7', userEngine: 'redis', takesUsersOf: ['redis'], ...REDIS_PORTS, keepsData: true },
  memcached: {
    title: 'Memcached', shape: /^\d+\.\d+$/, sample: '1.6', oldest: '1.6', takesUsersOf: [], port: 11211, readerPort: 11212, reader: false, keepsData: false,
  },
};

/**
 * The engine of a serverless cache, and its major version. ElastiCache chooses the minor one and upgrades it by itself.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html
 */
export class ServerlessEngine {
  /** Valkey 7.2. */
  public static readonly VALKEY_7 = ServerlessEngine.of('valkey', '7');
  /** Valkey 8. */
  public static readonly VALKEY_8 = ServerlessEngine.of('valkey', '8');
  /** Valkey 9: the first that can have an endpoint on the internet. */
  public static readonly VALKEY_9 = ServerlessEngine.of('valkey', '9');
  /** Redis OSS 7. */
  public static readonly REDIS_7 = ServerlessEngine.of('redis', '7');
  /** Memcached 1.6. */
  public static readonly MEMCACHED_1_6 = ServerlessEngine.of('memcached', '1.6');

  /**
   * A version that has no constant yet.
   *
   * @param engine `valkey`, `redis` or `memcached`
   * @param majorVersion the major version as the service takes it, such as `10`, of Memcached `1.6`; a token is taken as it is
   * @param features what it can do, where the version number does not tell
   */
  public static of(engine: string, majorVersion: string, features: ServerlessEngineFeatures = {}): ServerlessEngine {
    return new ServerlessEngine(engine, majorVersion, features);
  }

  /** The engine as the service spells it: `valkey`, `redis` or `memcached`. */
  public readonly engine: string;

  /** The major version as the service takes it, such as `8`. */
  public readonly majorVersion: string;

  /** What it can do; what is not known is undefined, and no rule is broken by it. */
  public readonly features: ServerlessEngineFeatures;

  /** Whether clients can log in as users. */
  public readonly hasUsers: boolean;

  /** The port for reading and writing, which cannot be chosen. */
  public readonly defaultPort: number;

  /** The port for reading, which cannot be chosen. */
  public readonly defaultReaderPort: number;

  /** @internal */
  public readonly _facts: EngineFacts;

  private constructor(engine: string, majorVersion: string, features: ServerlessEngineFeatures) {
    this._facts = factsOf(engine);
    checkVersion(this._facts, majorVersion);
    this.engine = engine;
    this.majorVersion = majorVersion;
    this.features = { ...featuresOf(engine, majorVersion), ...features };
    this.hasUsers = this._facts.userEngine !== undefined;
    this.defaultPort = this._facts.port;
    this.defaultReaderPort = this._facts.readerPort;
  }

  /** Engine and version, such as 'Valkey 8'. */
  public toString(): string {
    return `${this._facts.title} ${this.majorVersion}`;
  }
}

function factsOf(engine: string): EngineFacts {
  const facts = isKnown(engine) ? ENGINES[engine] : undefined;
  if (!facts) {
    const got = isKnown(engine) ? `'${engine}'` : 'one that is only known at deployment';
    throw new Error(`'engine' of a serverless cache must be 'valkey', 'redis' or 'memcached', got ${got}; write ServerlessEngine.VALKEY_8 [InvalidServerlessEngine]`);
  }
  return facts;
}

function checkVersion({ title, shape, sample, oldest }: EngineFacts, version: string): void {
  if (!isKnown(version)) { return; }
  if (!shape.test(version) || !isAtLeast(version, oldest)) {
    throw new Error(`'majorVersion' of ${title} must be like '${sample}', ${oldest} or later, got '${version}'; ElastiCache chooses the minor version [InvalidServerlessEngineVersion]`);
  }
}

function featuresOf(engine: string, version: string): ServerlessEngineFeatures {
  if (engine !== 'valkey') { return { publicEndpoint: false, databaseRules: false }; }
  if (!isKnown(version)) { return {}; }
  const since9 = isAtLeast(version, '9');
  // the minor version is the service's choice: whether 9 is 9.0 or 9.1 is not known
  return { publicEndpoint: since9, databaseRules: since9 ? undefined : false };
}
