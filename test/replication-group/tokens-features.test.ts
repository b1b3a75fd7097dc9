import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnParameter, Fn, Stack, Token } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { Durability } from '../../src/engine/durability';
import { EngineParameters } from '../../src/engine/engine-parameters';
import { NodeType } from '../../src/engine/node-type';
import { Restore } from '../../src/engine/restore';
import { ShardConfiguration } from '../../src/engine/shard-configuration';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { LogDestination } from '../../src/observe/logs/log-destination';
import { GlobalReplicationGroup } from '../../src/replication-group/global-replication-group';
import { Snapshot } from '../../src/replication-group/snapshot';
import { codesOf, Given, messageOf, newStack, propertiesOf, redis, templateOf, valkey, warningsOf } from '../helpers';

const REF = { Ref: 'Given' };
const text = (stack: Stack) => new CfnParameter(stack, 'Given').valueAsString;
const number = (stack: Stack, id = 'Given') => new CfnParameter(stack, id, { type: 'Number' }).valueAsNumber;
const list = (stack: Stack) => new CfnParameter(stack, 'Given', { type: 'List<String>' }).valueAsList;
const shards = (of: (stack: Stack) => ShardConfiguration) => (stack: Stack) => ({ shardConfigurations: [{ replicas: 2 }, of(stack)] });
const inSecondShard = (expected: object) => ({ NumNodeGroups: 2, NodeGroupConfiguration: [{ ReplicaCount: 2 }, expected] });
const logsTo = (slow: (stack: Stack) => LogDestination) => (stack: Stack) => ({ logs: { slow: slow(stack) } });
const delivered = (details: object) => ({ LogDeliveryConfigurations: [{ DestinationDetails: details }] });

test.each<[string, Given, object]>([
  ['replicas of a shard', shards(stack => ({ replicas: number(stack) })), inSecondShard({ ReplicaCount: REF })],
  ['replicas of a shard with zones', shards(stack => ({ replicas: number(stack), replicaAvailabilityZones: ['a'] })), inSecondShard({ ReplicaCount: REF })],
  ['slots of a shard', shards(stack => ({ slots: text(stack) })), inSecondShard({ Slots: REF })],
  ['the zone of a primary', shards(stack => ({ primaryAvailabilityZone: text(stack) })), inSecondShard({ PrimaryAvailabilityZone: REF })],
  ['the zones of replicas, as a list', shards(stack => ({ replicas: 3, replicaAvailabilityZones: list(stack) })), inSecondShard({ ReplicaAvailabilityZones: REF })],
  ['the zones of replicas, as all of the region', shards(() => ({ replicas: 3, replicaAvailabilityZones: Fn.getAzs() })), inSecondShard({
    ReplicaAvailabilityZones: { 'Fn::GetAZs': '' },
  })],
  ['the number of a shard', shards(stack => ({ nodeGroupId: text(stack) })), inSecondShard({ NodeGroupId: REF })],
  ['availabilityZones, as a list', stack => ({ replicas: 4, availabilityZones: list(stack) }), { PreferredCacheClusterAZs: REF }],
  ['availabilityZones, as all of the region', { replicas: 4, availabilityZones: Fn.getAzs() }, { PreferredCacheClusterAZs: { 'Fn::GetAZs': '' } }],
  ['one of availabilityZones', stack => ({ availabilityZones: [text(stack), Fn.select(1, Fn.getAzs())] }), {
    PreferredCacheClusterAZs: [REF, { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }],
  }],
  ['replicas beside availabilityZones', stack => ({ replicas: number(stack), availabilityZones: ['a'].map(() => Fn.select(0, Fn.getAzs())) }), {
    ReplicasPerNodeGroup: REF,
  }],
  ['primaryClusterId', stack => ({ primaryClusterId: text(stack) }), { PrimaryClusterId: REF }],
  ['snapshottingClusterId', stack => ({ snapshottingClusterId: text(stack) }), { SnapshottingClusterId: REF }],
  ['the snapshot to restore', stack => ({ restoreFrom: Restore.snapshot(text(stack)) }), { SnapshotName: REF }],
  ['the file to restore', stack => ({ restoreFrom: Restore.s3(Bucket.fromBucketArn(stack, 'B', 'arn:aws:s3:::dumps'), [text(stack)]) }), {
    SnapshotArns: [{ 'Fn::Join': ['', ['arn:aws:s3:::dumps/', REF]] }],
  }],
  ['the bucket to restore from', stack => ({ restoreFrom: Restore.s3(Bucket.fromBucketArn(stack, 'B', text(stack)), ['1.rdb']) }), {
    SnapshotArns: [{ 'Fn::Join': ['', [REF, '/1.rdb']] }],
  }],
  ['the log group of the slow log', logsTo(stack => LogDestination.cloudWatchLogs({ logGroup: LogGroup.fromLogGroupName(stack, 'G', text(stack)) })),
    delivered({ CloudWatchLogsDetails: { LogGroup: REF } })],
  ['the stream of the slow log', logsTo(stack => LogDestination.firehose(text(stack))), delivered({ KinesisFirehoseDetails: { DeliveryStream: REF } })],
  ['the global datastore of a secondary', stack => ({
    globalReplicationGroup: GlobalReplicationGroup.fromGlobalReplicationGroupAttributes(stack, 'G', { globalReplicationGroupId: text(stack) }),
    authentication: Authentication.none(),
  }), { GlobalReplicationGroupId: REF }],
])('takes a value that is only known at deployment for %s, and hands it to CloudFormation', (_, props, expected) => {
  expect(propertiesOf(redis(props))).toMatchObject(expected);
});

test('takes engine parameters that are only known at deployment, and hands them to the parameter group', () => {
  const cache = redis(stack => ({ parameters: EngineParameters.of({ reservedMemoryPercent: number(stack), slowLogMaxLength: 256 }) }));
  expect(propertiesOf(cache, 'AWS::ElastiCache::ParameterGroup').Properties).toEqual({ 'reserved-memory-percent': REF, 'slowlog-max-len': '256' });
});

test('shards whose replicas are only known at deployment have alarms on the first node, and a warning says so', () => {
  const stack = newStack();
  const cache = redis({ shardConfigurations: [{ replicas: 1 }, { replicas: number(stack) }] }, stack);
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-elasticache:alarmsOnFirstNodeOnly']);
  const text001 = JSON.stringify(templateOf(cache).findResources('AWS::CloudWatch::Alarm'));
  expect([...new Set(text001.match(/-\d{4}-\d{3}/g))]).toEqual(['-0001-001']);
});

test('what is known of the shards is checked still when another value of theirs is a token', () => {
  const stack = newStack();
  expect(codesOf(() => redis({
    shardConfigurations: [{ replicas: 9 }, { replicas: number(stack), nodeGroupId: 'second' }],
  }, stack))).toEqual(['ShardReplicasOutOfRange', 'InvalidNodeGroupId']);
});

test('numbers of nodes for auto scaling are handed to Application Auto Scaling', () => {
  const cache = redis({ nodeType: NodeType.R7G_LARGE, shards: 2 });
  cache.autoScaleShards({ minCapacity: number(cache.stack), maxCapacity: number(cache.stack, 'Most') });
  expect(propertiesOf(cache, 'AWS::ApplicationAutoScaling::ScalableTarget')).toMatchObject({ MinCapacity: REF, MaxCapacity: { Ref: 'Most' } });
});

test('the suffix of a global datastore is handed to CloudFormation', () => {
  const primary = redis({ nodeType: NodeType.R7G_LARGE });
  new GlobalReplicationGroup(primary.stack, 'Global', { primary, globalReplicationGroupIdSuffix: text(primary.stack) });
  expect(propertiesOf(primary, 'AWS::ElastiCache::GlobalReplicationGroup')).toMatchObject({ GlobalReplicationGroupIdSuffix: REF });
});

test('the name of a snapshot is handed to CloudFormation', () => {
  const stack = newStack();
  const snapshot = new Snapshot(stack, 'Snapshot', { snapshotName: text(stack), cacheClusterId: 'sessions-002' });
  expect(propertiesOf(snapshot, 'AWS::ElastiCache::Snapshot')).toMatchObject({ SnapshotName: REF });
});

// a number that stands for a token is about -1.9e+289: nobody should read that, nor take it for a negative number
test.each<[string, () => unknown, string]>([
  ['shards', () => redis({ shards: Token.asNumber(REF), automaticFailover: false }), 'must not be false with cluster mode enabled'],
  ['replicas', () => valkey({
    version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, durability: Durability.SYNC, shards: 1, multiAz: false, replicas: Token.asNumber(REF),
  }), 'needs Multi-AZ, which is turned off'],
])('a message about a cache whose number of %s is a token fits what is known', (_, make, expected) => {
  expect(messageOf(make)).toContain(expected);
  expect(messageOf(make)).not.toMatch(/e\+289/);
});
