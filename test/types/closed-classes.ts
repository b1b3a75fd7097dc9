/**
 * Compiled with the tests, never run: a value of one closed class is not taken for one of another.
 */
import { IVpc } from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import {
  AccessString, Alarms, Authentication, Backup, CacheAlarm, CacheEvent, CacheMetric, CacheRules, CachedDatabase, DailyWindow,
  DetailedMonitoring, LogDestination, LogMetrics,
  MemcachedAuthentication, MemcachedCluster, MemcachedMetrics, MemcachedNodeMetrics, MemcachedVersion, NodeMetrics, NodeType,
  ParameterGroupFamily, RedisReplicationGroup, RedisVersion, ReplicationGroupGrants, ReplicationGroupMetrics, Restore, SaslGateMetrics,
  ServerlessCache,
  ServerlessCacheEvent, ServerlessCacheGrants, ServerlessEngine, ServerlessMetrics, ShardMetrics, ValkeyReplicationGroup, ValkeyVersion, WeeklyWindow,
} from '../../src';

/** Classes whose values come from their own constants and factories. */
interface Closed {
  AccessString: AccessString;
  Alarms: Alarms;
  Authentication: Authentication;
  Backup: Backup;
  CacheAlarm: CacheAlarm;
  CacheEvent: CacheEvent;
  CacheMetric: CacheMetric;
  CacheRules: CacheRules;
  CachedDatabase: CachedDatabase;
  DailyWindow: DailyWindow;
  DetailedMonitoring: DetailedMonitoring;
  LogDestination: LogDestination;
  LogMetrics: LogMetrics;
  MemcachedAuthentication: MemcachedAuthentication;
  MemcachedMetrics: MemcachedMetrics;
  MemcachedNodeMetrics: MemcachedNodeMetrics;
  MemcachedVersion: MemcachedVersion;
  NodeMetrics: NodeMetrics;
  NodeType: NodeType;
  ParameterGroupFamily: ParameterGroupFamily;
  RedisVersion: RedisVersion;
  ReplicationGroupGrants: ReplicationGroupGrants;
  ReplicationGroupMetrics: ReplicationGroupMetrics;
  Restore: Restore;
  SaslGateMetrics: SaslGateMetrics;
  ServerlessCacheEvent: ServerlessCacheEvent;
  ServerlessCacheGrants: ServerlessCacheGrants;
  ServerlessEngine: ServerlessEngine;
  ServerlessMetrics: ServerlessMetrics;
  ShardMetrics: ShardMetrics;
  ValkeyVersion: ValkeyVersion;
  WeeklyWindow: WeeklyWindow;
}

type Nothing<T extends never> = T;
type PairsOf<T> = { [K in keyof T]: { [L in keyof T]: L extends K ? never : T[K] extends T[L] ? [K, 'is taken for', L] : never }[keyof T] }[keyof T];
type EmptyOf<T> = { [K in keyof T]: {} extends T[K] ? [K, 'takes an empty object'] : never }[keyof T];

export type NoPairIsConfused = Nothing<PairsOf<Closed>>;
export type NoneTakesAnEmptyObject = Nothing<EmptyOf<Closed>>;

export function whatDoesNotCompile(stack: Stack, vpc: IVpc): void {
  // @ts-expect-error: a version of Redis OSS for Valkey
  new ValkeyReplicationGroup(stack, 'A', { vpc, version: RedisVersion.V7_1 });
  // @ts-expect-error: a version of Valkey for Redis OSS
  new RedisReplicationGroup(stack, 'B', { vpc, version: ValkeyVersion.V8_2 });
  // @ts-expect-error: a version of Memcached for Redis OSS
  new RedisReplicationGroup(stack, 'C', { vpc, version: MemcachedVersion.V1_6_22 });
  // @ts-expect-error: a version of Valkey for Memcached
  new MemcachedCluster(stack, 'D', { vpc, version: ValkeyVersion.V8_2 });
  // @ts-expect-error: users and tokens of Redis OSS and Valkey for Memcached
  new MemcachedCluster(stack, 'E', { vpc, authentication: Authentication.token() });
  // @ts-expect-error: a gate of Memcached for Valkey
  new ValkeyReplicationGroup(stack, 'F', { vpc, authentication: MemcachedAuthentication.sasl() });
  // @ts-expect-error: a version of nodes for a serverless cache
  new ServerlessCache(stack, 'G', { vpc, engine: ValkeyVersion.V8_2 });
  // @ts-expect-error: an empty object for an authentication
  new ValkeyReplicationGroup(stack, 'H', { vpc, authentication: {} });
  // @ts-expect-error: a window of each day for one of a week
  new ValkeyReplicationGroup(stack, 'I', { vpc, maintenanceWindow: DailyWindow.parse('03:00-04:00') });
}
