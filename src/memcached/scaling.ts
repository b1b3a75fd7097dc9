import { BaseScalableAttribute, BaseTargetTrackingProps, ScalingSchedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { RESOURCE_PREFIX } from './scaling-target';
import { METRIC_NAMESPACE } from '../observe/metrics/service-facts';

/** Options to scale the nodes of a Memcached cluster by their CPU. */
export interface MemcachedCpuScalingProps extends BaseTargetTrackingProps {
  /** The target value of the average CPU utilization, in percent of all processors of a node: more than 0, at most 90. */
  readonly targetUtilizationPercent: number;
}

/** Options to scale the nodes of a Memcached cluster by a metric. */
export interface MemcachedMetricScalingProps extends BaseTargetTrackingProps {
  /** A metric that falls when nodes are added. */
  readonly metric: IMetric;

  /** The target value, in the unit of the metric. */
  readonly targetValue: number;
}

/** Scales the number of nodes of a Memcached cluster by load or by the clock. */
export class MemcachedNodeScaling extends BaseScalableAttribute {
  /** Scales by the CPU utilization, on average over all nodes and over five minutes. */
  public scaleOnCpu(id: string, props: MemcachedCpuScalingProps): void {
    const { targetUtilizationPercent: targetValue, ...tracking } = props;
    const customMetric = new Metric({
      namespace: METRIC_NAMESPACE,
      metricName: 'CPUUtilization',
      // of the cluster alone: the average of all nodes, as many as there are
      dimensionsMap: { CacheClusterId: this.props.resourceId.replace(RESOURCE_PREFIX, '') },
      statistic: 'Average',
      period: Duration.minutes(1),
    });
    this.doScaleToTrackMetric(id, { ...tracking, customMetric, targetValue });
  }

  /** Scales by a metric of your choice, for example evictions a minute. */
  public scaleOnMetric(id: string, props: MemcachedMetricScalingProps): void {
    const { metric: customMetric, ...tracking } = props;
    this.doScaleToTrackMetric(id, { ...tracking, customMetric });
  }

  /** Scales by the clock: sets another minimum and maximum at a given time. */
  public scaleOnSchedule(id: string, schedule: ScalingSchedule): void {
    this.doScaleOnSchedule(id, schedule);
  }
}
