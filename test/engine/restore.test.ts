import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Stack } from 'aws-cdk-lib/core';
import { Restore } from '../../src/engine/restore';

test('a snapshot is known by its name', () => {
  expect(Restore.snapshot('monday')).toMatchObject({ snapshotName: 'monday', snapshotArns: undefined });
});

test('files are known by their ARNs, in the order in which they were given', () => {
  const bucket = Bucket.fromBucketArn(new Stack(), 'Bucket', 'arn:aws-cn:s3:::dumps');
  expect(Restore.s3(bucket, ['a/2.rdb', 'a/1.rdb'])).toMatchObject({
    snapshotName: undefined, snapshotArns: ['arn:aws-cn:s3:::dumps/a/2.rdb', 'arn:aws-cn:s3:::dumps/a/1.rdb'],
  });
});
