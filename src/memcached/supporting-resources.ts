import { Construct } from 'constructs';
import { MemcachedPlan } from './plan';
import { RenderedParts } from './render';
import { ParameterGroupFamily } from '../engine/parameter-group-family';
import { closedSecurityGroup } from '../network/closed-security-group';
import { SubnetGroup } from '../network/subnet-group';
import { ParameterGroup } from '../parameters/parameter-group';

/** What a cluster cannot be without: given by the user, or made here beside the resource. */
export function createParts(scope: Construct, plan: MemcachedPlan): RenderedParts {
  // what is retained uses them still: CloudFormation could not delete them
  const { vpc, vpcSubnets, version, parameters, removalPolicy } = plan;
  return {
    subnetGroup: plan.subnetGroup ?? new SubnetGroup(scope, 'Subnets', { vpc, vpcSubnets, removalPolicy }),
    parameterGroup: plan.parameterGroup ?? new ParameterGroup(scope, 'Parameters', {
      family: ParameterGroupFamily.of(version.parameterGroupFamily),
      parameters,
      removalPolicy,
    }),
    securityGroups: plan.securityGroups ?? [closedSecurityGroup(scope, vpc, removalPolicy)],
  };
}
