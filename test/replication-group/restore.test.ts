import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Restore } from '../../src/engine/restore';
import { RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { Given, propertiesOf, redis, templateOf } from '../helpers';

const HALVES = ['0-8191', '8192-16383'].map(slots => ({ slots }));
const from = (bucket: (stack: Stack) => Parameters<typeof Restore.s3>[0]): Given => stack => ({ restoreFrom: Restore.s3(bucket(stack), ['dump.rdb']) });

test('a cache is filled from a snapshot by its name', () => {
  const properties = propertiesOf(redis({ restoreFrom: Restore.snapshot('before-token') }));
  expect(properties.SnapshotName).toBe('before-token');
  expect(properties).not.toHaveProperty('SnapshotArns');
});

test.each<[string, Given, unknown]>([
  ['of the app', from(stack => new Bucket(stack, 'Bucket')), { 'Fn::Join': ['', [{ 'Fn::GetAtt': [expect.stringMatching(/^Bucket/), 'Arn'] }, '/dump.rdb']] }],
  ['that exists already', from(stack => Bucket.fromBucketName(stack, 'Bucket', 'dumps')), {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::dumps/dump.rdb']],
  }],
  ['of the L1', from(stack => new CfnBucket(stack, 'Bucket')), { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/dump.rdb']] }],
])('a cache is filled from a file in a bucket %s, by its ARN', (_, given, arn) => {
  const properties = propertiesOf(redis(given));
  expect(properties.SnapshotArns).toEqual([arn]);
  expect(properties).not.toHaveProperty('SnapshotName');
});

test('shards are filled from a file each, with the slots that the file holds', () => {
  const properties = propertiesOf(redis(stack => ({
    restoreFrom: Restore.s3(Bucket.fromBucketArn(stack, 'Bucket', 'arn:aws:s3:::dumps'), ['1.rdb', '2.rdb']), shardConfigurations: HALVES,
  })));
  expect(properties.SnapshotArns).toEqual(['arn:aws:s3:::dumps/1.rdb', 'arn:aws:s3:::dumps/2.rdb']);
  expect(properties.NodeGroupConfiguration.map(({ Slots }: any) => Slots)).toEqual(['0-8191', '8192-16383']);
});

// a file may hold keys of any slots, so that the number of files does not follow from the shards
test('a cache is filled from more files than it has shards, and from fewer', () => {
  const arns = (files: string[], given: Partial<RedisReplicationGroupProps>) => propertiesOf(redis(stack => ({
    ...given, restoreFrom: Restore.s3(Bucket.fromBucketArn(stack, 'Bucket', 'arn:aws:s3:::dumps'), files),
  }))).SnapshotArns;
  expect(arns(['1.rdb', '2.rdb'], {})).toHaveLength(2);
  expect(arns(['1.rdb'], { shardConfigurations: HALVES })).toHaveLength(1);
});

test('shards that are alike are filled from a snapshot, which knows its slots', () => {
  expect(propertiesOf(redis({ restoreFrom: Restore.snapshot('monday'), shards: 2 }))).toMatchObject({ SnapshotName: 'monday', NumNodeGroups: 2 });
});

test('a cache begins empty if nothing is said', () => {
  const properties = propertiesOf(redis());
  expect(['SnapshotName', 'SnapshotArns'].filter(name => name in properties)).toEqual([]);
});

test('a bucket that exists already is not changed: whoever owns it lets ElastiCache read it', () => {
  templateOf(redis(from(stack => Bucket.fromBucketName(stack, 'Bucket', 'dumps')))).resourceCountIs('AWS::S3::BucketPolicy', 0);
});
