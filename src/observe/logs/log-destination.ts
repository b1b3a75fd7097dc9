import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroupRef, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { letLogsUse } from '../../private/logs-key';

/** How a line of a log is written. */
export enum LogFormat {
  /** One JSON object a line, which CloudWatch Logs Insights understands. */
  JSON = 'json',
  /** Plain text. */
  TEXT = 'text',
}

/** How a log goes to Amazon Data Firehose. */
export interface FirehoseLogOptions {
  /**
   * How a line is written.
   *
   * @default LogFormat.JSON
   */
  readonly format?: LogFormat;
}

/** How a log goes to CloudWatch Logs. */
export interface CloudWatchLogOptions {
  /**
   * How a line is written.
   *
   * @default LogFormat.JSON
   */
  readonly format?: LogFormat;

  /**
   * A log group that exists already. Excludes the other options but `format`.
   *
   * @default - a log group of its own, made with the cache
   */
  readonly logGroup?: ILogGroupRef;

  /**
   * How long the lines are kept.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly retention?: RetentionDays;

  /**
   * The key that encrypts the lines. Its policy is opened for CloudWatch Logs where it is a key of this app; open it yourself
   * where it is imported.
   *
   * @default - the cache's `encryptionKey`, else a key that CloudWatch Logs owns
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly encryptionKey?: IKey;

  /**
   * What happens to the log group when it leaves the stack.
   *
   * @default - as the cache's `removalPolicy`, and RETAIN where that is SNAPSHOT
   */
  readonly removalPolicy?: RemovalPolicy;
}

/** What a new log group takes over from the cache. */
interface LoggedCache {
  readonly encryptionKey?: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** A destination in CloudFormation's words, without the type of the log. */
interface BoundLog {
  readonly delivery: Omit<CfnReplicationGroup.LogDeliveryConfigurationRequestProperty, 'logType'>;
  /** The log group, if it receives JSON: queries and filters can read it. */
  readonly jsonLogGroup?: ILogGroupRef;
}

/**
 * Where a log of the nodes goes.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 */
export abstract class LogDestination {
  /** To CloudWatch Logs. */
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
   * To a stream of Amazon Data Firehose in this account and region.
   *
   * @param deliveryStreamName the stream's name
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
   * What the engine says of itself. Redis OSS 6.2 or later, and Valkey.
   *
   * @default - not delivered
   */
  readonly engine?: LogDestination;
}
