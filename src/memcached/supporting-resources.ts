import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { Construct } from 'constructs';
import { MemcachedPlan } from './plan';
import { ParameterGroupFamily } from '../engine/parameter-group-family';
import { closedSecurityGroup } from '../network/closed-security-group';
import { SubnetGroup } from '../network/subnet-group';
import { ParameterGroup } from '../parameters/parameter-group';

/** Resources that every cluster needs: given by the user, or created here. */
export class SupportingResources {
  public readonly subnetGroup: ISubnetGroupRef;
  public readonly parameterGroup: IParameterGroupRef;
  public readonly securityGroups: ISecurityGroup[];

  constructor(scope: Construct, plan: MemcachedPlan) {
    // a retained cluster still uses them, so CloudFormation could not delete them
    const { vpc, vpcSubnets, version, parameters, removalPolicy } = plan;
    this.subnetGroup = plan.subnetGroup ?? new SubnetGroup(scope, 'Subnets', { vpc, vpcSubnets, removalPolicy });
    this.parameterGroup = plan.parameterGroup ?? new ParameterGroup(scope, 'Parameters', {
      family: ParameterGroupFamily.of(version.parameterGroupFamily),
      parameters,
      removalPolicy,
    });
    this.securityGroups = plan.securityGroups ?? [closedSecurityGroup(scope, vpc, removalPolicy)];
  }
}
