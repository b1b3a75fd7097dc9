import { IpProtocol, Vpc } from 'aws-cdk-lib/aws-ec2';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, SecretValue, Stack } from 'aws-cdk-lib/core';
import { Example } from './rule-examples';
import { Authentication } from '../../src/access/authentication';
import { PasswordUser } from '../../src/access/password-user';
import { UserGroup } from '../../src/access/user-group';
import { UserEngine } from '../../src/access/user-ref';
import { ClusterMode } from '../../src/engine/cluster-mode';
import { Durability } from '../../src/engine/durability';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { Restore } from '../../src/engine/restore';
import { ShardConfiguration } from '../../src/engine/shard-configuration';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { IpDiscovery, NetworkType } from '../../src/network/network-type';
import { LogDestination } from '../../src/observe/logs/log-destination';
import { DetailedMonitoring } from '../../src/observe/metrics/detailed-monitoring';
import { GlobalReplicationGroup } from '../../src/replication-group/global-replication-group';
import { InheritedSettings } from '../../src/replication-group/global-replication-group-ref';
import { ValkeyReplicationGroupProps } from '../../src/replication-group/valkey-replication-group';
import { Given, GivenToValkey, HOME, vpcOf } from '../helpers';

const zones = (stack: Stack) => vpcOf(stack).availabilityZones;
const shards = (...shardConfigurations: ShardConfiguration[]) => ({ shardConfigurations });
const files = (stack: Stack, ...keys: string[]) => ({ restoreFrom: Restore.s3(Bucket.fromBucketName(stack, 'Bucket', 'backups'), keys) });
const secondary = (stack: Stack, inherited: InheritedSettings = {}) => ({
  globalReplicationGroup: GlobalReplicationGroup.fromGlobalReplicationGroupAttributes(stack, 'Global', {
    globalReplicationGroupId: 'sgaui-shop', ...inherited,
  }),
});
const users = (stack: Stack, engine = UserEngine.REDIS) => ({
  authentication: Authentication.users(new UserGroup(stack, 'Group', { engine, users: [new PasswordUser(stack, 'User', { engine })] })),
});
const toLogs = LogDestination.cloudWatchLogs();
const dualStack = { networkType: NetworkType.DUAL_STACK };

/** Codes of REPLICATION_GROUP_RULES about one feature each. */
export const FEATURE_EXAMPLES: Record<string, Example> = {
  DetailedMonitoringNeedsValkey: { broken: { detailedMonitoring: DetailedMonitoring.all() } as Given, repaired: {} },
  ClusterModeContradicts: { broken: { clusterMode: ClusterMode.ENABLED }, repaired: { clusterMode: ClusterMode.ENABLED, shards: 1 } },
  ClusterModeNeedsNewerVersion: {
    broken: { clusterMode: ClusterMode.COMPATIBLE, version: RedisVersion.V6_2 },
    repaired: { clusterMode: ClusterMode.COMPATIBLE, version: RedisVersion.V7_1 },
  },
  CompatibleNeedsFailover: {
    broken: { clusterMode: ClusterMode.COMPATIBLE, replicas: 0 },
    repaired: { clusterMode: ClusterMode.COMPATIBLE },
  },
  ZonesPerNode: {
    broken: stack => ({ availabilityZones: [zones(stack)[0]] }),
    repaired: stack => ({ availabilityZones: zones(stack) }),
  },
  ZonesInClusterMode: {
    broken: stack => ({ shards: 2, availabilityZones: zones(stack) }),
    repaired: stack => shards(...zones(stack).map(primaryAvailabilityZone => ({ primaryAvailabilityZone }))),
  },
  ZoneOutsideSubnets: {
    broken: stack => ({ availabilityZones: [zones(stack)[0], 'elsewhere-1a'] }),
    repaired: stack => ({ availabilityZones: zones(stack) }),
  },

  ShardsGivenTwice: { broken: { shards: 2, ...shards({}, {}) }, repaired: shards({}, { replicas: 2 }) },
  ShardReplicasOutOfRange: { broken: shards({}, { replicas: 6 }), repaired: shards({}, { replicas: 5 }) },
  ShardReplicaZones: {
    broken: stack => shards({}, { replicas: 2, replicaAvailabilityZones: [zones(stack)[0]] }),
    repaired: stack => shards({}, { replicas: 2, replicaAvailabilityZones: zones(stack) }),
  },
  InvalidNodeGroupId: { broken: shards({}, { nodeGroupId: 'second' }), repaired: shards({}, { nodeGroupId: '0002' }) },
  NodeGroupIdTwice: { broken: shards({ nodeGroupId: '2' }, {}), repaired: shards({}, {}) },
  SlotsForSomeShards: { broken: shards({ slots: '0-16383' }, {}), repaired: shards({ slots: '0-16383' }) },
  InvalidSlots: {
    broken: shards({ slots: '0-8191' }, { slots: '8193-16383' }),
    repaired: shards({ slots: '0-99,200-8191' }, { slots: '100-199,8192-16383' }),
  },

  NodeTypeNotNitro: {
    broken: { ...dualStack, nodeType: NodeType.R4_LARGE },
    repaired: { ...dualStack, nodeType: NodeType.R7G_LARGE },
  },
  NetworkTypeNeedsNewerVersion: {
    broken: { ...dualStack, version: RedisVersion.V6_0 },
    repaired: { ...dualStack, version: RedisVersion.V6_2 },
  },
  IpDiscoveryContradicts: { broken: { ipDiscovery: IpDiscovery.IPV6 }, repaired: { ...dualStack, ipDiscovery: IpDiscovery.IPV6 } },

  DataTieringRequired: {
    broken: { nodeType: NodeType.R6GD_XLARGE, dataTiering: false },
    repaired: { nodeType: NodeType.R6GD_XLARGE },
  },
  DataTieringNeedsDisk: {
    broken: { nodeType: NodeType.R7G_LARGE, dataTiering: true },
    repaired: { nodeType: NodeType.R6GD_XLARGE, dataTiering: true },
  },

  SlowLogNeedsNewerVersion: {
    broken: { version: RedisVersion.V5_0_6, logs: { slow: toLogs } },
    repaired: { version: RedisVersion.V6_0, logs: { slow: toLogs } },
  },
  EngineLogNeedsNewerVersion: {
    broken: { version: RedisVersion.V6_0, logs: { engine: toLogs } },
    repaired: { version: RedisVersion.V6_2, logs: { engine: toLogs } },
  },
  LogGroupGivenTwice: {
    broken: stack => ({ logs: { slow: LogDestination.cloudWatchLogs({ logGroup: new LogGroup(stack, 'Own'), retention: RetentionDays.ONE_DAY }) } }),
    repaired: stack => ({ logs: { slow: LogDestination.cloudWatchLogs({ logGroup: new LogGroup(stack, 'Own') }) } }),
  },

  SnapshottingClusterInClusterMode: {
    broken: { shards: 2, snapshottingClusterId: 'sessions-002' },
    repaired: { snapshottingClusterId: 'sessions-002' },
  },
  InvalidRestoreFile: { broken: stack => files(stack, 'a,b.rdb'), repaired: stack => files(stack, 'a-b.rdb') },
  RestoreWithoutFiles: { broken: stack => files(stack), repaired: {} },
  RestoreByArn: {
    broken: { restoreFrom: Restore.arns(['arn:aws:elasticache:eu-west-1:111122223333:serverlesscachesnapshot:monday']) },
    repaired: { restoreFrom: Restore.snapshot('monday') },
  },
  RestoreFilesNeedSlots: {
    broken: stack => ({ shards: 2, ...files(stack, '1.rdb', '2.rdb') }),
    repaired: stack => ({ ...shards({ slots: '0-8191' }, { slots: '8192-16383' }), ...files(stack, '1.rdb', '2.rdb') }),
  },

  UsersNeedTls: {
    broken: stack => ({ ...users(stack), transitEncryption: TransitEncryption.DISABLED }),
    repaired: users,
  },
  UsersNeedNewerVersion: {
    broken: stack => ({ ...users(stack), version: RedisVersion.V5_0_6 }),
    repaired: stack => ({ ...users(stack), version: RedisVersion.V7_1 }),
  },
  ValkeyUsersOnRedis: { broken: stack => users(stack, UserEngine.VALKEY), repaired: users },

  RotationNeedsSecret: {
    broken: { authentication: Authentication.token({ value: SecretValue.secretsManager('token'), rotateEvery: Duration.days(30) }) },
    repaired: { authentication: Authentication.token({ rotateEvery: Duration.days(30) }) },
  },

  SecondaryInherits: {
    broken: stack => ({ ...secondary(stack), authentication: Authentication.none(), nodeType: NodeType.R7G_LARGE }),
    repaired: stack => ({ ...secondary(stack), authentication: Authentication.none() }),
  },
  SecondaryNeedsReplica: {
    broken: stack => ({ ...secondary(stack, { automaticFailover: true }), authentication: Authentication.none(), replicas: 0 }),
    repaired: stack => ({ ...secondary(stack, { automaticFailover: true }), authentication: Authentication.none() }),
  },
  SecondaryNeedsAuthentication: {
    broken: stack => secondary(stack),
    repaired: stack => ({ ...secondary(stack), authentication: Authentication.none() }),
  },
};

/** Codes of REPLICATION_GROUP_WARNINGS about one feature each. */
export const FEATURE_WARNING_EXAMPLES: Record<string, Example> = {
  UnlistedVersion: { broken: { version: RedisVersion.of('7.9', 'redis7') }, repaired: { version: RedisVersion.V7_1 } },
  SlotsWithoutRestore: {
    broken: shards({ slots: '0-16383' }),
    repaired: stack => ({ ...shards({ slots: '0-16383' }), ...files(stack, '1.rdb') }),
  },
  ClusterModeStep: { broken: { clusterMode: ClusterMode.COMPATIBLE }, repaired: { clusterMode: ClusterMode.DISABLED } },
  SubnetsWithoutIpv6: {
    broken: stack => ({ ...dualStack, vpc: new Vpc(stack, 'Vpc') }),
    repaired: stack => ({ ...dualStack, vpc: new Vpc(stack, 'Vpc', { ipProtocol: IpProtocol.DUAL_STACK }) }),
  },
  NoFirehoseInRegion: {
    broken: { logs: { slow: LogDestination.firehose('logs') } },
    repaired: { logs: { slow: toLogs } },
    env: { account: HOME.account, region: 'ap-northeast-3' },
  },
};

const durable: Partial<ValkeyReplicationGroupProps> = {
  version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, shards: 1, durability: Durability.SYNC,
};

/** Codes of REPLICATION_GROUP_RULES about what only Valkey has. */
export const VALKEY_EXAMPLES: Record<string, Example<GivenToValkey>> = {
  DurabilityNeedsNewerVersion: { broken: { ...durable, version: ValkeyVersion.V8_2 }, repaired: durable },
  DurabilityNodeType: { broken: { ...durable, nodeType: NodeType.T4G_SMALL }, repaired: durable },
  DurabilityNeedsClusterMode: { broken: { ...durable, shards: undefined }, repaired: durable },
  DurabilityNeedsMultiAz: { broken: { ...durable, multiAz: false }, repaired: durable },
  DurabilityExcluded: { broken: { ...durable, nodeType: NodeType.R6GD_XLARGE }, repaired: durable, also: ['DurabilityNodeType'] },
};

/** Codes of REPLICATION_GROUP_WARNINGS about what only Valkey has. */
export const VALKEY_WARNING_EXAMPLES: Record<string, Example<GivenToValkey>> = {
  DurabilityWithoutTls: {
    broken: { ...durable, transitEncryption: TransitEncryption.DISABLED, authentication: Authentication.none() },
    repaired: durable,
  },
};
