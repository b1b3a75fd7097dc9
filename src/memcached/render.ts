import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnCacheClusterProps, IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { MemcachedPlan } from './plan';
import { TransitEncryption } from '../engine/transit-encryption';

/** Supporting resources that the template refers to. */
export interface RenderedResources {
  readonly subnetGroup: ISubnetGroupRef;
  readonly parameterGroup: IParameterGroupRef;
  readonly securityGroups: ISecurityGroup[];
}

/** The plan as CloudFormation properties. */
export function render(plan: MemcachedPlan, name: string, supporting: RenderedResources): CfnCacheClusterProps {
  return {
    clusterName: name,
    engine: plan.version.engine,
    engineVersion: plan.version.version,
    cacheNodeType: plan.nodeType.nodeTypeName,
    numCacheNodes: plan.nodes,
    azMode: plan.azMode,
    // without them, CloudFormation replaces the cluster when the number of nodes changes
    preferredAvailabilityZones: plan.zoneOfEachNode,
    port: plan.port,
    transitEncryptionEnabled: plan.transitEncryption !== TransitEncryption.DISABLED,
    networkType: plan.networkType,
    ipDiscovery: plan.ipDiscovery,
    cacheParameterGroupName: supporting.parameterGroup.parameterGroupRef.cacheParameterGroupName,
    cacheSubnetGroupName: supporting.subnetGroup.subnetGroupRef.cacheSubnetGroupName,
    vpcSecurityGroupIds: supporting.securityGroups.map(group => group.securityGroupId),
    preferredMaintenanceWindow: plan.maintenanceWindow?.window,
    notificationTopicArn: plan.notificationTopic?.topicArn,
  };
}
