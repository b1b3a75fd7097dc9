import { BaseScalableAttribute, BaseTargetTrackingProps, PredefinedMetric, ScalingSchedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { TARGET_WARNINGS } from './rules/scaling';
import { warnWith } from '../private/report';
import { check } from '../private/rules';

/** When the number of replicas or shards follows a measured load. */
export interface UtilizationScalingProps extends BaseTargetTrackingProps {
  /**
   * What is aimed at, in percent: 35 to 70.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html
   */
  readonly targetUtilizationPercent: number;
}

/** A number of nodes that follows the load or the clock. */
abstract class NodeScaling extends BaseScalableAttribute {
  /** Follows the clock: sets another minimum and maximum at a given time. */
  public scaleOnSchedule(id: string, schedule: ScalingSchedule): void {
    this.doScaleOnSchedule(id, schedule);
  }

  /** @internal */
  protected _track(id: string, predefinedMetric: PredefinedMetric, props: UtilizationScalingProps): void {
    const { targetUtilizationPercent: targetValue, ...tracking } = props;
    warnWith(this, check(TARGET_WARNINGS, { targetValue }));
    this.doScaleToTrackMetric(id, { ...tracking, predefinedMetric, targetValue });
  }
}

/** Replicas that follow the load or the clock. */
export class ReplicaScaling extends NodeScaling {
  /** Follows how busy the engine is on the replicas, on average. */
  public scaleOnEngineCpu(id: string, props: UtilizationScalingProps): void {
    this._track(id, PredefinedMetric.ELASTICACHE_REPLICA_ENGINE_CPU_UTILIZATION, props);
  }
}

/** Shards that follow the load or the clock. */
export class ShardScaling extends NodeScaling {
  /** Follows how busy the engine is on the primaries, on average. */
  public scaleOnEngineCpu(id: string, props: UtilizationScalingProps): void {
    this._track(id, PredefinedMetric.ELASTICACHE_PRIMARY_ENGINE_CPU_UTILIZATION, props);
  }

  /** Follows how full the memory is, not counting what is never evicted, on average. */
  public scaleOnMemory(id: string, props: UtilizationScalingProps): void {
    this._track(id, PredefinedMetric.ELASTICACHE_DATABASE_MEMORY_USAGE_COUNTED_FOR_EVICT_PERCENTAGE, props);
  }

  /** Follows how full memory and disk are, on node types with data tiering, on average. */
  public scaleOnCapacity(id: string, props: UtilizationScalingProps): void {
    this._track(id, PredefinedMetric.ELASTICACHE_DATABASE_CAPACITY_USAGE_COUNTED_FOR_EVICT_PERCENTAGE, props);
  }
}
