import { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';

/** The metrics of a SASL gate, from its log. */
export class SaslGateMetrics {
  /** @internal */
  public static _of(namespace: string): SaslGateMetrics {
    return new SaslGateMetrics(namespace);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'SaslGateMetrics';

  private constructor(private readonly namespace: string) {}

  /**
   * Accepted logins of all tasks. Count, sum.
   *
   * @param options changes to the metric, such as another period
   * @returns a metric for graphs and alarms
   */
  public acceptedLogins(options: MetricOptions = {}): Metric {
    return this.metric('AcceptedLogins', options);
  }

  /**
   * Refused logins of all tasks: a wrong password, or none. Count, sum.
   *
   * @param options changes to the metric, such as another period
   * @returns a metric for graphs and alarms
   */
  public refusedLogins(options: MetricOptions = {}): Metric {
    return this.metric('RefusedLogins', options);
  }

  /**
   * Connections of clients that have logged in, per task. Count, average.
   *
   * @param options changes to the metric, such as another period
   * @returns a metric for graphs and alarms
   */
  public connections(options: MetricOptions = {}): Metric {
    return this.metric('Connections', { statistic: 'Average', ...options });
  }

  private metric(metricName: string, options: MetricOptions): Metric {
    return new Metric({ namespace: this.namespace, metricName, statistic: 'Sum', ...options });
  }
}
