import { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { isKnown } from '../../private/tokens';
import { valueCheck, ValueCheck } from '../../private/value-check';
import { shown } from '../../private/words';

const INVALID_METRIC_SELECTION: ValueCheck = valueCheck({
  code: 'InvalidMetricSelection',
  clause: '`DetailedMonitoring.of()`: there is no metric, there are more than 500, or a name has more than 255 characters',
  see: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudwatch-resourcemetricsconfiguration-resourcemetricselection.html',
});

const MOST_METRICS = 500;
const LONGEST_NAME = 255;

/**
 * OpenTelemetry metrics of a node-based Valkey cache that are sent every 15 seconds, for queries in PromQL.
 *
 * Without it, ElastiCache sends a core set of them every 60 seconds, at no charge. CloudWatch charges for each datapoint of the
 * metrics that you select here. They are no `CacheMetric`s: alarms, dashboards and metric math of this library read the classic
 * metrics.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/otel-metrics.html
 * @example
 * new ValkeyReplicationGroup(this, 'Detailed', {
 *   vpc,
 *   detailedMonitoring: DetailedMonitoring.of(['valkey.commands.processed', 'valkey.keys.evicted']),
 * });
 */
export class DetailedMonitoring {
  /**
   * Some metrics.
   *
   * @param metricNames 1 to 500 names from AWS's list, such as `valkey.commands.processed`
   * @returns the selection
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/otel-metrics-reference.html
   */
  public static of(metricNames: string[]): DetailedMonitoring {
    if (metricNames.length === 0 || metricNames.length > MOST_METRICS) {
      INVALID_METRIC_SELECTION.fail(`'metricNames' must have 1 to ${MOST_METRICS} names, got ${metricNames.length}. Use DetailedMonitoring.all() for all metrics`);
    }
    const wrong = metricNames.filter(name => isKnown(name) && (name.length === 0 || name.length > LONGEST_NAME));
    if (wrong.length > 0) {
      INVALID_METRIC_SELECTION.fail(`'metricNames' must have names of 1 to ${LONGEST_NAME} characters, got ${shown(wrong[0])}. Use names such as 'valkey.commands.processed'`);
    }
    return new DetailedMonitoring(metricNames);
  }

  /**
   * All metrics, those that are sent without a charge too: every one is then charged.
   *
   * @returns the selection
   */
  public static all(): DetailedMonitoring {
    return new DetailedMonitoring();
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'DetailedMonitoring';

  private constructor(private readonly metricNames?: string[]) {}

  /**
   * Adds the selection. aws-cdk-lib has no L1 for it in the oldest version that is supported.
   *
   * @internal
   */
  public _bind(scope: Construct, replicationGroupArn: string): void {
    new CfnResource(scope, 'DetailedMonitoring', {
      type: 'AWS::CloudWatch::ResourceMetricsConfiguration',
      properties: {
        ResourceArn: replicationGroupArn,
        MetricSelections: this.metricNames && [{ IncludeMetrics: this.metricNames }],
      },
    });
  }
}
