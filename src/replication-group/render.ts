import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup, CfnReplicationGroupProps, IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ReplicationGroupPlan } from './plan';
import { ShardConfiguration } from '../engine/shard-configuration';
import { TransitEncryption } from '../engine/transit-encryption';
import { shardId } from '../observe/metrics/service-facts';
import { isKnown } from '../private/tokens';

/** What the template of a cache refers to. */
export interface RenderedResources {
  readonly subnetGroup: ISubnetGroupRef;
  /** Undefined for a secondary, which uses the one of its primary. */
  readonly parameterGroup?: IParameterGroupRef;
  readonly securityGroups: ISecurityGroup[];
  /** A dynamic reference, never the token itself. */
  readonly authToken?: string;
  readonly userGroupIds?: string[];
  readonly logDeliveryConfigurations?: CfnReplicationGroup.LogDeliveryConfigurationRequestProperty[];
}

/** The plan as CloudFormation properties. Defaults of AWS are written too where policy checks read them. */
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

/** Left out for a secondary, which inherits all of `engine` from its primary. ElastiCache refuses a template that repeats it. */
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
    // versions without the mode accept only TLS
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
  // during the migration only the mode may change, so one shard stays a number of nodes
  const oneShard = shards === undefined || (shards === 1 && givenClusterMode !== undefined);
  // CloudFormation cannot add 1, so the number of replicas from a parameter is written as it is
  if (oneShard && isKnown(replicas)) { return { numCacheClusters: replicas + 1 }; }
  return { numNodeGroups: globalReplicationGroup ? undefined : shards ?? 1, replicasPerNodeGroup: replicas };
}

function nodeGroup(shard: ShardConfiguration, index: number): CfnReplicationGroup.NodeGroupConfigurationProperty {
  return {
    // with an id for each shard, CloudFormation changes them without replacing the cache
    nodeGroupId: shard.nodeGroupId ?? shardId(index + 1),
    replicaCount: shard.replicas ?? 1,
    slots: shard.slots,
    primaryAvailabilityZone: shard.primaryAvailabilityZone,
    replicaAvailabilityZones: shard.replicaAvailabilityZones,
  };
}
