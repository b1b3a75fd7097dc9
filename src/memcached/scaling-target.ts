import { BaseScalableAttributeProps, EnableScalingProps, ServiceNamespace } from 'aws-cdk-lib/aws-applicationautoscaling';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { MemcachedPlan } from './plan';
import { SCALING_RULES, SCALING_WARNINGS } from './rules/scaling';
import { scalingRoleArn } from '../private/arns';
import { failWith, warnWith } from '../private/report';
import { check } from '../private/rules';

/** The prefix of the cluster name in the id of the scalable target. */
export const RESOURCE_PREFIX = 'cache-cluster/';

interface ScaledCluster extends Construct {
  readonly clusterName: string;
}

/** Checks that the cluster can scale, and returns the target for Application Auto Scaling. */
export function nodeScalingProps(cluster: ScaledCluster, plan: MemcachedPlan, capacity: EnableScalingProps): BaseScalableAttributeProps {
  const { minCapacity = 1, maxCapacity } = capacity;
  const facts = { sasl: plan.sasl, minCapacity, maxCapacity, already: cluster.node.tryFindChild('NodesScaling') !== undefined };
  failWith(cluster, check(SCALING_RULES, facts));
  warnWith(cluster, check(SCALING_WARNINGS, facts));
  return {
    ...capacity,
    serviceNamespace: ServiceNamespace.ELASTICACHE,
    dimension: 'elasticache:cache-cluster:Nodes',
    resourceId: `${RESOURCE_PREFIX}${cluster.clusterName}`,
    role: Role.fromRoleArn(cluster, 'NodesScalingRole', scalingRoleArn(cluster)),
  };
}
