import { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { ILogGroupRef } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { CountedLines, ENGINE_WARNINGS, SLOW_COMMANDS } from './counted-lines';
import { valueCheck, ValueCheck } from '../../private/value-check';

export const NO_LOG_GROUP: ValueCheck = valueCheck({
  code: 'NoLogGroup',
  clause: '`monitorLogs()`, `LogMonitoring`: no log goes to CloudWatch as JSON',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html',
});

/** Where the metrics come from. */
interface MonitoredLogs {
  readonly namespace: string;
  /** The construct that makes them of the logs. */
  readonly path: string;
  readonly slowLog?: ILogGroupRef;
  readonly engineLog?: ILogGroupRef;
}

/** The metrics of the logs of a cache. */
export class LogMetrics {
  /** @internal */
  public static _of(logs: MonitoredLogs): LogMetrics {
    return new LogMetrics(logs);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'LogMetrics';

  private constructor(private readonly logs: MonitoredLogs) {}

  /**
   * Commands that took longer than `slowlog-log-slower-than`. Count, sum. Throws without a slow log.
   *
   * @param options changes to the metric, such as another period
   * @returns a metric for graphs and alarms
   */
  public slowCommands(options?: MetricOptions): Metric {
    return this.metric(SLOW_COMMANDS, this.logs.slowLog, options);
  }

  /**
   * Warnings in the engine log. Count, sum. Throws without an engine log.
   *
   * @param options changes to the metric, such as another period
   * @returns a metric for graphs and alarms
   */
  public engineWarnings(options?: MetricOptions): Metric {
    return this.metric(ENGINE_WARNINGS, this.logs.engineLog, options);
  }

  private metric({ metricName }: CountedLines, log: ILogGroupRef | undefined, options?: MetricOptions): Metric {
    const { namespace, path } = this.logs;
    if (!log) {
      NO_LOG_GROUP.fail(`'${metricName}' of ${path} needs a log that is not there; send it to CloudWatch as JSON`);
    }
    return new Metric({ namespace, metricName, statistic: 'Sum', period: Duration.minutes(1), ...options, dimensionsMap: {} });
  }
}
