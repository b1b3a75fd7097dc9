import { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { ILogGroupRef } from 'aws-cdk-lib/aws-logs';
import { Duration } from 'aws-cdk-lib/core';
import { LogMetricSpec, ENGINE_WARNINGS, SLOW_COMMANDS } from './log-metric-spec';
import { valueCheck, ValueCheck } from '../../private/value-check';

export const NO_LOG_GROUP: ValueCheck = valueCheck({
  code: 'NoLogGroup',
  clause: '`monitorLogs()`, `LogMonitoring`: no log is delivered to CloudWatch Logs as JSON',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html',
});

/** The logs that metrics are created from. */
interface MonitoredLogs {
  readonly namespace: string;
  /** The path of the construct that creates them. */
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
    return this.metric(SLOW_COMMANDS, 'slow', options);
  }

  /**
   * Warnings in the engine log. Count, sum. Throws without an engine log.
   *
   * @param options changes to the metric, such as another period
   * @returns a metric for graphs and alarms
   */
  public engineWarnings(options?: MetricOptions): Metric {
    return this.metric(ENGINE_WARNINGS, 'engine', options);
  }

  private metric({ metricName }: LogMetricSpec, name: 'slow' | 'engine', options?: MetricOptions): Metric {
    const { namespace, path } = this.logs;
    if (!this.logs[`${name}Log`]) {
      NO_LOG_GROUP.fail(`the metric ${metricName} of ${path} needs the ${name} log in CloudWatch Logs as JSON. `
        + `Pass '${name}Log', or deliver the log with logs: { ${name}: LogDestination.cloudWatchLogs() }`);
    }
    return new Metric({ namespace, metricName, statistic: 'Sum', period: Duration.minutes(1), ...options, dimensionsMap: {} });
  }
}
