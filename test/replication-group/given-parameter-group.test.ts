import { CfnParameterGroup, IParameterGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { Lazy, Stack } from 'aws-cdk-lib/core';
import { ClusterMode } from '../../src/engine/cluster-mode';
import { NodeType } from '../../src/engine/node-type';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { codesOf, messageOf, newStack, parameter, redis, valkey } from '../helpers';
import { alarmsOn } from '../observe/alarms/alarms-of';

type Make = (stack: Stack) => IParameterGroupRef;
type Props = Partial<RedisReplicationGroupProps>;
const CLUSTER = { 'cluster-enabled': 'yes' };
const own = (parameters: Record<string, string> = {}, family = ParameterGroupFamily.REDIS7): Make => stack =>
  new ParameterGroup(stack, 'Group', { family, parameters });
const ofL1 = (properties?: CfnParameterGroup['properties'], cacheParameterGroupFamily = 'redis7'): Make => stack =>
  new CfnParameterGroup(stack, 'Group', { cacheParameterGroupFamily, description: 'd', properties });
const named = (name: string): Make => stack => ParameterGroup.fromParameterGroupName(stack, 'Group', name);
const given = (make: Make, props: Props = {}) => (stack: Stack) => ({ ...props, parameterGroup: make(stack) });
const policy = (value: string): Make => own({ 'maxmemory-policy': value });

// a group of another family is refused: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
test.each<[string, Make, Props]>([
  ['of this library', own({}, ParameterGroupFamily.REDIS6_X), {}],
  ['of the L1', ofL1({}, 'redis6.x'), {}],
  ['of AWS, by its name', named('default.redis6.x'), {}],
  ['of AWS for clusters, by its name', named('default.redis6.x.cluster.on'), { shards: 2 }],
  ['of AWS of the other engine', named('default.valkey8'), {}],
])('fails with a parameter group of another family: %s', (_, make, props) => {
  expect(codesOf(() => redis(given(make, props)))).toEqual(['ParameterGroupOfOtherFamily']);
});

test('says which family it must be, and which it is', () => {
  expect(messageOf(() => redis(given(named('default.redis6.x'))))).toContain(
    "'parameterGroup' must be of the family redis7, which version 7.1 needs, got one of redis6.x. Leave out 'parameterGroup'");
  expect(codesOf(() => valkey(stack => ({ version: ValkeyVersion.V9_0, parameterGroup: named('default.valkey8')(stack) }))))
    .toEqual(['ParameterGroupOfOtherFamily']);
});

test.each<[string, Make, Props]>([
  ['without cluster-enabled, to shards', own(), { shards: 2 }],
  ['with cluster-enabled = no, to shards', own({ 'cluster-enabled': 'no' }), { shards: 2 }],
  ['with cluster-enabled, without shards', own(CLUSTER), {}],
  ['without cluster-enabled, on the way to cluster mode', own(), { clusterMode: ClusterMode.COMPATIBLE }],
  ['of the L1 without cluster-enabled, to shards one by one', ofL1(), { shardConfigurations: [{}] }],
  ['of the L1 with cluster-enabled, without shards', ofL1(CLUSTER), {}],
  ['of AWS without clusters, to shards', named('default.redis7'), { shards: 1 }],
  ['of AWS for clusters, without shards', named('default.redis7.cluster.on'), {}],
  ['whose family is only known at deployment, without cluster-enabled, to shards', stack =>
    own({}, ParameterGroupFamily.of(parameter(stack, 'Family').valueAsString))(stack), { shards: 2 }],
])('fails with a parameter group of the other cluster mode: %s', (_, make, props) => {
  expect(codesOf(() => redis(given(make, props)))).toEqual(['ParameterGroupOfOtherMode']);
});

test.each<[string, Make, Props]>([
  ['of this library', own(), {}],
  ['of this library for clusters', own(CLUSTER), { shards: 2 }],
  ['of this library for clusters, on the way to cluster mode', own(CLUSTER), { clusterMode: ClusterMode.COMPATIBLE }],
  ['of this library whose cluster-enabled is only known at deployment', stack =>
    own({ 'cluster-enabled': parameter(stack, 'Enabled').valueAsString })(stack), { shards: 2 }],
  ['of this library whose family is only known at deployment', stack =>
    own({}, ParameterGroupFamily.of(parameter(stack, 'Family').valueAsString))(stack), {}],
  ['of the L1 for clusters', ofL1(CLUSTER), { shards: 2 }],
  ['of the L1 whose parameters are made late', ofL1(Lazy.any({ produce: () => CLUSTER })), { shards: 2 }],
  ['of AWS', named('default.redis7'), {}],
  ['of AWS for clusters', named('default.redis7.cluster.on'), { shards: 2 }],
  ['of another name, of which nothing is known', named('shop'), { shards: 2 }],
  ['of a name that is only known at deployment', stack => named(parameter(stack, 'Name').valueAsString)(stack), { shards: 2 }],
  ['of any family to a version whose family is only known at deployment', named('default.redis6.x'), { version: RedisVersion.of('7.1', newStack().region) }],
])('takes a parameter group %s', (_, make, props) => {
  expect(codesOf(() => redis(given(make, props)))).toEqual([]);
});

// three policies only: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/data-tiering.html
test.each([['volatile-ttl', ['DataTieringEvictionPolicy']], ['allkeys-lru', []]])('the eviction policy %s of a given group is looked at on nodes with a disk', (value, codes) => {
  expect(codesOf(() => redis(given(policy(value), { nodeType: NodeType.R6GD_XLARGE })))).toEqual(codes);
});

test.each([['allkeys-lru', 0], ['volatile-lru', 2]])('the eviction policy %s of a given group decides on the alarms: %s on evictions', (value, count) => {
  expect(alarmsOn('Evictions', given(policy(value)))).toHaveLength(count);
  expect(alarmsOn('DatabaseMemoryUsagePercentage', given(policy(value)))).toHaveLength(count);
});

test('a group of which nothing is known is taken for one with the engine\'s own policy, which loses data when the memory is full', () => {
  expect(alarmsOn('Evictions', given(named('shop')))).toHaveLength(2);
});
