import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup, IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ILogGroupRef } from 'aws-cdk-lib/aws-logs';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ReplicationGroupPlan } from './plan';
import { BoundAuthentication } from '../access/bound-authentication';
import { ParameterGroupFamily } from '../engine/parameter-group-family';
import { closedSecurityGroup } from '../network/closed-security-group';
import { SubnetGroup } from '../network/subnet-group';
import { ParameterGroup } from '../parameters/parameter-group';

/** The resources that every cache needs. Each is given by the user or created here. */
export class SupportingResources {
  public readonly subnetGroup: ISubnetGroupRef;
  public readonly parameterGroup?: IParameterGroupRef;
  public readonly securityGroups: ISecurityGroup[];
  public readonly authToken?: string;
  public readonly authTokenSecret?: ISecret;
  public readonly userGroupIds?: string[];
  /** Adds the rotation of the token, after the cache is created. */
  public readonly rotate?: BoundAuthentication['rotate'];
  public readonly logDeliveryConfigurations?: CfnReplicationGroup.LogDeliveryConfigurationRequestProperty[];
  public readonly logGroups: JsonLogGroups;

  constructor(scope: Construct, plan: ReplicationGroupPlan) {
    const removalPolicy = removalOfParts(plan.removalPolicy);
    const { vpc, vpcSubnets, encryptionKey } = plan;

    this.subnetGroup = plan.subnetGroup ?? new SubnetGroup(scope, 'Subnets', { vpc, vpcSubnets, removalPolicy });
    this.parameterGroup = plan.globalReplicationGroup ? undefined : parameterGroupOf(scope, plan, removalPolicy);
    this.securityGroups = plan.securityGroups ?? [closedSecurityGroup(scope, vpc, removalPolicy)];
    const { deliveries, groups } = logDelivery(scope, plan);
    this.logDeliveryConfigurations = deliveries;
    this.logGroups = groups;

    const { authToken, secret, userGroupIds, rotate } = plan.authentication._bind(scope, { encryptionKey, removalPolicy });
    this.authToken = authToken;
    this.authTokenSecret = secret;
    this.userGroupIds = userGroupIds;
    this.rotate = rotate;
  }
}

/** A retained cache still uses them. CloudFormation could not delete them, and clients need the token. */
function removalOfParts(ofCache: RemovalPolicy): RemovalPolicy {
  return ofCache === RemovalPolicy.SNAPSHOT ? RemovalPolicy.DESTROY : ofCache;
}

function parameterGroupOf(scope: Construct, plan: ReplicationGroupPlan, removalPolicy: RemovalPolicy): IParameterGroupRef {
  const { parameterGroup, version, parameters } = plan;
  return parameterGroup ?? new ParameterGroup(scope, 'Parameters', {
    family: ParameterGroupFamily.of(version.parameterGroupFamily),
    parameters,
    removalPolicy,
  });
}

/** The log groups that receive logs as JSON. */
export interface JsonLogGroups {
  readonly slow?: ILogGroupRef;
  readonly engine?: ILogGroupRef;
}

function logDelivery(scope: Construct, plan: ReplicationGroupPlan) {
  const slow = plan.logs.slow?._bind(scope, 'SlowLog', plan);
  const engine = plan.logs.engine?._bind(scope, 'EngineLog', plan);
  const deliveries = [
    ...(slow ? [{ logType: 'slow-log', ...slow.delivery }] : []),
    ...(engine ? [{ logType: 'engine-log', ...engine.delivery }] : []),
  ];
  return { deliveries: deliveries.length > 0 ? deliveries : undefined, groups: { slow: slow?.jsonLogGroup, engine: engine?.jsonLogGroup } };
}
