import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { importedVpc, LIMITS, TYPE } from './helpers';
import { Authentication } from '../../src/access/authentication';
import { UserGroup } from '../../src/access/user-group';
import { Backup } from '../../src/engine/backup';
import { Restore } from '../../src/engine/restore';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { ShardConfiguration } from '../../src/engine/shard-configuration';
import { Snapshot } from '../../src/replication-group/snapshot';
import { ValkeyReplicationGroup } from '../../src/replication-group/valkey-replication-group';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { messageOf, newStack, propertiesOf, serviceFacts, templateOf } from '../helpers';

const { createOnly } = serviceFacts<{ createOnly: string[] }>('serverless');

describe('a cache that was made with an L1 construct or with aws-elasticache-alpha', () => {
  const SECURITY_GROUP = 'sg-1';
  // as that library names the cache and writes the key
  const before = (stack: Stack) => new CfnServerlessCache(stack, 'OldCache', {
    serverlessCacheName: 'ShopCacheC2B6F2A5',
    kmsKeyId: new Key(stack, 'Key').keyId,
    engine: 'valkey',
    majorEngineVersion: '8',
    subnetIds: ['subnet-1', 'subnet-2'],
    securityGroupIds: [SECURITY_GROUP],
    userGroupId: 'shop',
  });
  const after = (stack: Stack) => {
    const key = new Key(stack, 'Key');
    const cache = new ServerlessCache(stack, 'Cache', {
      vpc: importedVpc(stack, 'a', 'b'),
      serverlessCacheName: 'ShopCacheC2B6F2A5',
      encryptionKey: key,
      engine: ServerlessEngine.VALKEY_8,
      authentication: Authentication.users(UserGroup.fromUserGroupId(stack, 'Group', 'shop')),
      backup: Backup.none(),
      removalPolicy: RemovalPolicy.DESTROY,
      usageLimits: LIMITS,
    });
    const resource = cache.node.defaultChild as CfnServerlessCache;
    resource.overrideLogicalId('OldCache');
    resource.addPropertyOverride('ServerlessCacheName', 'ShopCacheC2B6F2A5');
    resource.addPropertyOverride('KmsKeyId', key.keyId);
  };
  const resources = (make: (stack: Stack) => unknown) => {
    const stack = newStack();
    make(stack);
    return templateOf(stack).findResources(TYPE);
  };

  test('keeps its logical id, and every property whose change would replace it', () => {
    const [old, adopted] = [before, after].map(resources);
    expect(Object.keys(adopted)).toEqual(['OldCache']);
    const replacing = ({ Properties }: any) => Object.fromEntries(Object.entries(Properties).filter(([name]) => createOnly.includes(name)));
    expect(replacing(adopted.OldCache)).toEqual(replacing(old.OldCache));
    expect(Object.keys(replacing(old.OldCache)).sort()).toEqual(['KmsKeyId', 'ServerlessCacheName', 'SubnetIds']);
  });
});

describe('by snapshot', () => {
  test('from nodes to serverless: the snapshot of the nodes fills the new cache', () => {
    const stack = newStack();
    const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2 });
    const nodes = new ValkeyReplicationGroup(stack, 'Nodes', { vpc });
    const before = new Snapshot(stack, 'Before', { snapshotName: 'before-the-move', replicationGroup: nodes });
    new ServerlessCache(stack, 'Cache', { vpc, usageLimits: LIMITS, restoreFrom: Restore.arns([before.snapshotArn]) });
    expect(propertiesOf(stack, TYPE).SnapshotArnsToRestore).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Before/), 'Arn'] }]);
    expect(messageOf(() => (stack.node.root as App).synth())).toBe('');
  });

  test('from serverless to nodes: files that were exported to a bucket fill the new cache', () => {
    const stack = newStack();
    const bucket = Bucket.fromBucketName(stack, 'Bucket', 'exports');
    const shardConfigurations: ShardConfiguration[] = [{ slots: '0-16383' }];
    new ValkeyReplicationGroup(stack, 'Nodes', {
      vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }), shardConfigurations, restoreFrom: Restore.s3(bucket, ['before-the-move-0001.rdb']),
    });
    expect(JSON.stringify(propertiesOf(stack).SnapshotArns)).toContain('exports/before-the-move-0001.rdb');
  });

  test('an ARN of a serverless snapshot is refused by a cache of nodes, with the way to go', () => {
    const stack = newStack();
    const arn = 'arn:aws:elasticache:eu-west-1:111122223333:serverlesscachesnapshot:monday';
    expect(messageOf(() => new ValkeyReplicationGroup(stack, 'Nodes', { vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }), restoreFrom: Restore.arns([arn]) })))
      .toMatch(/Restore\.s3\(bucket, keys\) \[RestoreByArn\]/);
  });
});
