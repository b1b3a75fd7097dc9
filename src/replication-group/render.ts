import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroupProps, IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ReplicationGroupPlan } from './plan';
import { TransitEncryption } from '../engine/transit-encryption';
import { isKnown } from '../private/tokens';

/** What the plan's parts became: names and references of the constructs that were made for it. */
export interface RenderedParts {
  readonly subnetGroup: ISubnetGroupRef;
  readonly parameterGroup: IParameterGroupRef;
  readonly securityGroups: ISecurityGroup[];
  /** A dynamic reference, never the token itself. */
  readonly authToken?: string;
}

/** The plan in CloudFormation's words. What AWS has a default for is explicit all the same where policy checks read it. */
export function render(plan: ReplicationGroupPlan, name: string, parts: RenderedParts): CfnReplicationGroupProps {
  return {
    replicationGroupId: name,
    replicationGroupDescription: plan.description,
    engine: plan.version.engine,
    engineVersion: plan.version.version,
    cacheNodeType: plan.nodeType.nodeTypeName,
    ...topology(plan),
    ...encryption(plan),
    port: plan.port,
    cacheSubnetGroupName: parts.subnetGroup.subnetGroupRef.cacheSubnetGroupName,
    cacheParameterGroupName: parts.parameterGroup.parameterGroupRef.cacheParameterGroupName,
    securityGroupIds: parts.securityGroups.map(group => group.securityGroupId),
    authToken: parts.authToken,
    // left out rather than 0, which the service has refused without a window
    snapshotRetentionLimit: plan.retentionDays,
    snapshotWindow: plan.backupWindow?.window,
    preferredMaintenanceWindow: plan.maintenanceWindow?.window,
    autoMinorVersionUpgrade: plan.autoMinorVersionUpgrade,
    notificationTopicArn: plan.notificationTopic?.topicArn,
  };
}

function topology({ clusterMode, shards, replicas, multiAz, automaticFailover, nodeType }: ReplicationGroupPlan) {
  const nodes = clusterMode || !isKnown(replicas)
    // CloudFormation cannot add, so a number of replicas from a parameter is given as such
    ? { numNodeGroups: shards ?? 1, replicasPerNodeGroup: replicas }
    : { numCacheClusters: replicas + 1 };
  return {
    ...nodes,
    multiAzEnabled: multiAz,
    automaticFailoverEnabled: automaticFailover,
    dataTieringEnabled: nodeType.supportsDataTiering ? true : undefined,
  };
}

function encryption({ encryptionKey, transitEncryption, version }: ReplicationGroupPlan) {
  const transitEncryptionEnabled = transitEncryption !== TransitEncryption.DISABLED;
  return {
    atRestEncryptionEnabled: true,
    kmsKeyId: encryptionKey?.keyArn,
    transitEncryptionEnabled,
    // versions that are older than the mode accept TLS only
    transitEncryptionMode: transitEncryptionEnabled && version.features.transitEncryptionMode ? transitEncryption : undefined,
  };
}
