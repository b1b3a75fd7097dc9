import { RemovalPolicy } from 'aws-cdk-lib/core';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { ReplicationGroup } from '../../src/replication-group/replication-group';
import { ValkeyReplicationGroup, ValkeyReplicationGroupProps } from '../../src/replication-group/valkey-replication-group';
import { logicalIdOf, newStack, redis, templateOf, vpcOf } from '../helpers';

const GROUP = 'AWS::ElastiCache::ReplicationGroup';
const PARTS = ['AWS::ElastiCache::SubnetGroup', 'AWS::ElastiCache::ParameterGroup', 'AWS::EC2::SecurityGroup', 'AWS::SecretsManager::Secret'];

function valkey(props: Partial<ValkeyReplicationGroupProps> = {}): ValkeyReplicationGroup {
  const stack = newStack();
  return new ValkeyReplicationGroup(stack, 'Cache', { vpc: vpcOf(stack), ...props });
}
const idsOf = (cache: ReplicationGroup) => (type: string) => Object.keys(templateOf(cache).findResources(type));

describe('when the cache leaves the stack', () => {
  test.each([
    [RemovalPolicy.SNAPSHOT, 'Snapshot'],
    [RemovalPolicy.RETAIN, 'Retain'],
    [RemovalPolicy.DESTROY, 'Delete'],
  ])('with the removal policy %s, CloudFormation is told %s, on deletion and on replacement', (removalPolicy, policy) => {
    templateOf(redis({ removalPolicy })).hasResource(GROUP, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
  });

  test.each(PARTS)('a cache that is retained retains %s, which it uses still', type => {
    templateOf(redis({ removalPolicy: RemovalPolicy.RETAIN })).hasResource(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  test.each(PARTS)('a snapshot keeps the data and not %s, of which there is none', type => {
    templateOf(redis({ removalPolicy: RemovalPolicy.SNAPSHOT })).hasResource(type, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
  });
});

describe('from Redis to Valkey', () => {
  const [before, after] = [idsOf(redis()), idsOf(valkey())];

  test('the cache stays the same resource, which ElastiCache upgrades in place', () => {
    expect(after(GROUP)).toEqual(before(GROUP));
  });

  test('the parameter group is another one, since a family cannot be changed while it is in use', () => {
    expect(after('AWS::ElastiCache::ParameterGroup')).not.toEqual(before('AWS::ElastiCache::ParameterGroup'));
  });

  test.each(PARTS.filter(type => !type.endsWith('ParameterGroup')).concat('AWS::CloudWatch::Alarm'))('%s stays the same', type => {
    expect(after(type)).toEqual(before(type));
  });
});

describe('from one version to the next', () => {
  const parameterGroup = (cache: ReplicationGroup) => idsOf(cache)('AWS::ElastiCache::ParameterGroup');

  test('the parameter group stays where the family does', () => {
    expect(parameterGroup(redis({ version: RedisVersion.V7_1 }))).toEqual(parameterGroup(redis({ version: RedisVersion.V7_0 })));
    expect(parameterGroup(valkey({ version: ValkeyVersion.V8_1 }))).toEqual(parameterGroup(valkey({ version: ValkeyVersion.V8_0 })));
  });

  test('the parameter group is another one where the family is', () => {
    expect(parameterGroup(redis({ version: RedisVersion.V7_1 }))).not.toEqual(parameterGroup(redis({ version: RedisVersion.V6_2 })));
    expect(parameterGroup(valkey({ version: ValkeyVersion.V9_0 }))).not.toEqual(parameterGroup(valkey({ version: ValkeyVersion.V8_2 })));
  });
});

test('a larger node, other replicas and other settings are changes of the same resources', () => {
  const changed = redis({ nodeType: NodeType.M7G_LARGE, replicas: 1, parameters: { timeout: '100' } });
  expect([GROUP, ...PARTS].map(idsOf(changed))).toEqual([GROUP, ...PARTS].map(idsOf(redis())));
});

test('another number of shards is a change of the same resource, made online', () => {
  expect(logicalIdOf(redis({ shards: 3 }))).toBe(logicalIdOf(redis({ shards: 2 })));
  templateOf(redis({ shards: 3 })).hasResource(GROUP, { UpdatePolicy: { UseOnlineResharding: true } });
});

test('one more replica leaves the alarms of the others as they are', () => {
  const alarms = 'AWS::CloudWatch::Alarm';
  expect(idsOf(redis({ replicas: 2 }))(alarms)).toEqual(expect.arrayContaining(idsOf(redis({ replicas: 1 }))(alarms)));
});
