import { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IParameterGroupRef, ISubnetGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { ReplicationGroupOptions, ReplicationGroupProps } from './props';
import { Authentication } from '../access/authentication';
import { AuthenticationMethod } from '../access/authentication-method';
import { Backup } from '../engine/backup';
import { EngineVersion } from '../engine/engine-version';
import { NodeType } from '../engine/node-type';
import { TransitEncryption } from '../engine/transit-encryption';
import { DailyWindow, WeeklyWindow } from '../engine/window';
import { ChosenSubnets, chooseSubnets } from '../network/subnets';
import { Alarms } from '../observe/alarms';
import { isKnown, known } from '../private/tokens';

const DEFAULT_PORT = 6380;
const DEFAULT_REPLICAS = 1;

/** The props with their defaults resolved, once: what the rules check and what is rendered. */
export interface ReplicationGroupPlan {
  readonly scope: IConstruct;
  readonly replicationGroupName?: string;
  readonly description: string;
  readonly version: EngineVersion;
  readonly nodeType: NodeType;
  /** Undefined when cluster mode is disabled. */
  readonly shards?: number;
  readonly clusterMode: boolean;
  readonly replicas: number;
  /** All nodes, when their number is known at synthesis. */
  readonly nodes?: number;
  readonly multiAz: boolean;
  readonly automaticFailover: boolean;
  readonly port: number;
  readonly subnetGroup?: ISubnetGroupRef;
  /** Undefined when a subnet group was given. */
  readonly subnets?: ChosenSubnets;
  readonly vpc: IVpc;
  readonly vpcSubnets?: SubnetSelection;
  readonly subnetsGivenTwice: boolean;
  readonly securityGroups?: ISecurityGroup[];
  readonly encryptionKey?: IKey;
  readonly transitEncryption: TransitEncryption;
  readonly authentication: AuthenticationMethod;
  readonly parameterGroup?: IParameterGroupRef;
  /** As the user gave them. */
  readonly givenParameters: Record<string, string>;
  /** The eviction policy as the user gave it. */
  readonly evictionPolicy?: string;
  /** All that the parameter group holds. */
  readonly parameters: Record<string, string>;
  readonly retentionDays?: number;
  readonly backupWindow?: DailyWindow;
  readonly maintenanceWindow?: WeeklyWindow;
  readonly autoMinorVersionUpgrade: boolean;
  readonly notificationTopic?: ITopic;
  readonly alarms: Alarms;
  readonly removalPolicy: RemovalPolicy;
}

/** Resolves every default. */
export function planOf(scope: IConstruct, props: ReplicationGroupProps): ReplicationGroupPlan {
  return {
    scope,
    version: props.engineVersion,
    ...identity(scope, props),
    ...topology(props),
    ...placement(props),
    ...security(props),
    ...settings(props),
    ...windows(props.backup ?? Backup.daily(), props.maintenanceWindow),
    autoMinorVersionUpgrade: props.autoMinorVersionUpgrade ?? true,
    notificationTopic: props.notificationTopic,
    alarms: props.alarms ?? Alarms.recommended(),
    removalPolicy: props.removalPolicy ?? RemovalPolicy.SNAPSHOT,
  };
}

function identity(scope: IConstruct, { replicationGroupName, description }: ReplicationGroupOptions) {
  return {
    replicationGroupName: lowerCase(replicationGroupName),
    description: description ?? scope.node.path.slice(0, 255),
  };
}

/** ElastiCache keeps names in lower case, and the metrics carry them so. */
export function lowerCase(name?: string): string | undefined {
  return isKnown(name) ? name?.toLowerCase() : name;
}

function topology(props: ReplicationGroupOptions) {
  const { shards, replicas = DEFAULT_REPLICAS } = props;
  const clusterMode = shards !== undefined;
  // a number of replicas that is only known at deployment is taken for at least one
  const hasReplica = known(replicas) === undefined || replicas > 0;
  const automaticFailover = props.automaticFailover ?? (hasReplica || clusterMode);
  return {
    nodeType: props.nodeType ?? NodeType.T4G_SMALL,
    shards,
    clusterMode,
    replicas,
    nodes: isKnown([shards ?? 1, replicas]) ? (shards ?? 1) * (replicas + 1) : undefined,
    automaticFailover,
    multiAz: props.multiAz ?? (hasReplica && automaticFailover),
  };
}

function placement({ vpc, vpcSubnets, subnetGroup, securityGroups, port }: ReplicationGroupOptions) {
  return {
    port: port ?? DEFAULT_PORT,
    vpc,
    vpcSubnets,
    subnetGroup,
    subnets: subnetGroup ? undefined : chooseSubnets(vpc, vpcSubnets),
    subnetsGivenTwice: subnetGroup !== undefined && vpcSubnets !== undefined,
    securityGroups,
  };
}

function security(props: ReplicationGroupOptions) {
  return {
    encryptionKey: props.encryptionKey,
    transitEncryption: props.transitEncryption ?? TransitEncryption.REQUIRED,
    authentication: (props.authentication ?? Authentication.token())._method,
  };
}

function settings({ parameterGroup, parameters = {}, evictionPolicy, shards }: ReplicationGroupOptions) {
  return {
    parameterGroup,
    givenParameters: parameters,
    evictionPolicy,
    parameters: {
      ...parameters,
      ...(evictionPolicy === undefined ? {} : { 'maxmemory-policy': evictionPolicy }),
      ...(shards === undefined ? {} : { 'cluster-enabled': 'yes' }),
    },
  };
}

/** Given only one window, ElastiCache may choose the other one so that it refuses them both: so we choose it. */
function windows(backup: Backup, maintenanceWindow?: WeeklyWindow) {
  return {
    retentionDays: backup.retentionDays,
    backupWindow: backup.window ?? maintenanceWindow?._freeHour(),
    maintenanceWindow: maintenanceWindow ?? (backup.window && WeeklyWindow._onSundayAfter(backup.window)),
  };
}
