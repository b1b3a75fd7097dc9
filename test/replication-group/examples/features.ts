import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Stack } from 'aws-cdk-lib/core';
import { elsewhere, Example, HOME, topicIn } from './example';
import { Authentication } from '../../../src/access/authentication';
import { Backup } from '../../../src/engine/backup';
import { Durability } from '../../../src/engine/durability';
import { EvictionPolicy } from '../../../src/engine/eviction-policy';
import { NodeType } from '../../../src/engine/node-type';
import { RedisVersion } from '../../../src/engine/redis-version';
import { Restore } from '../../../src/engine/restore';
import { ValkeyVersion } from '../../../src/engine/valkey-version';
import { DailyWindow, WeeklyWindow } from '../../../src/engine/window';
import { LogDestination } from '../../../src/observe/log-destination';

const durable = { durability: Durability.SYNC, version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, shards: 1 };
const files = (...keys: string[]) => (stack: Stack) => ({ restoreFrom: Restore.s3(Bucket.fromBucketName(stack, 'Bucket', 'dumps'), keys) });
const none = { authentication: Authentication.none() };
const HALVES = ['0-8191', '8192-16383'].map(slots => ({ slots }));

/** Codes on what only some caches have: tiered data, durability, logs, backups and secondaries. */
export const FEATURE_EXAMPLES: Record<string, Example> = {
  DataTieringRequired: { broken: { nodeType: NodeType.R6GD_XLARGE, dataTiering: false }, repaired: { nodeType: NodeType.R6GD_XLARGE } },
  DataTieringNeedsDisk: { broken: { dataTiering: true }, repaired: { dataTiering: true, nodeType: NodeType.R6GD_XLARGE } },
  DataTieringNeedsNewerVersion: {
    broken: { nodeType: NodeType.R6GD_XLARGE, version: RedisVersion.V6_0 },
    repaired: { nodeType: NodeType.R6G_XLARGE, version: RedisVersion.V6_0 },
    also: ['NodeTypeNeedsNewerVersion'],
  },
  DataTieringEvictionPolicy: {
    broken: { nodeType: NodeType.R6GD_XLARGE, evictionPolicy: EvictionPolicy.VOLATILE_TTL },
    repaired: { nodeType: NodeType.R6GD_XLARGE, evictionPolicy: EvictionPolicy.VOLATILE_LRU },
  },

  DurabilityNeedsNewerVersion: { valkey: true, broken: { ...durable, version: ValkeyVersion.V8_2 }, repaired: durable },
  DurabilityNodeType: { valkey: true, broken: { ...durable, nodeType: NodeType.T4G_SMALL }, repaired: durable },
  DurabilityNeedsClusterMode: { valkey: true, broken: { ...durable, shards: undefined }, repaired: durable },
  DurabilityNeedsMultiAz: { valkey: true, broken: { ...durable, replicas: 0 }, repaired: durable },
  DurabilityExcluded: { valkey: true, broken: { ...durable, nodeType: NodeType.R6GD_XLARGE }, repaired: durable, also: ['DurabilityNodeType'] },

  SlowLogNeedsNewerVersion: {
    broken: { logs: { slow: LogDestination.cloudWatchLogs() }, version: RedisVersion.V5_0_6 },
    repaired: { logs: { slow: LogDestination.cloudWatchLogs() }, version: RedisVersion.V6_0 },
  },
  EngineLogNeedsNewerVersion: {
    broken: { logs: { engine: LogDestination.cloudWatchLogs() }, version: RedisVersion.V6_0 },
    repaired: { logs: { engine: LogDestination.cloudWatchLogs() }, version: RedisVersion.V6_2 },
  },
  LogGroupGivenTwice: {
    broken: stack => ({ logs: { slow: LogDestination.cloudWatchLogs({ logGroup: new LogGroup(stack, 'Own'), retention: RetentionDays.ONE_WEEK }) } }),
    repaired: stack => ({ logs: { slow: LogDestination.cloudWatchLogs({ logGroup: new LogGroup(stack, 'Own', { retention: RetentionDays.ONE_WEEK }) }) } }),
  },

  BackupRetentionOutOfRange: {
    broken: { backup: Backup.daily({ retention: Duration.days(36) }) },
    repaired: { backup: Backup.daily({ retention: Duration.days(35) }) },
  },
  WindowsOverlap: {
    broken: {
      backup: Backup.daily({ window: DailyWindow.parse('05:30-06:30') }),
      maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00'),
    },
    repaired: { maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00') },
  },
  TopicElsewhere: { broken: topicIn('us-east-1'), repaired: topicIn(HOME.region) },
  SnapshottingClusterInClusterMode: {
    broken: { snapshottingClusterId: 'sessions-002', shards: 1 },
    repaired: { snapshottingClusterId: 'sessions-002' },
  },
  InvalidRestoreFile: { broken: files('monday,tuesday.rdb'), repaired: files('monday-tuesday.rdb') },
  RestoreFilesPerShard: { broken: files('1.rdb', '2.rdb'), repaired: files('1.rdb') },
  RestoreFilesNeedSlots: {
    broken: stack => ({ ...files('1.rdb', '2.rdb')(stack), shards: 2 }),
    repaired: stack => ({ ...files('1.rdb', '2.rdb')(stack), shardConfigurations: HALVES }),
  },

  SecondaryInherits: {
    broken: stack => ({ globalReplicationGroup: elsewhere(stack), ...none, nodeType: NodeType.R7G_LARGE, version: RedisVersion.V7_1 }),
    repaired: stack => ({ globalReplicationGroup: elsewhere(stack), ...none }),
  },
  SecondaryNeedsReplica: {
    broken: stack => ({ globalReplicationGroup: elsewhere(stack), ...none, replicas: 0 }),
    repaired: stack => ({ globalReplicationGroup: elsewhere(stack), ...none, replicas: 2 }),
  },
  SecondaryNeedsAuthentication: {
    broken: stack => ({ globalReplicationGroup: elsewhere(stack) }),
    repaired: stack => ({ globalReplicationGroup: elsewhere(stack), ...none }),
  },
};
