import { Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { Backup } from '../../src/engine/backup';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { Alarms } from '../../src/observe/alarms/alarms';
import { CacheAlarm } from '../../src/observe/alarms/cache-alarm';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { JobQueue } from '../../src/patterns/job-queue';
import { Leaderboard } from '../../src/patterns/leaderboard';
import { JOB_QUEUE_RULES, LEADERBOARD_RULES, SESSION_STORE_RULES } from '../../src/patterns/rules/data-store';
import { SessionStore } from '../../src/patterns/session-store';
import { ValkeyReplicationGroupProps } from '../../src/replication-group/valkey-replication-group';
import { newStack, vpcOf } from '../helpers';

export const STORES = { SessionStore, Leaderboard, JobQueue };
export type StoreName = keyof typeof STORES;

/** What each of them refuses, and what it takes besides nothing at all. */
export const REFUSALS = {
  SessionStore: { rules: SESSION_STORE_RULES, intent: 'session-store', allowed: ['noeviction', 'volatile-ttl'] },
  Leaderboard: { rules: LEADERBOARD_RULES, intent: 'leaderboard', allowed: ['noeviction'] },
  JobQueue: { rules: JOB_QUEUE_RULES, intent: 'job-queue', allowed: ['noeviction'] },
};

export type GivenToStore = Partial<ValkeyReplicationGroupProps> | ((stack: Stack) => Partial<ValkeyReplicationGroupProps>);

/** The cache `S/Cache`. */
export function store(name: StoreName, given: GivenToStore = {}, stack: Stack = newStack()) {
  const props = typeof given === 'function' ? given(stack) : given;
  return new STORES[name](stack, 'Cache', { vpc: vpcOf(stack), ...props });
}

export const withParameters = (parameters: Record<string, string>) => (stack: Stack) => ({
  parameterGroup: new ParameterGroup(stack, 'Own', { family: ParameterGroupFamily.VALKEY8, parameters }),
});

/** Each way in which a policy is said. */
export const WAYS_TO_SAY: Record<string, (policy: string) => GivenToStore> = {
  'evictionPolicy': policy => ({ evictionPolicy: policy as EvictionPolicy }),
  'parameters': policy => ({ parameters: { 'maxmemory-policy': policy } }),
  'a parameter group of this app': policy => withParameters({ 'maxmemory-policy': policy }),
};

/** Codes of DATA_STORE_WARNINGS. */
export const WARNING_EXAMPLES: Record<string, { readonly broken: GivenToStore; readonly repaired: GivenToStore }> = {
  KeptDataWithoutReplica: { broken: { replicas: 0 }, repaired: { replicas: 1 } },
  KeptDataWithoutBackups: { broken: { backup: Backup.none() }, repaired: { backup: Backup.daily() } },
  KeptDataInPlainText: { broken: { authentication: Authentication.none() }, repaired: { transitEncryption: TransitEncryption.REQUIRED } },
  LateMemoryAlarm: {
    broken: { alarms: Alarms.recommended({ also: [CacheAlarm.MEMORY.at(95)] }) },
    repaired: { alarms: Alarms.recommended({ also: [CacheAlarm.MEMORY.at(70)] }) },
  },
};
