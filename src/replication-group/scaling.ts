import { BaseScalableAttribute, BaseTargetTrackingProps, PredefinedMetric, ScalingSchedule } from 'aws-cdk-lib/aws-applicationautoscaling';
import { TARGET_WARNINGS } from './rules/scaling';
import { claimId } from '../private/free-id';
import { warnWith } from '../private/report';
import { check } from '../private/rules';

/** Settings of scaling by load. */
export interface UtilizationScalingProps extends BaseTargetTrackingProps {
  /**
   * The utilization to keep, 35 to 70 percent.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html
   */
  readonly targetUtilizationPercent: number;
}

/** A number of nodes that follows the load or the clock. */
abstract class UtilizationScaling extends BaseScalableAttribute {
  private readonly policies = new Set<string>();
  private readonly schedules = new Set<string>();

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

  /** @internal */
  protected _track(id: string, predefinedMetric: PredefinedMetric, props: UtilizationScalingProps): void {
    const { targetUtilizationPercent: targetValue, ...tracking } = props;
    claimId(this.policies, this, id, 'Pass another id');
    warnWith(this, check(TARGET_WARNINGS, { targetValue }));
    this.doScaleToTrackMetric(id, { ...tracking, predefinedMetric, targetValue });
  }
}

/**
 * Scaling of the replicas of a cache. Made by `autoScaleReplicas()`.
 *
 * @example
 * const sharded = new ValkeyReplicationGroup(this, 'Sharded', { vpc, nodeType: NodeType.of('cache.r7g.large'), shards: 3 });
 * sharded.autoScaleReplicas({ minCapacity: 1, maxCapacity: 5 })
 *   .scaleOnEngineCpu('Cpu', { targetUtilizationPercent: 60 });
 */
export class ReplicaScaling extends UtilizationScaling {
  /**
   * Follows the average engine CPU utilization of the replicas.
   *
   * @param id the id of the scaling policy, unique in this scaling
   * @param props the utilization to keep
   */
  public scaleOnEngineCpu(id: string, props: UtilizationScalingProps): void {
    this._track(id, PredefinedMetric.ELASTICACHE_REPLICA_ENGINE_CPU_UTILIZATION, props);
  }
}

/**
 * Scaling of the shards of a cache. Made by `autoScaleShards()`.
 *
 * @example
 * const sharded = new ValkeyReplicationGroup(this, 'Sharded', { vpc, nodeType: NodeType.of('cache.r7g.large'), shards: 3 });
 * sharded.autoScaleShards({ minCapacity: 3, maxCapacity: 20 })
 *   .scaleOnMemory('Memory', { targetUtilizationPercent: 70 });
 */
export class ShardScaling extends UtilizationScaling {
  /**
   * Follows the average engine CPU utilization of the primaries.
   *
   * @param id the id of the scaling policy, unique in this scaling
   * @param props the utilization to keep
   */
  public scaleOnEngineCpu(id: string, props: UtilizationScalingProps): void {
    this._track(id, PredefinedMetric.ELASTICACHE_PRIMARY_ENGINE_CPU_UTILIZATION, props);
  }

  /**
   * Follows the average memory utilization, not counting keys that cannot be evicted.
   *
   * @param id the id of the scaling policy, unique in this scaling
   * @param props the utilization to keep
   */
  public scaleOnMemory(id: string, props: UtilizationScalingProps): void {
    this._track(id, PredefinedMetric.ELASTICACHE_DATABASE_MEMORY_USAGE_COUNTED_FOR_EVICT_PERCENTAGE, props);
  }

  /**
   * Follows the average utilization of memory and disk, on node types with data tiering.
   *
   * @param id the id of the scaling policy, unique in this scaling
   * @param props the utilization to keep
   */
  public scaleOnCapacity(id: string, props: UtilizationScalingProps): void {
    this._track(id, PredefinedMetric.ELASTICACHE_DATABASE_CAPACITY_USAGE_COUNTED_FOR_EVICT_PERCENTAGE, props);
  }
}
