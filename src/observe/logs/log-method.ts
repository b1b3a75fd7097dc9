import { IKey } from 'aws-cdk-lib/aws-kms';
import { ILogGroupRef, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { letLogsUse } from '../../private/logs-key';

/** What a log group of the cache's own has from the cache. */
export interface LoggedCache {
  readonly encryptionKey?: IKey;
  readonly removalPolicy: RemovalPolicy;
}

/** What stands behind a `LogDestination`: the destination in CloudFormation's words. */
export interface LogMethod {
  readonly toFirehose: boolean;
  /** Whether a log group came with options that belong to a group of the cache's own. */
  readonly givenTwice: boolean;
  bind(scope: Construct, id: string, cache: LoggedCache): BoundLog;
}

/** A destination without the type of the log. */
export interface BoundLog {
  readonly destinationType: string;
  readonly destinationDetails: { cloudWatchLogsDetails?: { logGroup: string }; kinesisFirehoseDetails?: { deliveryStream: string } };
  readonly logFormat: string;
}

interface CloudWatchLogs {
  readonly format?: string;
  readonly logGroup?: ILogGroupRef;
  readonly retention?: RetentionDays;
  readonly encryptionKey?: IKey;
  readonly removalPolicy?: RemovalPolicy;
}

export class CloudWatchLogsMethod implements LogMethod {
  public readonly toFirehose = false;
  public readonly givenTwice: boolean;

  constructor(private readonly options: CloudWatchLogs) {
    const { logGroup, retention, encryptionKey, removalPolicy } = options;
    this.givenTwice = logGroup !== undefined && [retention, encryptionKey, removalPolicy].some(option => option !== undefined);
  }

  public bind(scope: Construct, id: string, cache: LoggedCache): BoundLog {
    const { format = 'json', logGroup = this.createLogGroup(scope, id, cache) } = this.options;
    return {
      destinationType: 'cloudwatch-logs',
      destinationDetails: { cloudWatchLogsDetails: { logGroup: logGroup.logGroupRef.logGroupName } },
      logFormat: format,
    };
  }

  private createLogGroup(scope: Construct, id: string, cache: LoggedCache): LogGroup {
    const { encryptionKey = cache.encryptionKey, removalPolicy = cache.removalPolicy } = this.options;
    if (encryptionKey) { letLogsUse(encryptionKey, scope); }
    return new LogGroup(scope, id, {
      encryptionKey,
      retention: this.options.retention ?? RetentionDays.ONE_YEAR,
      // a log group has no snapshots
      removalPolicy: removalPolicy === RemovalPolicy.SNAPSHOT ? RemovalPolicy.RETAIN : removalPolicy,
    });
  }
}

export class FirehoseMethod implements LogMethod {
  public readonly toFirehose = true;
  public readonly givenTwice = false;

  constructor(private readonly deliveryStream: string, private readonly format: string) {}

  public bind(): BoundLog {
    return {
      destinationType: 'kinesis-firehose',
      destinationDetails: { kinesisFirehoseDetails: { deliveryStream: this.deliveryStream } },
      logFormat: this.format,
    };
  }
}
