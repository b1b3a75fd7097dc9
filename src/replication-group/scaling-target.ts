import { BaseScalableAttributeProps, EnableScalingProps, ServiceNamespace } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { ReplicationGroupPlan } from './plan';
import { SCALING_RULES, SCALING_WARNINGS } from './rules/scaling';
import { scalingRoleArn } from '../private/arns';
import { failWith, warnWith } from '../private/report';
import { check } from '../private/rules';

const SCALED = ['Replicas', 'NodeGroups'] as const;
const idOf = (what: typeof SCALED[number]) => `${what}Scaling`;

/** Whether replicas or shards of the cache are scaled automatically. */
export function isScaled(cache: IConstruct): boolean {
  return SCALED.some(what => cache.node.tryFindChild(idOf(what)) !== undefined);
}

/** Checks that the cache can scale, and returns the target for Application Auto Scaling. */
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
