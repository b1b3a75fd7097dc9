import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroupRef, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { CloudWatchLogsMethod, FirehoseMethod, LogMethod } from './log-method';

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

/**
 * Where a log of the nodes goes.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 */
export class LogDestination {
  /** To CloudWatch Logs. */
  public static cloudWatchLogs(options: CloudWatchLogOptions = {}): LogDestination {
    return new LogDestination(new CloudWatchLogsMethod(options));
  }

  /**
   * To a stream of Amazon Data Firehose in this account and region.
   *
   * @param deliveryStreamName the stream's name
   */
  public static firehose(deliveryStreamName: string, options: FirehoseLogOptions = {}): LogDestination {
    return new LogDestination(new FirehoseMethod(deliveryStreamName, options.format ?? LogFormat.JSON));
  }

  private constructor(
    /** @internal */
    public readonly _method: LogMethod,
  ) {}
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
