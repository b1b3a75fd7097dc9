import { Alarm, ComparisonOperator, IAlarmAction, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnQueryDefinition, FilterPattern, ILogGroupRef, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Names } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { LogMetricSpec, ENGINE_WARNINGS, SLOW_COMMANDS } from './log-metric-spec';
import { LogMetrics, NO_LOG_GROUP } from './log-metrics';

/** The alarm on the logs of a cache. */
export interface LogMonitoringOptions {
  /**
   * Creates an alarm that goes into ALARM after five minutes with more slow commands per minute than this.
   *
   * @default - no alarm
   */
  readonly slowCommandsPerMinute?: number;

  /**
   * Actions of the alarm.
   *
   * @default - none: you see the alarm in CloudWatch only
   */
  readonly actions?: IAlarmAction[];
}

/** The logs of a cache, and the alarm on them. */
export interface LogMonitoringProps extends LogMonitoringOptions {
  /** The name of the cache. The names of its nodes start with it, so several caches can share a log group. */
  readonly replicationGroupId: string;

  /**
   * The log group of the slow log, in JSON.
   *
   * @default - no slow log in CloudWatch
   */
  readonly slowLog?: ILogGroupRef;

  /**
   * The log group of the engine log, in JSON.
   *
   * @default - no engine log in CloudWatch
   */
  readonly engineLog?: ILogGroupRef;
}

/**
 * Metrics and saved queries from the logs of a cache: slow commands per minute, engine warnings per minute, the slowest commands, and
 * the clients that send them.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 * @example
 * const logged = new ValkeyReplicationGroup(this, 'Logged', { vpc, logs: { slow: LogDestination.cloudWatchLogs() } });
 * const monitoring = logged.monitorLogs({ slowCommandsPerMinute: 20, actions: [new SnsAction(topic)] });
 * monitoring.metrics.slowCommands();
 */
export class LogMonitoring extends Construct {
  /** The metrics of the logs. */
  public readonly metrics: LogMetrics;

  private readonly namespace: string;

  /**
   * @param scope the construct that the monitoring belongs to, usually a stack
   * @param id unique in the scope (a changed id makes the metrics start anew)
   * @param props the logs (throws if there is none)
   */
  constructor(scope: Construct, id: string, private readonly props: LogMonitoringProps) {
    super(scope, id);
    const { slowLog, engineLog, replicationGroupId } = props;
    if (!slowLog && !engineLog) {
      NO_LOG_GROUP.fail(`${scope.node.path} needs a log in CloudWatch Logs as JSON to monitor. Use logs: { slow: LogDestination.cloudWatchLogs() }`);
    }
    this.namespace = `ElastiCacheLogs/${Names.uniqueResourceName(this, { maxLength: 200, separator: '-' })}`;
    this.metrics = LogMetrics._of({ namespace: this.namespace, path: this.node.path, slowLog, engineLog });
    const ofCache = `$.CacheClusterId = "${replicationGroupId}-*"`;
    if (slowLog) { this.count(SLOW_COMMANDS, slowLog, ofCache); }
    if (engineLog) { this.count(ENGINE_WARNINGS, engineLog, ofCache); }
    if (slowLog && props.slowCommandsPerMinute !== undefined) { this.alarm(props.slowCommandsPerMinute); }
  }

  private count({ metricName, pattern, queries }: LogMetricSpec, log: ILogGroupRef, ofCache: string): void {
    const { logGroupName } = log.logGroupRef;
    new MetricFilter(this, metricName, {
      logGroup: LogGroup.fromLogGroupName(this, `${metricName}Log`, logGroupName),
      filterPattern: FilterPattern.literal(`{ (${ofCache}) && (${pattern}) }`),
      metricNamespace: this.namespace,
      metricName,
      metricValue: '1',
      defaultValue: 0,
    });
    for (const query of queries) {
      new CfnQueryDefinition(this, query.id, {
        name: `ElastiCache/${this.node.scope!.node.path}/${query.title}`,
        logGroupNames: [logGroupName],
        queryString: [...query.lines, 'limit 50'].join('\n| '),
      });
    }
  }

  private alarm(threshold: number): void {
    const alarm = new Alarm(this, 'Alarm', {
      metric: this.metrics.slowCommands(),
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods: 5,
      datapointsToAlarm: 5,
      // the log has no lines while no command is slow
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: 'Many commands are slow, and each one delays the commands behind it. '
        + 'Run the saved queries of the cache in CloudWatch Logs Insights to see the slowest commands and their clients. '
        + 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html (recommended by cdk-elasticache)',
    });
    alarm.addAlarmAction(...this.props.actions ?? []);
  }
}
