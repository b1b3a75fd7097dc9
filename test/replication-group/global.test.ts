import { Template } from 'aws-cdk-lib/assertions';
import { CfnGlobalReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { ClusterMode } from '../../src/engine/cluster-mode';
import { EngineVersion } from '../../src/engine/engine-version';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { NodeType } from '../../src/engine/node-type';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { GlobalReplicationGroup, GlobalReplicationGroupProps } from '../../src/replication-group/global-replication-group';
import { RedisReplicationGroup, RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { codesOf, newStack, parameter, propertiesOf, redis, templateOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::GlobalReplicationGroup';
const ACCOUNT = '111122223333';
const LARGE = { nodeType: NodeType.R7G_LARGE };

/** A primary and its global datastore, in Ireland. */
function datastore(
  props: Partial<GlobalReplicationGroupProps> = {}, given: Partial<RedisReplicationGroupProps> = {}, stack: Stack = newStack({ account: ACCOUNT, region: 'eu-west-1' }),
) {
  const primary = redis({ ...LARGE, ...given }, stack);
  return { primary, global: new GlobalReplicationGroup(stack, 'Global', { primary, globalReplicationGroupIdSuffix: 'shop', ...props }) };
}

describe('a global datastore', () => {
  test('has its primary as the first member, in the region of the primary\'s stack', () => {
    const { primary, global } = datastore();
    expect(propertiesOf(global, TYPE)).toEqual({
      GlobalReplicationGroupIdSuffix: 'shop',
      GlobalReplicationGroupDescription: 'S/Global',
      Members: [{ ReplicationGroupId: global.stack.resolve(primary.replicationGroupId), ReplicationGroupRegion: 'eu-west-1', Role: 'PRIMARY' }],
    });
  });

  test('has in a stack of no region the region that CloudFormation says', () => {
    expect(propertiesOf(datastore({}, {}, newStack()).global, TYPE).Members[0].ReplicationGroupRegion).toEqual({ Ref: 'AWS::Region' });
  });

  test('hands on what it changes of all members', () => {
    const stack = newStack();
    const { global } = datastore({
      description: 'sessions of the shop',
      automaticFailover: true,
      nodeType: NodeType.R7G_XLARGE,
      engineVersion: RedisVersion.V7_1,
      parameterGroup: ParameterGroup.fromParameterGroupName(stack, 'Group', 'settings'),
      shards: 3,
    }, { shards: 2 }, stack);
    expect(propertiesOf(global, TYPE)).toMatchObject({
      GlobalReplicationGroupDescription: 'sessions of the shop',
      AutomaticFailoverEnabled: true,
      CacheNodeType: 'cache.r7g.xlarge',
      Engine: 'redis',
      EngineVersion: '7.1',
      CacheParameterGroupName: 'settings',
      GlobalNodeGroupCount: 3,
    });
  });

  // arn:<partition>:elasticache::<account>:globalreplicationgroup:<id>
  test('has an ARN without a region', () => {
    const { global } = datastore();
    expect(global.stack.resolve(global.globalReplicationGroupArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:elasticache::${ACCOUNT}:globalreplicationgroup:`, { Ref: expect.stringMatching(/^Global/) }]],
    });
  });

  test.each([[undefined, 'Delete'], [RemovalPolicy.RETAIN, 'Retain']])('with the removal policy %s, CloudFormation is told %s', (removalPolicy, policy) => {
    templateOf(datastore({ removalPolicy }).global).hasResource(TYPE, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
  });

  test('is a reference that other resources take', () => {
    const { global } = datastore();
    expect(CfnGlobalReplicationGroup.isCfnGlobalReplicationGroup(global.node.defaultChild)).toBe(true);
    expect(global.globalReplicationGroupRef).toMatchObject({ globalReplicationGroupId: global.globalReplicationGroupId });
  });

  test.each(['shop_1', '-shop', 'shop-', 'my--shop', ''])('fails with the suffix "%s"', globalReplicationGroupIdSuffix => {
    expect(codesOf(() => datastore({ globalReplicationGroupIdSuffix }))).toEqual(['InvalidGlobalSuffix']);
  });

  test.each([NodeType.T4G_MEDIUM, NodeType.T3_SMALL, NodeType.T2_MICRO])('fails with %s, which is too small', nodeType => {
    expect(codesOf(() => datastore({ nodeType }))).toEqual(['GlobalNodeType']);
    expect(codesOf(() => datastore({}, { nodeType }))).toEqual(['GlobalNodeType']);
  });

  test.each<[string, number, Partial<RedisReplicationGroupProps>]>([
    ['one or more of a primary without shards', 1, {}],
    ['no shard', 0, { shards: 2 }],
    ['half a shard', 2.5, { shards: 2 }],
    ['501 shards', 501, { shards: 2 }],
  ])('fails with shards: %s', (_, shards, given) => {
    expect(codesOf(() => datastore({ shards }, given))).toEqual(['GlobalShards']);
  });

  test.each<[string, number, Partial<RedisReplicationGroupProps>]>([
    ['fewer than the primary was made with', 1, { shards: 2 }],
    ['500', 500, { shards: 2 }],
    ['of a primary on the way to cluster mode', 2, { clusterMode: ClusterMode.COMPATIBLE }],
  ])('takes shards: %s', (_, shards, given) => {
    expect(codesOf(() => datastore({ shards }, given))).toEqual([]);
  });

  test('takes a number of shards that is only known at deployment', () => {
    const stack = newStack();
    const { global } = datastore({ shards: parameter(stack, 'Shards', 'Number').valueAsNumber }, { shards: 2 }, stack);
    expect(propertiesOf(global, TYPE).GlobalNodeGroupCount).toEqual({ Ref: 'Shards' });
  });

  test.each<[string, EngineVersion]>([
    ['an older major version', RedisVersion.V6_2],
    ['an older minor version', RedisVersion.V7_0],
  ])('fails with %s than the primary was made with', (_, engineVersion) => {
    expect(codesOf(() => datastore({ engineVersion }, { version: RedisVersion.V7_1 }))).toEqual(['GlobalDowngrade']);
  });

  test.each<[string, RedisVersion, EngineVersion]>([
    ['the version of the primary', RedisVersion.V7_1, RedisVersion.V7_1],
    ['a newer version', RedisVersion.V7_0, RedisVersion.V7_1],
    ['Valkey after Redis, whose numbers it does not continue', RedisVersion.of('7.9', 'redis7'), ValkeyVersion.V7_2],
    ['a version that is only known at deployment', RedisVersion.V7_1, RedisVersion.of(newStack().region, 'redis7')],
    ['any version after one that is only known at deployment', RedisVersion.of(newStack().region, 'redis7'), RedisVersion.V6_2],
  ])('takes %s', (_, version, engineVersion) => {
    expect(codesOf(() => datastore({ engineVersion }, { version }))).toEqual([]);
  });

  test('takes a primary whose node type is only known at deployment', () => {
    expect(codesOf(() => datastore({}, { nodeType: NodeType.of(newStack().region) }))).toEqual([]);
  });
});

describe('what members have from the primary', () => {
  test.each<[string, Partial<RedisReplicationGroupProps>, number | undefined]>([
    ['without shards', {}, undefined],
    ['with shards', { shards: 3 }, 3],
    ['with shards one by one', { shardConfigurations: [{}, { replicas: 2 }] }, 2],
    ['on the way to cluster mode', { clusterMode: ClusterMode.COMPATIBLE }, undefined],
    ['after the way to cluster mode', { clusterMode: ClusterMode.ENABLED, shards: 1 }, 1],
  ])('%s: version, node type, failover and the number of shards', (_, given, shards) => {
    expect(datastore({}, given).global.inherited).toEqual({
      engineVersion: RedisVersion.V7_1, nodeType: NodeType.R7G_LARGE, shards, automaticFailover: true, evictionPolicy: undefined,
    });
  });

  test('is what the global datastore changed, where it did', () => {
    const changed = { shards: 4, nodeType: NodeType.R7G_XLARGE, engineVersion: RedisVersion.V7_1, automaticFailover: false };
    expect(datastore(changed, { shards: 2, version: RedisVersion.V7_0 }).global.inherited).toEqual({ ...changed, evictionPolicy: undefined });
  });

  test.each<[string, Partial<RedisReplicationGroupProps>, boolean]>([
    ['one replica', {}, true],
    ['no replica', { replicas: 0 }, false],
    ['failover switched off', { automaticFailover: false }, false],
    ['shards without replicas, which fail over all the same', { shards: 2, replicas: 0 }, true],
  ])('is automatic failover as the primary has it: with %s', (_, given, automaticFailover) => {
    expect(datastore({}, given).global.inherited.automaticFailover).toBe(automaticFailover);
  });

  test.each<[string, (stack: Stack) => Partial<RedisReplicationGroupProps>, string | undefined]>([
    ['evictionPolicy', () => ({ evictionPolicy: EvictionPolicy.ALLKEYS_LRU }), 'allkeys-lru'],
    ['parameters', () => ({ parameters: { 'maxmemory-policy': 'noeviction' } }), 'noeviction'],
    ['a parameter group of this app', stack => ({
      parameterGroup: new ParameterGroup(stack, 'Own', { family: ParameterGroupFamily.REDIS7, parameters: { 'maxmemory-policy': 'volatile-ttl' } }),
    }), 'volatile-ttl'],
    ['a parameter that is only known at deployment', stack => ({ parameters: { 'maxmemory-policy': stack.region } }), undefined],
  ])('is the eviction policy of %s', (_, given, policy) => {
    const stack = newStack();
    expect(datastore({}, given(stack), stack).global.inherited.evictionPolicy).toBe(policy);
  });
});

test('an imported global datastore has its id, an ARN without a region, and what was said of it', () => {
  const stack = newStack({ account: ACCOUNT, region: 'us-east-1' });
  const global = GlobalReplicationGroup.fromGlobalReplicationGroupAttributes(stack, 'Global', { globalReplicationGroupId: 'sgaui-shop', shards: 2 });
  expect(global.globalReplicationGroupId).toBe('sgaui-shop');
  expect(global.globalReplicationGroupRef).toMatchObject({ globalReplicationGroupId: 'sgaui-shop' });
  expect(stack.resolve(global.globalReplicationGroupArn)['Fn::Join'][1].at(-1)).toBe(`:elasticache::${ACCOUNT}:globalreplicationgroup:sgaui-shop`);
  expect(global.inherited.shards).toBe(2);
  expect(templateOf(global).toJSON().Resources).toBeUndefined();
});

test('an owned global datastore is given to a secondary of another region through a reference between the regions', () => {
  const app = new App();
  const ireland = new Stack(app, 'Ireland', { env: { account: ACCOUNT, region: 'eu-west-1' }, crossRegionReferences: true });
  const ohio = new Stack(app, 'Ohio', { env: { account: ACCOUNT, region: 'us-east-2' }, crossRegionReferences: true });
  const { global } = datastore({}, { shards: 3 }, ireland);
  const secondary = redis({ globalReplicationGroup: global, authentication: Authentication.none() }, ohio) as RedisReplicationGroup;

  expect(() => app.synth()).not.toThrow();
  expect(ohio.dependencies).toEqual([ireland]);
  Template.fromStack(ireland).resourceCountIs('Custom::CrossRegionExportWriter', 1);
  expect(JSON.stringify(propertiesOf(secondary).GlobalReplicationGroupId)).toContain('ExportsReader');
});
