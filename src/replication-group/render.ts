import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup, CfnReplicationGroupProps, IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ReplicationGroupPlan } from './plan';
import { ShardConfiguration } from '../engine/shard-configuration';
import { TransitEncryption } from '../engine/transit-encryption';
import { shardId } from '../observe/metrics/service-facts';
import { isKnown } from '../private/tokens';

/** What is rendered of the supporting resources. */
export interface RenderedResources {
  readonly subnetGroup: ISubnetGroupRef;
  /** Undefined for a secondary, which has its primary's. */
  readonly parameterGroup?: IParameterGroupRef;
  readonly securityGroups: ISecurityGroup[];
  /** A dynamic reference, never the token itself. */
  readonly authToken?: string;
  readonly userGroupIds?: string[];
  readonly logDeliveryConfigurations?: CfnReplicationGroup.LogDeliveryConfigurationRequestProperty[];
}

/** The plan in CloudFormation's words. What AWS has a default for is explicit all the same where policy checks read it. */
export function render(plan: ReplicationGroupPlan, name: string, supporting: RenderedResources): CfnReplicationGroupProps {
  return {
    replicationGroupId: name,
    replicationGroupDescription: plan.description,
    ...(plan.globalReplicationGroup ? membership(plan) : engine(plan, supporting)),
    ...topology(plan),
    port: plan.port,
    networkType: plan.networkType,
    ipDiscovery: plan.ipDiscovery,
    kmsKeyId: plan.encryptionKey?.keyArn,
    cacheSubnetGroupName: supporting.subnetGroup.subnetGroupRef.cacheSubnetGroupName,
    securityGroupIds: supporting.securityGroups.map(group => group.securityGroupId),
    authToken: supporting.authToken,
    userGroupIds: supporting.userGroupIds,
    logDeliveryConfigurations: supporting.logDeliveryConfigurations,
    // the service has refused 0 without a window
    snapshotRetentionLimit: plan.retentionDays ?? (plan.backupWindow ? 0 : undefined),
    snapshotWindow: plan.backupWindow?.window,
    snapshottingClusterId: plan.snapshottingClusterId,
    preferredMaintenanceWindow: plan.maintenanceWindow?.window,
    autoMinorVersionUpgrade: plan.autoMinorVersionUpgrade,
    notificationTopicArn: plan.notificationTopic?.topicArn,
  };
}

/** A secondary has all of `engine` from its primary: ElastiCache refuses a template that says it again. */
function membership({ globalReplicationGroup }: ReplicationGroupPlan): Partial<CfnReplicationGroupProps> {
  return { globalReplicationGroupId: globalReplicationGroup!.globalReplicationGroupId };
}

function engine(plan: ReplicationGroupPlan, supporting: RenderedResources): Partial<CfnReplicationGroupProps> {
  const { version, transitEncryption, restoreFrom } = plan;
  const transitEncryptionEnabled = transitEncryption !== TransitEncryption.DISABLED;
  return {
    engine: version.engine,
    engineVersion: version.version,
    cacheNodeType: plan.nodeType.nodeTypeName,
    cacheParameterGroupName: supporting.parameterGroup?.parameterGroupRef.cacheParameterGroupName,
    clusterMode: plan.givenClusterMode,
    dataTieringEnabled: plan.dataTiering || undefined,
    durability: plan.durability,
    atRestEncryptionEnabled: true,
    transitEncryptionEnabled,
    // versions that are older than the mode accept TLS only
    transitEncryptionMode: transitEncryptionEnabled && version.features.transitEncryptionMode ? transitEncryption : undefined,
    snapshotName: restoreFrom?.snapshotName,
    snapshotArns: restoreFrom?.snapshotArns,
  };
}

function topology(plan: ReplicationGroupPlan): Partial<CfnReplicationGroupProps> {
  return {
    ...nodes(plan),
    preferredCacheClusterAZs: plan.availabilityZones,
    multiAzEnabled: plan.multiAz,
    automaticFailoverEnabled: plan.automaticFailover,
  };
}

function nodes(plan: ReplicationGroupPlan): Partial<CfnReplicationGroupProps> {
  const { shards, replicas, shardConfigurations, givenClusterMode, globalReplicationGroup, primaryClusterId } = plan;
  if (primaryClusterId !== undefined) { return { primaryClusterId }; }
  if (shardConfigurations) {
    return { numNodeGroups: shardConfigurations.length, nodeGroupConfiguration: shardConfigurations.map(nodeGroup) };
  }
  // on the way from one mode to the other nothing but the mode may change, so one shard stays a number of nodes
  const oneShard = shards === undefined || (shards === 1 && givenClusterMode !== undefined);
  // CloudFormation cannot add, so a number of replicas from a parameter is given as such
  if (oneShard && isKnown(replicas)) { return { numCacheClusters: replicas + 1 }; }
  return { numNodeGroups: globalReplicationGroup ? undefined : shards ?? 1, replicasPerNodeGroup: replicas };
}

function nodeGroup(shard: ShardConfiguration, index: number): CfnReplicationGroup.NodeGroupConfigurationProperty {
  return {
    // with an id for each, CloudFormation changes them without making the cache anew
    nodeGroupId: shard.nodeGroupId ?? shardId(index + 1),
    replicaCount: shard.replicas ?? 1,
    slots: shard.slots,
    primaryAvailabilityZone: shard.primaryAvailabilityZone,
    replicaAvailabilityZones: shard.replicaAvailabilityZones,
  };
}
