import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnServerlessCache, CfnServerlessCacheProps } from 'aws-cdk-lib/aws-elasticache';
import { Fn } from 'aws-cdk-lib/core';
import { ServerlessPlan } from './plan';
import { DailyWindow } from '../engine/window';
import { isKnown } from '../private/tokens';

/** Supporting resources that the template refers to. */
export interface RenderedResources {
  readonly securityGroups: ISecurityGroup[];
  readonly userGroupId?: string;
}

/** The plan as CloudFormation properties. It has no endpoints: CloudFormation lists them as properties, but they are read-only. */
export function render(plan: ServerlessPlan, supporting: RenderedResources): CfnServerlessCacheProps {
  return {
    serverlessCacheName: plan.physicalName,
    description: plan.description,
    engine: plan.engine.engine,
    majorEngineVersion: plan.engine.majorVersion,
    cacheUsageLimits: usageLimits(plan),
    subnetIds: plan.subnets?.subnetIds,
    securityGroupIds: plan.isPublic ? undefined : supporting.securityGroups.map(group => group.securityGroupId),
    networkType: plan.networkType,
    kmsKeyId: plan.encryptionKey?.keyArn,
    userGroupId: supporting.userGroupId,
    snapshotRetentionLimit: plan.retentionDays,
    dailySnapshotTime: startOf(plan.backupWindow),
    snapshotArnsToRestore: plan.restoreFrom?.snapshotArns,
    finalSnapshotName: plan.finalSnapshotName,
  };
}

/** Properties that the oldest supported aws-cdk-lib does not have. */
export function newerProperties({ isPublic, connectionType }: ServerlessPlan): { [name: string]: string } {
  return isPublic ? { ConnectionType: connectionType } : {};
}

function usageLimits(plan: ServerlessPlan): CfnServerlessCache.CacheUsageLimitsProperty | undefined {
  const storage = range(plan.dataStorageMin, plan.dataStorageMax);
  const ecpuPerSecond = range(plan.ecpuPerSecondMin, plan.ecpuPerSecondMax);
  return storage || ecpuPerSecond ? { dataStorage: storage && { ...storage, unit: 'GB' }, ecpuPerSecond } : undefined;
}

function range(minimum?: number, maximum?: number) {
  return minimum === undefined && maximum === undefined ? undefined : { minimum, maximum };
}

/** `03:00` of `03:00-04:00`. */
function startOf(window?: DailyWindow): string | undefined {
  if (!window) { return undefined; }
  return isKnown(window.window) ? window.window.split('-')[0] : Fn.select(0, Fn.split('-', window.window));
}
