import { RemovalPolicy } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ReplicationGroupFacts } from './facts';
import { ReplicationGroupOptions, ReplicationGroupProps } from './props';
import { Topology, topologyOf } from './topology';
import { Authentication } from '../access/authentication';
import { knownKeySpec } from '../access/known-key';
import { Backup } from '../engine/backup';
import { NodeType } from '../engine/node-type';
import { TransitEncryption } from '../engine/transit-encryption';
import { WeeklyWindow } from '../engine/window';
import { chooseSubnets } from '../network/subnets';
import { Alarms } from '../observe/alarms/alarms';
import { topicFactsOf } from '../observe/events/facts';
import { deliveryOf } from '../observe/logs/facts';
import { CacheLogs } from '../observe/logs/log-destination';
import { knownParameters } from '../parameters/known-parameters';
import { environmentOf } from '../private/environment';

const DEFAULT_PORT = 6380;

/**
 * Props that a secondary inherits from its primary, so that they must not be given.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastores-Getting-Started.html
 */
const INHERITED = [
  'engineVersion', 'nodeType', 'shards', 'shardConfigurations', 'clusterMode', 'parameterGroup', 'parameters', 'evictionPolicy',
  'transitEncryption', 'dataTiering', 'durability', 'restoreFrom',
] as const;

/** Props without a default that no rule reads are used as given. */
type AsGiven = Omit<ReplicationGroupProps, keyof ReplicationGroupFacts>;

/** The props with their defaults resolved, once: what the rules check and what is rendered. */
export interface ReplicationGroupPlan extends AsGiven, ReplicationGroupFacts {
  readonly securityGroups?: ReplicationGroupProps['securityGroups'];
  readonly parameterGroup?: ReplicationGroupProps['parameterGroup'];
  readonly detailedMonitoring?: ReplicationGroupProps['detailedMonitoring'];
  /** Creates the token, or names the user group. */
  readonly authentication: Authentication;
  readonly logs: CacheLogs;
  readonly autoMinorVersionUpgrade: boolean;
  readonly alarms: Alarms;
  readonly removalPolicy: RemovalPolicy;
}

/** Resolves every default. */
export function planOf(scope: IConstruct, props: ReplicationGroupProps): ReplicationGroupPlan {
  const { logs = {}, alarms = Alarms.recommended() } = props;
  const topology = topologyOf({ ...props, shards: props.shards ?? props.globalReplicationGroup?.inherited.shards });
  return {
    ...props,
    ...environmentOf(scope),
    ...identity(scope, props),
    ...node(props),
    ...topology,
    ...placement(props),
    ...security(props),
    ...settings(props, topology),
    ...windows(props.backup ?? Backup.daily(), props.maintenanceWindow),
    logs,
    ...deliveryOf(logs),
    autoMinorVersionUpgrade: props.autoMinorVersionUpgrade ?? true,
    topic: topicFactsOf(props.notificationTopic),
    alarms,
    hasAlarms: alarms._enabled,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.SNAPSHOT,
  };
}

function identity(scope: IConstruct, { replicationGroupName, description }: ReplicationGroupOptions) {
  return {
    replicationGroupName,
    description: description ?? scope.node.path.slice(0, 255),
  };
}

function node(props: ReplicationGroupProps) {
  const { globalReplicationGroup } = props;
  const inherited = globalReplicationGroup?.inherited;
  const nodeType = props.nodeType ?? inherited?.nodeType ?? NodeType.T4G_SMALL;
  return {
    // a secondary runs what its primary runs
    engine: props.engineVersion ? props.defaultVersion.engine : (inherited?.engineVersion ?? props.defaultVersion).engine,
    version: props.engineVersion ?? inherited?.engineVersion ?? props.defaultVersion,
    nodeType,
    dataTiering: props.dataTiering ?? nodeType.supportsDataTiering,
    inherited,
    inheritedAndGiven: globalReplicationGroup ? INHERITED.filter(prop => props[prop] !== undefined).map(prop => prop === 'engineVersion' ? 'version' : prop) : [],
  };
}

function placement({ vpc, vpcSubnets, subnetGroup, port = DEFAULT_PORT }: ReplicationGroupOptions) {
  return {
    port,
    defaultPort: DEFAULT_PORT,
    subnets: subnetGroup ? undefined : chooseSubnets(vpc, vpcSubnets),
    subnetsGivenTwice: subnetGroup !== undefined && vpcSubnets !== undefined,
  };
}

function security(props: ReplicationGroupOptions) {
  const authentication = props.authentication ?? Authentication.token();
  return {
    encryptionKeySpec: knownKeySpec(props.encryptionKey),
    transitEncryption: props.transitEncryption ?? TransitEncryption.REQUIRED,
    authentication,
    login: authentication._login,
    authenticationGiven: props.authentication !== undefined,
  };
}

function settings(props: ReplicationGroupOptions, { clusterMode }: Topology) {
  const { parameterGroup, parameters = {}, evictionPolicy, globalReplicationGroup } = props;
  const given = parameterGroup && knownParameters(parameterGroup);
  const policy = evictionPolicy ?? globalReplicationGroup?.inherited.evictionPolicy;
  return {
    parameterGroupFacts: given,
    givenParameters: parameters,
    parameters: given?.parameters ?? {
      ...parameters,
      ...(policy === undefined ? {} : { 'maxmemory-policy': policy }),
      ...(clusterMode ? { 'cluster-enabled': 'yes' } : {}),
    },
  };
}

/** If you give one window, ElastiCache may choose another one that overlaps it, and refuse both. So we choose it. */
function windows(backup: Backup, maintenanceWindow?: WeeklyWindow) {
  return {
    retentionDays: backup.retentionDays,
    backupWindow: backup.window ?? maintenanceWindow?._freeHour(),
    maintenanceWindow: maintenanceWindow ?? (backup.window && WeeklyWindow._onSundayAfter(backup.window)),
  };
}
