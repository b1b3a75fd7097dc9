import { BaseScalableAttribute, BaseTargetTrackingProps, ScalingSchedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { RESOURCE_PREFIX } from './scaling-target';
import { METRIC_NAMESPACE } from '../observe/metrics/service-facts';
import { claimId } from '../private/free-id';

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

/**
 * Scaling of the nodes of a Memcached cluster. Made by `autoScaleNodes()`.
 *
 * @example
 * const pages = new MemcachedCluster(this, 'Pages', { vpc, nodes: 3 });
 * pages.autoScaleNodes({ minCapacity: 3, maxCapacity: 12 }).scaleOnCpu('Cpu', { targetUtilizationPercent: 60 });
 */
export class MemcachedNodeScaling extends BaseScalableAttribute {
  private readonly policies = new Set<string>();
  private readonly schedules = new Set<string>();

  /**
   * Follows the CPU utilization, on average over all nodes and over five minutes.
   *
   * @param id the id of the scaling policy, unique in this scaling
   * @param props the utilization to keep
   */
  public scaleOnCpu(id: string, props: MemcachedCpuScalingProps): void {
    const { targetUtilizationPercent: targetValue, ...tracking } = props;
    claimId(this.policies, this, id, 'Pass another id');
    const customMetric = new Metric({
      namespace: METRIC_NAMESPACE,
      metricName: 'CPUUtilization',
      // without a node: the average of all nodes of the cluster
      dimensionsMap: { CacheClusterId: this.props.resourceId.replace(RESOURCE_PREFIX, '') },
      statistic: 'Average',
      period: Duration.minutes(1),
    });
    this.doScaleToTrackMetric(id, { ...tracking, customMetric, targetValue });
  }

  /**
   * Follows a metric of your choice, for example evictions per minute.
   *
   * @param id the id of the scaling policy, unique in this scaling
   * @param props the metric, and the value to keep
   */
  public scaleOnMetric(id: string, props: MemcachedMetricScalingProps): void {
    const { metric: customMetric, ...tracking } = props;
    claimId(this.policies, this, id, 'Pass another id');
    this.doScaleToTrackMetric(id, { ...tracking, customMetric });
  }

  /**
   * Scales by schedule: sets another minimum and maximum at a given time.
   *
   * @param id the id of the scheduled action, unique in this scaling
   * @param schedule when to apply it, and the new minimum and maximum
   */
  public scaleOnSchedule(id: string, schedule: ScalingSchedule): void {
    claimId(this.schedules, this, id, 'Pass another id');
    this.doScaleOnSchedule(id, schedule);
  }
}
