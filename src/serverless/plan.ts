import { ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy, Size } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ConnectionType } from './connection-type';
import { finalSnapshotName } from './name';
import { chooseZones, ServerlessSubnets } from './placement';
import { ServerlessCacheProps } from './props';
import { Authentication } from '../access/authentication';
import { AuthenticationFacts } from '../access/bound-authentication';
import { Backup } from '../engine/backup';
import { Restore } from '../engine/restore';
import { ServerlessEngine } from '../engine/serverless-engine';
import { ServerlessUsageLimits } from '../engine/serverless-usage-limits';
import { DailyWindow } from '../engine/window';
import { NetworkType } from '../network/network-type';
import { Alarms } from '../observe/alarms/alarms';

/** The props with their defaults resolved, once: what the rules check and what is rendered. */
export interface ServerlessPlan {
  readonly serverlessCacheName: string;
  readonly description: string;
  readonly engine: ServerlessEngine;
  /** GB, and GiB: ElastiCache does not tell them apart. */
  readonly dataStorageMin?: number;
  readonly dataStorageMax?: number;
  readonly ecpuPerSecondMin?: number;
  readonly ecpuPerSecondMax?: number;
  readonly vpc?: IVpc;
  /** Undefined without a VPC, and for a cache with a public endpoint. */
  readonly subnets?: ServerlessSubnets;
  readonly securityGroups?: ISecurityGroup[];
  /** What was given of the network, which a public endpoint has no use for. */
  readonly networkProps: string[];
  readonly networkType?: NetworkType;
  readonly connectionType: ConnectionType;
  readonly isPublic: boolean;
  readonly encryptionKey?: IKey;
  /** Undefined for users of the cache's own. */
  readonly authentication?: AuthenticationFacts;
  /** What names the users; undefined where the cache has its own. */
  readonly login?: Authentication;
  readonly retentionDays?: number;
  readonly backupWindow?: DailyWindow;
  readonly restoreFrom?: Restore;
  readonly alarms: Alarms;
  readonly removalPolicy: RemovalPolicy;
  readonly givenFinalSnapshotName?: string;
  /** Undefined when no snapshot is taken at the end. */
  readonly finalSnapshotName?: string;
}

/** Resolves every default. */
export function planOf(scope: IConstruct, name: string, props: ServerlessCacheProps): ServerlessPlan {
  const engine = props.engine ?? ServerlessEngine.VALKEY_8;
  // of an engine with users, a cache without an authentication has its own IAM user
  const login = props.authentication ?? (engine.hasUsers ? undefined : Authentication.none());
  const backup = props.backup ?? (engine._facts.keepsData ? Backup.daily() : Backup.none());
  return {
    serverlessCacheName: name,
    description: props.description ?? scope.node.path.replace(/[<>]/g, '-').slice(0, 255),
    engine,
    ...limits(props.usageLimits ?? {}),
    ...placement(props),
    encryptionKey: props.encryptionKey,
    login,
    authentication: login?._facts,
    retentionDays: backup.retentionDays,
    backupWindow: backup.window,
    restoreFrom: props.restoreFrom,
    alarms: props.alarms ?? Alarms.recommended(),
    ...removal(name, props),
  };
}

function limits({ dataStorageMin, dataStorageMax, ecpuPerSecondMin, ecpuPerSecondMax }: ServerlessUsageLimits) {
  return { dataStorageMin: gigabytes(dataStorageMin), dataStorageMax: gigabytes(dataStorageMax), ecpuPerSecondMin, ecpuPerSecondMax };
}

/** A part of one is left to a rule. */
function gigabytes(size?: Size): number | undefined {
  if (size?.isUnresolved()) { return size.toGibibytes(); }
  return size && size.toBytes() / 1024 ** 3;
}

const NETWORK_PROPS = ['vpc', 'vpcSubnets', 'securityGroups'] as const;

function placement(props: ServerlessCacheProps) {
  const { vpc, vpcSubnets, securityGroups, networkType, connectionType = ConnectionType.VPC } = props;
  const isPublic = connectionType === ConnectionType.PUBLIC;
  return {
    vpc,
    subnets: vpc && !isPublic ? chooseZones(vpc, vpcSubnets) : undefined,
    securityGroups,
    networkProps: NETWORK_PROPS.filter(prop => props[prop] !== undefined),
    networkType,
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
