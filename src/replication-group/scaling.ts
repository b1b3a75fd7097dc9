import {
  BaseScalableAttribute, BaseScalableAttributeProps, BaseTargetTrackingProps, EnableScalingProps, PredefinedMetric, ScalingSchedule, ServiceNamespace,
} from 'aws-cdk-lib/aws-applicationautoscaling';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { ReplicationGroupPlan } from './plan';
import { SCALING_RULES, SCALING_WARNINGS, TARGET_WARNINGS } from './rules/scaling';
import { scalingRoleArn } from '../private/arns';
import { check, failWith, warnWith } from '../private/rules';

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

const SCALED = ['Replicas', 'NodeGroups'] as const;
const idOf = (what: typeof SCALED[number]) => `${what}Scaling`;

/** Whether replicas or shards of the cache are scaled automatically. */
export function isScaled(cache: IConstruct): boolean {
  return SCALED.some(what => cache.node.tryFindChild(idOf(what)) !== undefined);
}

/** What Application Auto Scaling is told, after a look at whether ElastiCache can. */
export function scalingProps(
  cache: IConstruct, replicationGroupId: string, plan: ReplicationGroupPlan, what: typeof SCALED[number], capacity: EnableScalingProps,
): BaseScalableAttributeProps {
  const facts = {
    ...plan,
    what,
    minCapacity: capacity.minCapacity ?? 1,
    maxCapacity: capacity.maxCapacity,
    already: cache.node.tryFindChild(idOf(what)) !== undefined,
  };
  failWith(cache, check(SCALING_RULES, facts));
  warnWith(cache, check(SCALING_WARNINGS, facts));
  return {
    ...capacity,
    serviceNamespace: ServiceNamespace.ELASTICACHE,
    dimension: `elasticache:replication-group:${what}`,
    resourceId: `replication-group/${replicationGroupId}`,
    role: Role.fromRoleArn(cache as Construct, `${what}ScalingRole`, scalingRoleArn(cache)),
  };
}
