import { BaseScalableAttribute, BaseScalableAttributeProps, BaseTargetTrackingProps, ScalingSchedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { METRIC_NAMESPACE } from '../observe/metrics/service-facts';

/** When the number of nodes follows how busy they are. */
export interface NodeCpuScalingProps extends BaseTargetTrackingProps {
  /** What is aimed at, in percent of all processors of a node: more than 0, at most 90. */
  readonly targetUtilizationPercent: number;
}

/** When the number of nodes follows a metric. */
export interface NodeMetricScalingProps extends BaseTargetTrackingProps {
  /** A metric that falls when nodes are added. */
  readonly metric: IMetric;

  /** What is aimed at, in the unit of the metric. */
  readonly targetValue: number;
}

/** Nodes of a Memcached cluster that follow the load or the clock. */
export class NodeScaling extends BaseScalableAttribute {
  constructor(scope: Construct, id: string, props: BaseScalableAttributeProps, private readonly clusterName: string) {
    super(scope, id, props);
  }

  /** Follows how busy the nodes are, on average over all of them and over five minutes. */
  public scaleOnCpu(id: string, props: NodeCpuScalingProps): void {
    const { targetUtilizationPercent: targetValue, ...tracking } = props;
    const customMetric = new Metric({
      namespace: METRIC_NAMESPACE,
      metricName: 'CPUUtilization',
      // of the cluster alone: the average of all nodes, as many as there are
      dimensionsMap: { CacheClusterId: this.clusterName },
      statistic: 'Average',
      period: Duration.minutes(1),
    });
    this.doScaleToTrackMetric(id, { ...tracking, customMetric, targetValue });
  }

  /** Follows a metric of your choice, for example evictions a minute. */
  public scaleOnMetric(id: string, props: NodeMetricScalingProps): void {
    const { metric: customMetric, ...tracking } = props;
    this.doScaleToTrackMetric(id, { ...tracking, customMetric });
  }

  /** Follows the clock: sets another minimum and maximum at a given time. */
  public scaleOnSchedule(id: string, schedule: ScalingSchedule): void {
    this.doScaleOnSchedule(id, schedule);
  }
}
