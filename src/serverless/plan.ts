import { RemovalPolicy, Size } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ConnectionType } from './connection-type';
import { ServerlessFacts } from './facts';
import { finalSnapshotName } from './name';
import { chooseZones } from './placement';
import { ServerlessCacheProps } from './props';
import { Authentication } from '../access/authentication';
import { knownKeySpec } from '../access/known-key';
import { Backup } from '../engine/backup';
import { ServerlessEngine } from '../engine/serverless-engine';
import { ServerlessUsageLimits } from '../engine/serverless-usage-limits';
import { DailyWindow } from '../engine/window';
import { Alarms } from '../observe/alarms/alarms';

/** Props without a default that no rule looks at. */
type AsGiven = Omit<ServerlessCacheProps, keyof ServerlessFacts>;

/** The props with their defaults resolved, once: what the rules check and what is rendered. */
export interface ServerlessPlan extends AsGiven, ServerlessFacts {
  readonly vpc?: ServerlessCacheProps['vpc'];
  readonly securityGroups?: ServerlessCacheProps['securityGroups'];
  /** The name in lower case. */
  readonly physicalName: string;
  readonly connectionType: ConnectionType;
  readonly backupWindow?: DailyWindow;
  readonly alarms: Alarms;
  readonly removalPolicy: RemovalPolicy;
}

/** Resolves every default. */
export function planOf(scope: IConstruct, name: string, props: ServerlessCacheProps): ServerlessPlan {
  const engine = props.engine ?? ServerlessEngine.VALKEY_8;
  // without 'authentication', a cache of an engine with users creates its own IAM user
  const authentication = props.authentication ?? (engine.hasUsers ? undefined : Authentication.none());
  const backup = props.backup ?? (engine._facts.keepsData ? Backup.daily() : Backup.none());
  return {
    ...props,
    physicalName: name,
    serverlessCacheName: props.serverlessCacheName ?? name,
    description: props.description ?? scope.node.path.replace(/[<>]/g, '-').slice(0, 255),
    engine,
    ...limits(props.usageLimits ?? {}),
    ...placement(props),
    encryptionKeySpec: knownKeySpec(props.encryptionKey),
    authentication,
    login: authentication?._login,
    retentionDays: backup.retentionDays,
    backupWindow: backup.window,
    alarms: props.alarms ?? Alarms.recommended(),
    ...removal(name, props),
  };
}

function limits({ dataStorageMin, dataStorageMax, ecpuPerSecondMin, ecpuPerSecondMax }: ServerlessUsageLimits) {
  return { dataStorageMin: gigabytes(dataStorageMin), dataStorageMax: gigabytes(dataStorageMax), ecpuPerSecondMin, ecpuPerSecondMax };
}

/** Not rounded: a rule rejects parts of a GB. */
function gigabytes(size?: Size): number | undefined {
  if (size?.isUnresolved()) { return size.toGibibytes(); }
  return size && size.toBytes() / 1024 ** 3;
}

const NETWORK_PROPS = ['vpc', 'vpcSubnets', 'securityGroups'] as const;

function placement(props: ServerlessCacheProps) {
  const { vpc, vpcSubnets, connectionType = ConnectionType.VPC } = props;
  const isPublic = connectionType === ConnectionType.PUBLIC;
  return {
    subnets: vpc && !isPublic ? chooseZones(vpc, vpcSubnets) : undefined,
    networkProps: NETWORK_PROPS.filter(prop => props[prop] !== undefined),
    connectionType,
    isPublic,
  };
}

function removal(name: string, props: ServerlessCacheProps) {
  const { removalPolicy = RemovalPolicy.SNAPSHOT, finalSnapshotName: given } = props;
  return {
    removalPolicy,
    givenFinalSnapshotName: given,
    finalSnapshotName: removalPolicy === RemovalPolicy.SNAPSHOT ? given ?? finalSnapshotName(name) : undefined,
  };
}
