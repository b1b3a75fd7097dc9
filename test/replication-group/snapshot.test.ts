import { Key } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy, Tags } from 'aws-cdk-lib/core';
import { ClusterMode } from '../../src/engine/cluster-mode';
import { ReplicationGroup } from '../../src/replication-group/replication-group';
import { Snapshot, SnapshotProps } from '../../src/replication-group/snapshot';
import { codesOf, Given, logicalIdOf, messageOf, newStack, parameter, propertiesOf, redis, templateOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::Snapshot';
function snapshot(props: Partial<SnapshotProps> = { cacheClusterId: 'sessions-002' }, stack = newStack()): Snapshot {
  return new Snapshot(stack, 'Snapshot', { snapshotName: 'before-token', ...props });
}

test('a snapshot is taken of a node, under its name', () => {
  expect(propertiesOf(snapshot(), TYPE)).toEqual({ SnapshotName: 'before-token', CacheClusterId: 'sessions-002' });
});

test('a snapshot is taken of a cache, by the id that CloudFormation made', () => {
  const cache = redis({ shards: 2 });
  expect(propertiesOf(snapshot({ replicationGroup: cache }, cache.stack), TYPE)).toEqual({
    SnapshotName: 'before-token', ReplicationGroupId: { Ref: logicalIdOf(cache) },
  });
});

// with cluster mode disabled the service takes a node's: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
test.each<[string, Given, string]>([
  ['its replica', {}, '-002'],
  ['the last of its replicas', { replicas: 3 }, '-004'],
  ['its primary, where there is no replica', { replicas: 0 }, '-001'],
  ['its first node, where the number is only known at deployment', stack => ({ replicas: parameter(stack, 'Replicas', 'Number').valueAsNumber }), '-001'],
  ['its replica, where the mode is said', { clusterMode: ClusterMode.DISABLED }, '-002'],
])('of a cache with cluster mode disabled, a snapshot is taken of %s', (_, given, node) => {
  const cache = redis(given);
  expect(propertiesOf(snapshot({ replicationGroup: cache }, cache.stack), TYPE)).toEqual({
    SnapshotName: 'before-token', CacheClusterId: { 'Fn::Join': ['', [{ Ref: logicalIdOf(cache) }, node]] },
  });
});

test.each<[string, Given]>([
  ['with one shard', { shards: 1 }],
  ['with shards one by one', { shardConfigurations: [{}, {}] }],
])('a snapshot of a cache %s is of all shards', (_, given) => {
  const cache = redis(given);
  expect(propertiesOf(snapshot({ replicationGroup: cache }, cache.stack), TYPE)).not.toHaveProperty('CacheClusterId');
});

test('a snapshot is taken of a cache that exists already', () => {
  const stack = newStack();
  const replicationGroup = ReplicationGroup.fromReplicationGroupAttributes(stack, 'Cache', { replicationGroupId: 'sessions' });
  expect(propertiesOf(snapshot({ replicationGroup }, stack), TYPE)).toEqual({ SnapshotName: 'before-token', ReplicationGroupId: 'sessions' });
});

test('a snapshot of a replica waits for the cache whose id is in its name', () => {
  const cache = redis();
  expect(propertiesOf(snapshot({ cacheClusterId: `${cache.replicationGroupId}-002` }, cache.stack), TYPE).CacheClusterId).toEqual({
    'Fn::Join': ['', [{ Ref: logicalIdOf(cache) }, '-002']],
  });
});

test('the name is in lower case, as ElastiCache keeps it, so that Restore.snapshot finds it', () => {
  const taken = snapshot({ snapshotName: 'Before-Token', cacheClusterId: 'sessions-002' });
  expect(taken.snapshotName).toBe('before-token');
  expect(propertiesOf(taken, TYPE).SnapshotName).toBe('before-token');
});

test('a key is handed on, and the cache\'s is used otherwise', () => {
  const stack = newStack();
  const encryptionKey = new Key(stack, 'Key');
  expect(propertiesOf(snapshot({ cacheClusterId: 'sessions-002', encryptionKey }, stack), TYPE).KmsKeyId).toEqual(stack.resolve(encryptionKey.keyArn));
  expect(propertiesOf(snapshot(), TYPE)).not.toHaveProperty('KmsKeyId');
});

test.each([[undefined, 'Retain'], [RemovalPolicy.DESTROY, 'Delete']])('with the removal policy %s, CloudFormation is told %s', (removalPolicy, policy) => {
  templateOf(snapshot({ cacheClusterId: 'sessions-002', removalPolicy })).hasResource(TYPE, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
});

test('tags of the snapshot and of the stack reach the resource, though CDK does not know its type', () => {
  const taken = snapshot();
  Tags.of(taken).add('team', 'shop');
  Tags.of(taken.stack).add('stage', 'test');
  expect(propertiesOf(taken, TYPE).Tags).toEqual([{ Key: 'stage', Value: 'test' }, { Key: 'team', Value: 'shop' }]);
});

test('tags of the app that ElastiCache refuses of a snapshot fail the synthesis', () => {
  const taken = snapshot();
  Tags.of(taken.node.root).add('aws:team', 'shop');
  Tags.of(taken.node.root).add('sign', '&');
  expect(codesOf(() => templateOf(taken))).toEqual(['InvalidTagKey', 'InvalidTagValue']);
  expect(messageOf(() => templateOf(taken))).toContain('[S/Snapshot] a tag key');
});

test('the ARN is the one that CloudFormation answers', () => {
  const taken = snapshot();
  expect(taken.stack.resolve(taken.snapshotArn)).toEqual({ 'Fn::GetAtt': [logicalIdOf(taken), 'Arn'] });
});

test.each<[string, Partial<SnapshotProps>, string]>([
  ['no source', {}, 'SnapshotNeedsOneSource'],
  ['two sources', { cacheClusterId: 'a', replicationGroup: redis({ shards: 1 }) }, 'SnapshotNeedsOneSource'],
  ['an empty name', { cacheClusterId: 'a', snapshotName: '' }, 'InvalidSnapshotName'],
  ['a name that begins with a digit', { cacheClusterId: 'a', snapshotName: '1-before' }, 'InvalidSnapshotName'],
  ['a name that ends with a hyphen', { cacheClusterId: 'a', snapshotName: 'before-' }, 'InvalidSnapshotName'],
  ['a name with two hyphens in a row', { cacheClusterId: 'a', snapshotName: 'before--token' }, 'InvalidSnapshotName'],
])('fails with %s', (_, props, code) => {
  expect(codesOf(() => snapshot(props))).toEqual([code]);
});
