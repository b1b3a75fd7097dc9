import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroupRef, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { letLogsUse } from '../../private/logs-key';

/** The format of the lines of a log. */
export enum LogFormat {
  /** One JSON object per line, which CloudWatch Logs Insights can query. */
  JSON = 'json',
  /** Plain text. */
  TEXT = 'text',
}

/** Settings of a log that goes to Amazon Data Firehose. */
export interface FirehoseLogOptions {
  /**
   * The format of the lines.
   *
   * @default LogFormat.JSON
   */
  readonly format?: LogFormat;
}

/** Settings of a log that goes to CloudWatch Logs. */
export interface CloudWatchLogOptions {
  /**
   * The format of the lines.
   *
   * @default LogFormat.JSON
   */
  readonly format?: LogFormat;

  /**
   * An existing log group. Excludes the other options except `format`.
   *
   * @default - a new log group
   */
  readonly logGroup?: ILogGroupRef;

  /**
   * How long the lines are kept.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly retention?: RetentionDays;

  /**
   * The key that encrypts the log. A key of this app gets the policy that CloudWatch Logs needs. For an imported key, add the policy
   * yourself.
   *
   * @default - the `encryptionKey` of the cache, else a key that CloudWatch Logs owns
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly encryptionKey?: IKey;

  /**
   * What happens to the log group when it is removed from the stack.
   *
   * @default - the `removalPolicy` of the cache, with RETAIN in place of SNAPSHOT
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** Settings of the cache that a new log group inherits. */
interface LoggedCache {
  readonly encryptionKey?: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** A destination as CloudFormation property, without the type of the log. */
interface BoundLog {
  readonly delivery: Omit<CfnReplicationGroup.LogDeliveryConfigurationRequestProperty, 'logType'>;
  /** The log group, if it receives JSON, which queries and filters can read. */
  readonly jsonLogGroup?: ILogGroupRef;
}

/**
 * Where a log of the nodes is delivered to.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 * @example
 * new ValkeyReplicationGroup(this, 'Cache', {
 *   vpc,
 *   logs: { slow: LogDestination.cloudWatchLogs(), engine: LogDestination.firehose('engine-log') },
 * });
 */
export abstract class LogDestination {
  /**
   * Delivers the log to CloudWatch Logs.
   *
   * @param options the settings of the log group
   * @returns for `logs` of a cache
   */
  public static cloudWatchLogs(options: CloudWatchLogOptions = {}): LogDestination {
    const { format = LogFormat.JSON, logGroup: given, retention, encryptionKey, removalPolicy } = options;
    const givenTwice = given !== undefined && [retention, encryptionKey, removalPolicy].some(option => option !== undefined);
    return new (class extends LogDestination {
      public _bind(scope: Construct, id: string, cache: LoggedCache): BoundLog {
        const logGroup = given ?? createLogGroup(scope, id, cache, options);
        return {
          delivery: {
            destinationType: 'cloudwatch-logs',
            destinationDetails: { cloudWatchLogsDetails: { logGroup: logGroup.logGroupRef.logGroupName } },
            logFormat: format,
          },
          jsonLogGroup: format === LogFormat.JSON ? logGroup : undefined,
        };
      }
    })(false, givenTwice);
  }

  /**
   * Delivers the log to a stream of Amazon Data Firehose in this account and region.
   *
   * @param deliveryStreamName the name of the stream
   * @param options the format of the lines
   * @returns for `logs` of a cache
   */
  public static firehose(deliveryStreamName: string, options: FirehoseLogOptions = {}): LogDestination {
    return new (class extends LogDestination {
      public _bind(): BoundLog {
        return {
          delivery: {
            destinationType: 'kinesis-firehose',
            destinationDetails: { kinesisFirehoseDetails: { deliveryStream: deliveryStreamName } },
            logFormat: options.format ?? LogFormat.JSON,
          },
        };
      }
    })(true, false);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'LogDestination';

  private constructor(
    /** @internal */
    public readonly _toFirehose: boolean,
    /** Whether `logGroup` came with options that only a new log group has. @internal */
    public readonly _givenTwice: boolean,
  ) {}

  /** Creates what the log needs. @internal */
  public abstract _bind(scope: Construct, id: string, cache: LoggedCache): BoundLog;
}

function createLogGroup(scope: Construct, id: string, cache: LoggedCache, options: CloudWatchLogOptions): LogGroup {
  const { encryptionKey = cache.encryptionKey, removalPolicy = cache.removalPolicy, retention = RetentionDays.ONE_YEAR } = options;
  if (encryptionKey) { letLogsUse(encryptionKey, scope); }
  return new LogGroup(scope, id, {
    encryptionKey,
    retention,
    // a log group has no snapshots
    removalPolicy: removalPolicy === RemovalPolicy.SNAPSHOT ? RemovalPolicy.RETAIN : removalPolicy,
  });
}

/**
 * The logs of a Redis or Valkey cache.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 */
export interface CacheLogs {
  /**
   * Commands that took longer than the parameter `slowlog-log-slower-than` (microseconds). Redis OSS 6.0 or later, and Valkey.
   *
   * @default - not delivered
   */
  readonly slow?: LogDestination;

  /**
   * The engine's own log. Redis OSS 6.2 or later, and Valkey.
   *
   * @default - not delivered
   */
  readonly engine?: LogDestination;
}
