import { Annotations, CfnParameter } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { Durability } from '../../src/engine/durability';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { GlobalReplicationGroup, GlobalReplicationGroupProps } from '../../src/replication-group/global-replication-group';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { ReplicationGroup } from '../../src/replication-group/replication-group';
import { GLOBAL_PRIMARY_RULES, GLOBAL_RULES, GLOBAL_WARNINGS } from '../../src/replication-group/rules/global';
import { SCALING_RULES, SCALING_WARNINGS, TARGET_WARNINGS } from '../../src/replication-group/rules/scaling';
import { SNAPSHOT_RULES } from '../../src/replication-group/rules/snapshot';
import { Snapshot, SnapshotProps } from '../../src/replication-group/snapshot';
import { codesOf, Given, messageOf, newStack, redis, SENTENCE, templateOf, valkey, vpcOf, warningsOf } from '../helpers';

/** What surrounds the sentence of a finding. */
const AROUND = /^ {2}- |^ *\[S\/\w+\] | \[\w+\] https:\S+$/g;

type Attempt = () => ReplicationGroup;
type Pair = [broken: Attempt, repaired: Attempt];

const LARGE = { nodeType: NodeType.R7G_LARGE };
const global = (cache: ReplicationGroup, props: Partial<GlobalReplicationGroupProps> = {}) => {
  new GlobalReplicationGroup(cache.stack, 'Global', { primary: cache, globalReplicationGroupIdSuffix: 'shop', ...props });
  return cache;
};
const secondary: Given = stack => ({
  globalReplicationGroup: GlobalReplicationGroup.fromGlobalReplicationGroupAttributes(stack, 'First', {
    globalReplicationGroupId: 'sgaui-first', nodeType: NodeType.R7G_LARGE, shards: 2,
  }),
  authentication: Authentication.none(),
});
const scaled = (cache: ReplicationGroup, minCapacity = 1, maxCapacity = 5) => {
  cache.autoScaleReplicas({ minCapacity, maxCapacity });
  return cache;
};
const snapshot = (props: Partial<SnapshotProps>) => {
  const cache = redis({ shards: 2 });
  new Snapshot(cache.stack, 'Snapshot', { snapshotName: 'before-upgrade', ...props });
  return cache;
};

const EXAMPLES: Record<string, Pair> = {
  GlobalVersionOfMemcached: [() => global(redis(LARGE), { engineVersion: MemcachedVersion.V1_6_22 }), () => global(redis(LARGE))],
  InvalidGlobalSuffix: [() => global(redis(LARGE), { globalReplicationGroupIdSuffix: 'my_shop' }), () => global(redis(LARGE), { globalReplicationGroupIdSuffix: 'my-shop' })],
  GlobalNodeType: [() => global(redis({})), () => global(redis(LARGE))],
  GlobalNeedsNewerVersion: [
    () => global(redis({ nodeType: NodeType.R5_LARGE, version: RedisVersion.V4_0_10 })),
    () => global(redis({ nodeType: NodeType.R5_LARGE, version: RedisVersion.V5_0_6 })),
  ],
  GlobalPrimaryIsSecondary: [() => global(redis(secondary)), () => redis(secondary)],
  GlobalShards: [() => global(redis(LARGE), { shards: 2 }), () => global(redis({ ...LARGE, shards: 1 }), { shards: 2 })],
  GlobalEngineDowngrade: [
    () => global(valkey(LARGE), { engineVersion: RedisVersion.V7_1 }),
    () => global(valkey(LARGE)),
  ],
  GlobalDowngrade: [
    () => global(redis({ ...LARGE, version: RedisVersion.V7_1 }), { engineVersion: RedisVersion.V6_2 }),
    () => global(redis({ ...LARGE, version: RedisVersion.V7_1 })),
  ],
  GlobalExcludesDurability: [
    () => global(valkey({ ...LARGE, version: ValkeyVersion.V9_0, shards: 1, durability: Durability.ASYNC })),
    () => global(valkey({ ...LARGE, version: ValkeyVersion.V9_0, shards: 1 })),
  ],
  ScalingNeedsClusterMode: [() => scaled(redis(LARGE)), () => scaled(redis({ ...LARGE, shards: 1 }))],
  ScalingNeedsNewerVersion: [
    () => scaled(redis({ nodeType: NodeType.R5_LARGE, shards: 1, version: RedisVersion.V5_0_6 })),
    () => scaled(redis({ nodeType: NodeType.R5_LARGE, shards: 1, version: RedisVersion.V6_0 })),
  ],
  ScalingNodeType: [() => scaled(redis({ shards: 1 })), () => scaled(redis({ ...LARGE, shards: 1 }))],
  ScalingNotGlobal: [() => scaled(redis(secondary)), () => redis(secondary)],
  ScalingOfUnlikeShards: [
    () => scaled(redis({ ...LARGE, shardConfigurations: [{}, {}] })),
    () => scaled(redis({ ...LARGE, shards: 2 })),
  ],
  ScalingCapacity: [() => scaled(redis({ ...LARGE, shards: 1 }), 3, 2), () => scaled(redis({ ...LARGE, shards: 1 }), 2, 3)],
  ScalingTwice: [() => scaled(scaled(redis({ ...LARGE, shards: 1 }))), () => scaled(redis({ ...LARGE, shards: 1 }))],
  SnapshotNeedsOneSource: [() => snapshot({}), () => snapshot({ cacheClusterId: 'sessions-002' })],
  InvalidSnapshotName: [
    () => snapshot({ cacheClusterId: 'sessions-002', snapshotName: 'before_upgrade' }),
    () => snapshot({ cacheClusterId: 'sessions-002', snapshotName: 'Before-upgrade' }),
  ],
};

/** Of rules that are checked when the app is complete: what was thrown then. */
const SYNTH_EXAMPLES: Record<string, Pair> = {
  GlobalPrimaryScaled: [() => scaled(global(redis({ ...LARGE, shards: 1 }))), () => global(redis({ ...LARGE, shards: 1 }))],
};

const tracked = (targetUtilizationPercent: number) => () => {
  const cache = redis({ ...LARGE, shards: 1 });
  cache.autoScaleReplicas({ maxCapacity: 5 }).scaleOnEngineCpu('Cpu', { targetUtilizationPercent });
  return cache;
};
const withGroup = (props: Partial<GlobalReplicationGroupProps>) => () => {
  const cache = redis(LARGE);
  return global(cache, { parameterGroup: ParameterGroup.fromParameterGroupName(cache.stack, 'Group', 'shop'), ...props });
};
const WARNING_EXAMPLES: Record<string, Pair> = {
  GlobalNewerFamily: [() => global(redis({ nodeType: NodeType.R8G_LARGE })), () => global(redis(LARGE))],
  GlobalParameterGroup: [withGroup({}), withGroup({ engineVersion: RedisVersion.V7_1 })],
  ScalingNewerFamily: [() => scaled(redis({ nodeType: NodeType.R8G_LARGE, shards: 1 })), () => scaled(redis({ ...LARGE, shards: 1 }))],
  ScalingTarget: [tracked(80), tracked(70)],
};

test('each rule and each warning has one example, and each example a rule', () => {
  expect(Object.keys(EXAMPLES)).toEqual([...GLOBAL_RULES, ...SCALING_RULES, ...SNAPSHOT_RULES].map(({ code }) => code));
  expect(Object.keys(SYNTH_EXAMPLES)).toEqual(GLOBAL_PRIMARY_RULES.map(({ code }) => code));
  expect(Object.keys(WARNING_EXAMPLES)).toEqual([...GLOBAL_WARNINGS, ...SCALING_WARNINGS, ...TARGET_WARNINGS].map(({ code }) => code));
});

test.each(Object.entries(EXAMPLES))('the rule %s refuses its broken example in a sentence, and takes the repaired one', (code, [broken, repaired]) => {
  expect(codesOf(broken)).toContain(code);
  for (const finding of messageOf(broken).split('\n').slice(1)) {
    expect(finding.replace(AROUND, '')).toMatch(SENTENCE);
  }
  templateOf(repaired()).resourceCountIs('AWS::ElastiCache::ReplicationGroup', 1);
});

test.each(Object.entries(SYNTH_EXAMPLES))('the rule %s fails the synthesis of its broken example in a sentence, and takes the repaired one', (code, [broken, repaired]) => {
  const { stack } = broken();
  expect(codesOf(() => templateOf(stack))).toEqual([code]);
  const [finding] = messageOf(() => templateOf(stack)).split('\n').slice(1);
  expect(finding.replace(AROUND, '')).toMatch(SENTENCE);
  templateOf(repaired()).resourceCountIs('AWS::ElastiCache::ReplicationGroup', 1);
});

test.each(Object.entries(WARNING_EXAMPLES))('the warning %s is given for its broken example in a sentence, and can be acknowledged', (code, [broken, repaired]) => {
  const id = `cdk-elasticache:${code[0].toLowerCase()}${code.slice(1)}`;
  const { stack } = broken();
  expect(warningsOf(stack).map(warning => warning.id)).toEqual([id]);
  expect(warningsOf(stack)[0].message.replace(AROUND, '')).toMatch(SENTENCE);
  Annotations.of(stack).acknowledgeWarning(id);
  expect(warningsOf(stack)).toEqual([]);
  expect(warningsOf(repaired().stack)).toEqual([]);
});

test('a capacity that is only known at deployment breaks no rule', () => {
  const stack = newStack();
  const most = new CfnParameter(stack, 'Most', { type: 'Number' }).valueAsNumber;
  expect(codesOf(() => scaled(redis({ ...LARGE, shards: 1 }, stack), 1, most))).toEqual([]);
});

test.each<[string, (cache: ReplicationGroup) => unknown]>([
  ['replicas', cache => cache.autoScaleReplicas({ maxCapacity: 3 })],
  ['shards', cache => cache.autoScaleShards({ maxCapacity: 3 })],
])('a primary whose %s are scaled fails the synthesis, whether they were scaled before or after it became one', (_, scale) => {
  const [before, after] = [redis({ ...LARGE, shards: 1 }), redis({ ...LARGE, shards: 1 })];
  scale(before);
  global(before);
  global(after);
  scale(after);
  expect([before, after].map(({ stack }) => codesOf(() => templateOf(stack)))).toEqual([['GlobalPrimaryScaled'], ['GlobalPrimaryScaled']]);
});

test('a cache that is no primary may be scaled beside one', () => {
  const primary = global(redis({ ...LARGE, shards: 1 }));
  const other = new RedisReplicationGroup(primary.stack, 'Other', { vpc: vpcOf(primary.stack), ...LARGE, shards: 1 });
  scaled(other);
  expect(codesOf(() => templateOf(primary))).toEqual([]);
});

test('names that are only known at deployment break no rule', () => {
  const stack = newStack();
  const name = new CfnParameter(stack, 'Name').valueAsString;
  expect(codesOf(() => new Snapshot(stack, 'Snapshot', { snapshotName: name, cacheClusterId: name }))).toEqual([]);
  expect(codesOf(() => global(redis(LARGE, stack), { globalReplicationGroupIdSuffix: name }))).toEqual([]);
});
