import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { SecretValue, Stack } from 'aws-cdk-lib/core';
import { changes, mayReplace, replacing } from './changes';
import { Authentication } from '../../src/access/authentication';
import { NodeType } from '../../src/engine/node-type';
import { Restore } from '../../src/engine/restore';
import { NetworkType } from '../../src/network/network-type';
import { SubnetGroup } from '../../src/network/subnet-group';
import { Alarms } from '../../src/observe/alarms/alarms';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { Snapshot } from '../../src/replication-group/snapshot';
import { Given, logicalIdOf, redis, templateOf, vpcOf } from '../helpers';

const quiet = { alarms: Alarms.none() };
const none = { ...quiet, authentication: Authentication.none() };
const from = (bucket: string) => (stack: Stack) => ({ ...quiet, restoreFrom: Restore.s3(Bucket.fromBucketName(stack, 'B', bucket), ['1.rdb']) });
const key = (name: string) => (stack: Stack) => ({
  ...none, encryptionKey: Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-west-1:111122223333:key/${name}`),
});
const token = (name: string) => ({ ...quiet, authentication: Authentication.token({ value: SecretValue.secretsManager(name) }) });
const group = (name: string) => (stack: Stack) => ({ ...quiet, subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'Group', name) });
const zones = (order: (zones: string[]) => string[]) => (stack: Stack) => ({
  ...quiet, availabilityZones: order([...vpcOf(stack).availabilityZones]),
});

// createOnlyProperties of the schema: CloudFormation makes a new cache, which begins empty
test.each<[string, Given, Given, string]>([
  ['another port', quiet, { ...quiet, port: 6379 }, 'Port'],
  ['a key of one\'s own', none, key('one'), 'KmsKeyId'],
  ['another key', key('one'), key('other'), 'KmsKeyId'],
  ['a name', quiet, { ...quiet, replicationGroupName: 'sessions' }, 'ReplicationGroupId'],
  ['another name', { ...quiet, replicationGroupName: 'one' }, { ...quiet, replicationGroupName: 'other' }, 'ReplicationGroupId'],
  ['another subnet group', group('one'), group('other'), 'CacheSubnetGroupName'],
  ['a network of both kinds', quiet, { ...quiet, networkType: NetworkType.DUAL_STACK }, 'NetworkType'],
  ['a node type with data tiering', { ...quiet, nodeType: NodeType.R6G_XLARGE }, { ...quiet, nodeType: NodeType.R6GD_XLARGE }, 'DataTieringEnabled'],
  ['a node type without data tiering', { ...quiet, nodeType: NodeType.R6GD_XLARGE }, { ...quiet, nodeType: NodeType.R6G_XLARGE }, 'DataTieringEnabled'],
  ['a snapshot to restore', quiet, { ...quiet, restoreFrom: Restore.snapshot('monday') }, 'SnapshotName'],
  ['no snapshot to restore any more', { ...quiet, restoreFrom: Restore.snapshot('monday') }, quiet, 'SnapshotName'],
  ['other files to restore', from('one'), from('other'), 'SnapshotArns'],
  ['other zones', zones(all => all), zones(all => all.reverse()), 'PreferredCacheClusterAZs'],
])('%s replaces the cache', (_, before, after, property) => {
  expect(replacing(changes(redis(before), redis(after)))).toEqual([`ReplicationGroup.${property}`]);
});

// conditionalCreateOnlyProperties of the schema, which does not say on what it depends
describe.each<[string, string, Given, Given, string]>([
  ['a token where there was none', 'the reference: added, the token replaces the cache', none, quiet, 'AuthToken'],
  ['no token any more', 'no page says whether this does', quiet, none, 'AuthToken'],
  ['another token', 'the reference: changed, the token does not replace the cache', token('one'), token('other'), 'AuthToken'],
  [
    'other replicas of one shard',
    'the reference: in place with UseOnlineResharding and an id for each shard; a report of July 2026: replaced',
    { ...quiet, shardConfigurations: [{}, {}] }, { ...quiet, shardConfigurations: [{}, { replicas: 2 }] }, 'NodeGroupConfiguration',
  ],
])('%s may replace the cache (%s)', (_, _why, before, after, property) => {
  const made = changes(redis(before), redis(after));

  test('by the schema of the property', () => {
    expect(replacing(made)).toEqual([]);
    expect(mayReplace(made)).toEqual([`ReplicationGroup.${property}`]);
  });
});

test('shards have what CloudFormation wants for a change in place: the update policy and an id for each', () => {
  templateOf(redis({ ...quiet, shardConfigurations: [{}, { replicas: 2 }] })).hasResource('AWS::ElastiCache::ReplicationGroup', {
    Properties: { NodeGroupConfiguration: [{ NodeGroupId: '0001' }, { NodeGroupId: '0002' }] },
    UpdatePolicy: { UseOnlineResharding: true },
  });
});

describe('a cache that is replaced, with its data carried over by a snapshot', () => {
  const open: Given = { ...quiet, authentication: Authentication.none() };
  const withSnapshot = (cache: RedisReplicationGroup) => {
    new Snapshot(cache.stack, 'BeforeToken', { snapshotName: 'before-token', replicationGroup: cache });
    return cache;
  };
  const restored: Given = { ...quiet, restoreFrom: Restore.snapshot('before-token') };

  test('first has a snapshot beside it, and is left alone', () => {
    expect(changes(redis(open), withSnapshot(redis(open)))).toEqual({ added: [expect.stringMatching(/^BeforeToken/)], removed: [], changed: [] });
  });

  test('is replaced by the deployment that takes the snapshot out of the stack, not by one that changes the snapshot', () => {
    const made = changes(withSnapshot(redis(open)), redis(restored));
    expect(replacing(made)).toEqual(['ReplicationGroup.SnapshotName']);
    expect(made.removed).toEqual([expect.stringMatching(/^BeforeToken/)]);
    expect(made.changed.filter(change => change.startsWith('Snapshot'))).toEqual([]);
  });

  test('leaves the snapshot itself where it is', () => {
    templateOf(withSnapshot(redis(open))).hasResource('AWS::ElastiCache::Snapshot', { DeletionPolicy: 'Retain' });
  });

  // CloudFormation cannot replace a resource whose name is given, and without the old cache it would have to
  test('could not keep the snapshot in the stack, since it refers to the cache', () => {
    const [snapshot] = Object.values(templateOf(withSnapshot(redis(open))).findResources('AWS::ElastiCache::Snapshot'));
    expect(JSON.stringify(snapshot.Properties)).toContain(`"Ref":"${logicalIdOf(redis(open))}"`);
  });
});

test('a cache that is replaced leaves a final snapshot of its data', () => {
  for (const port of [6379, 6380]) {
    templateOf(redis({ ...quiet, port })).hasResource('AWS::ElastiCache::ReplicationGroup', { UpdateReplacePolicy: 'Snapshot' });
  }
});

test('the name that is written in capitals is the same name, and replaces nothing', () => {
  const named = (replicationGroupName: string) => redis({ ...quiet, replicationGroupName });
  expect(changes(named('Sessions'), named('sessions'))).toEqual({ added: [], removed: [], changed: [] });
});
