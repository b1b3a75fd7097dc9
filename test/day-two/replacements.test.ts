import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { changes, replacing } from './changes';
import { Authentication } from '../../src/access/authentication';
import { NodeType } from '../../src/engine/node-type';
import { Restore } from '../../src/engine/restore';
import { NetworkType } from '../../src/network/network-type';
import { SubnetGroup } from '../../src/network/subnet-group';
import { Alarms } from '../../src/observe/alarms';
import { Given, redis, templateOf, vpcOf } from '../helpers';

const quiet = { alarms: Alarms.none() };
const none = { ...quiet, authentication: Authentication.none() };
const from = (bucket: string) => (stack: Stack) => ({ ...quiet, restoreFrom: Restore.s3(Bucket.fromBucketName(stack, 'B', bucket), ['1.rdb']) });
const key = (name: string) => (stack: Stack) => ({
  ...none, encryptionKey: Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-west-1:111122223333:key/${name}`),
});
const group = (name: string) => (stack: Stack) => ({ ...quiet, subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'Group', name) });
const zones = (order: (zones: string[]) => string[]) => (stack: Stack) => ({
  ...quiet, availabilityZones: order([...vpcOf(stack).availabilityZones]),
});

// createOnlyProperties and conditionalCreateOnlyProperties of the schema: CloudFormation makes a new cache, which begins empty
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
  ['a token where there was none', none, quiet, 'AuthToken'],
  ['other replicas of one shard', { ...quiet, shardConfigurations: [{}, {}] }, { ...quiet, shardConfigurations: [{}, { replicas: 2 }] }, 'NodeGroupConfiguration'],
])('%s replaces the cache', (_, before, after, property) => {
  expect(replacing(changes(redis(before), redis(after)))).toEqual([`ReplicationGroup.${property}`]);
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
