import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, CfnElement, Duration, RemovalPolicy, Size, Stack, Tags } from 'aws-cdk-lib/core';
import { importedVpc, isolatedVpc, rendered, serverless, TYPE } from './helpers';
import { Authentication } from '../../src/access/authentication';
import { Backup } from '../../src/engine/backup';
import { Restore } from '../../src/engine/restore';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { DailyWindow } from '../../src/engine/window';
import { NetworkType } from '../../src/network/network-type';
import { Alarms } from '../../src/observe/alarms/alarms';
import { ConnectionType } from '../../src/serverless/connection-type';
import { newStack, propertiesOf, resourcesOf, serviceFacts, templateOf, vpcOf } from '../helpers';

const facts = serviceFacts<{ properties: string[]; readOnly: string[]; snapshotDeletionPolicies: string[] }>('serverless');
const ARN = 'arn:aws:elasticache:eu-west-1:111122223333:serverlesscachesnapshot:monday';
const resourceOf = (given = {}, stack = newStack()) => Object.values(templateOf(serverless(given, stack)).findResources(TYPE))[0];

describe('a cache with all defaults', () => {
  const stack = newStack();
  const { SecurityGroupIds, SubnetIds, UserGroupId, FinalSnapshotName, ...rest } = rendered({ usageLimits: undefined }, stack);

  test('is of Valkey 8, has a name, and backups of 15 days', () => {
    expect(rest).toEqual({
      ServerlessCacheName: expect.stringMatching(/^c-s-cache[0-9a-f]{6}$/),
      Description: 'S/Cache',
      Engine: 'valkey',
      MajorEngineVersion: '8',
      SnapshotRetentionLimit: 15,
    });
  });

  test('lies in the private subnets of the VPC, behind a closed security group of its own', () => {
    expect(SubnetIds).toEqual((vpcOf(stack) as Vpc).privateSubnets.map(({ subnetId }) => stack.resolve(subnetId)));
    expect(SecurityGroupIds).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^CacheSecurityGroup/), 'GroupId'] }]);
    const { SecurityGroupIngress, SecurityGroupEgress } = propertiesOf(stack, 'AWS::EC2::SecurityGroup');
    expect(SecurityGroupIngress).toBeUndefined();
    expect(SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '255.255.255.255/32' })]);
  });

  test('lets in one user of its own, who logs in with IAM', () => {
    expect(UserGroupId).toEqual({ Ref: expect.stringMatching(/^CacheUsers/) });
    expect(propertiesOf(stack, 'AWS::ElastiCache::User')).toMatchObject({
      Engine: 'valkey', AuthenticationMode: { Type: 'iam' }, UserName: expect.stringMatching(/^u-s-cache-user-/),
    });
    expect(propertiesOf(stack, 'AWS::ElastiCache::UserGroup')).toMatchObject({ Engine: 'valkey', UserIds: [{ Ref: expect.stringMatching(/^CacheUser/) }] });
  });

  test('leaves a snapshot of its name and of the stack\'s unique id when it is deleted', () => {
    expect(FinalSnapshotName).toEqual({
      'Fn::Join': ['-', [rest.ServerlessCacheName, { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] }]],
    });
  });
});

test('Redis OSS has besides its user the one named default, switched off', () => {
  const cache = serverless({ engine: ServerlessEngine.REDIS_7 });
  const users = resourcesOf(cache, 'AWS::ElastiCache::User');
  expect(users).toEqual([
    expect.objectContaining({ Engine: 'redis', AuthenticationMode: { Type: 'iam' } }),
    expect.objectContaining({ Engine: 'redis', UserName: 'default', AccessString: 'off -@all' }),
  ]);
  expect(propertiesOf(cache, 'AWS::ElastiCache::UserGroup')).toMatchObject({ Engine: 'redis' });
});

test('Memcached has no users, and by default no backups', () => {
  const cache = serverless({ engine: ServerlessEngine.MEMCACHED_1_6 });
  const properties = propertiesOf(cache, TYPE);
  expect(properties).toMatchObject({ Engine: 'memcached', MajorEngineVersion: '1.6', FinalSnapshotName: expect.anything() });
  expect(properties).not.toHaveProperty('UserGroupId');
  expect(properties).not.toHaveProperty('SnapshotRetentionLimit');
  templateOf(cache).resourceCountIs('AWS::ElastiCache::User', 0);
  expect(cache.iamUser).toBeUndefined();
});

test('Memcached has backups where they are asked for', () => {
  expect(rendered({ engine: ServerlessEngine.MEMCACHED_1_6, backup: Backup.daily() })).toMatchObject({ SnapshotRetentionLimit: 15 });
});

test('every property that can be set is, and none that can only be read', () => {
  const stack = newStack();
  Tags.of(stack).add('team', 'shop');
  const all = rendered({
    serverlessCacheName: 'Everything',
    description: 'Everything that can be said',
    usageLimits: { dataStorageMin: Size.gibibytes(1), dataStorageMax: Size.tebibytes(1), ecpuPerSecondMin: 1000, ecpuPerSecondMax: 2000 },
    encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/k'),
    vpc: importedVpc(stack, 'a', 'b', 'c'),
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-1')],
    networkType: NetworkType.DUAL_STACK,
    backup: Backup.daily({ retention: Duration.days(7), window: DailyWindow.parse('23:30-00:30') }),
    restoreFrom: Restore.arns([ARN]),
    finalSnapshotName: 'last',
  }, stack);
  expect(all).toEqual({
    ServerlessCacheName: 'everything',
    Description: 'Everything that can be said',
    Engine: 'valkey',
    MajorEngineVersion: '8',
    CacheUsageLimits: { DataStorage: { Minimum: 1, Maximum: 1024, Unit: 'GB' }, ECPUPerSecond: { Minimum: 1000, Maximum: 2000 } },
    KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/k',
    SubnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    SecurityGroupIds: ['sg-1'],
    NetworkType: 'dual_stack',
    SnapshotRetentionLimit: 7,
    DailySnapshotTime: '23:30',
    SnapshotArnsToRestore: [ARN],
    FinalSnapshotName: 'last',
    UserGroupId: { Ref: expect.anything() },
    Tags: [{ Key: 'team', Value: 'shop' }],
  });
  const isPublic = rendered({ connectionType: ConnectionType.PUBLIC, engine: ServerlessEngine.VALKEY_9 });
  expect([...new Set([...Object.keys(all), ...Object.keys(isPublic)])].sort()).toEqual(facts.properties);
  expect(facts.properties.filter(property => facts.readOnly.includes(property))).toEqual([]);
});

test.each([
  [{ dataStorageMax: Size.gibibytes(5) }, { DataStorage: { Maximum: 5, Unit: 'GB' } }],
  [{ dataStorageMin: Size.mebibytes(2048) }, { DataStorage: { Minimum: 2, Unit: 'GB' } }],
  [{ ecpuPerSecondMin: 1000 }, { ECPUPerSecond: { Minimum: 1000 } }],
  [{}, undefined],
])('the limits %j are written without those that were left out', (usageLimits, expected) => {
  expect(rendered({ usageLimits }).CacheUsageLimits).toEqual(expected);
});

test('the backup is taken when the window begins, and none() leaves it out', () => {
  expect(rendered({ backup: Backup.daily({ window: DailyWindow.parse('03:00-04:00') }) })).toMatchObject({ SnapshotRetentionLimit: 15, DailySnapshotTime: '03:00' });
  const none = rendered({ backup: Backup.none() });
  expect(none).not.toHaveProperty('SnapshotRetentionLimit');
  expect(none).not.toHaveProperty('DailySnapshotTime');
});

test('Authentication.none() has neither user nor group', () => {
  const cache = serverless({ authentication: Authentication.none() });
  expect(propertiesOf(cache, TYPE)).not.toHaveProperty('UserGroupId');
  templateOf(cache).resourceCountIs('AWS::ElastiCache::UserGroup', 0);
});

describe('the subnets', () => {
  test('are the first of each zone, at most three', () => {
    expect(rendered(stack => ({ vpc: importedVpc(stack, 'a', 'b', 'a', 'c', 'd') })).SubnetIds).toEqual(['subnet-1', 'subnet-2', 'subnet-4']);
  });

  test('are told apart by zone where zones are expressions', () => {
    const stack = new Stack(new App(), 'S');
    const vpc = isolatedVpc(stack, 2);
    const twice = { subnets: [...vpc.isolatedSubnets, ...vpc.isolatedSubnets] };
    expect(rendered({ vpc, vpcSubnets: twice }, stack).SubnetIds).toEqual(vpc.isolatedSubnets.map(({ subnetId }) => stack.resolve(subnetId)));
  });
});

describe('a public endpoint', () => {
  const given = { connectionType: ConnectionType.PUBLIC, engine: ServerlessEngine.VALKEY_9 };

  test('needs no VPC, and has IAM users', () => {
    const properties = rendered(given);
    expect(properties).toMatchObject({ ConnectionType: 'public', UserGroupId: expect.anything() });
    expect(properties).not.toHaveProperty('SubnetIds');
    expect(properties).not.toHaveProperty('SecurityGroupIds');
  });

  test.each([[NetworkType.IPV4, 'CidrIp', '0.0.0.0/0'], [NetworkType.IPV6, 'CidrIpv6', '::/0']])('of %s is on the internet for its clients', (networkType, kind, everywhere) => {
    const stack = newStack();
    const client = new SecurityGroup(stack, 'Client', { vpc: vpcOf(stack), allowAllOutbound: false });
    client.connections.allowToDefaultPort(serverless({ ...given, networkType }, stack));
    const { SecurityGroupEgress } = propertiesOf(stack, 'AWS::EC2::SecurityGroup');
    expect(SecurityGroupEgress).toContainEqual(expect.objectContaining({ IpProtocol: 'tcp', FromPort: 6379, ToPort: 6380, [kind]: everywhere }));
  });

  test('of the VPC is what there is by default, and needs no word', () => {
    expect(rendered({ connectionType: undefined })).not.toHaveProperty('ConnectionType');
    expect(rendered(stack => ({ vpc: vpcOf(stack), connectionType: ConnectionType.VPC }))).not.toHaveProperty('ConnectionType');
  });
});

describe('the removal policy', () => {
  test('SNAPSHOT is a final snapshot, since CloudFormation knows no such policy for serverless caches', () => {
    expect(facts.snapshotDeletionPolicies).not.toContain(TYPE);
    const { DeletionPolicy, UpdateReplacePolicy, Properties } = resourceOf();
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Delete', 'Delete']);
    expect(Properties).toHaveProperty('FinalSnapshotName');
  });

  test.each([
    [RemovalPolicy.DESTROY, 'Delete', 'Delete'],
    [RemovalPolicy.RETAIN, 'Retain', 'Retain'],
    [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate', 'Retain'],
  ])('%s is CloudFormation\'s, without a final snapshot', (removalPolicy, deletion, replacement) => {
    const { DeletionPolicy, UpdateReplacePolicy, Properties } = resourceOf({ removalPolicy });
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual([deletion, replacement]);
    expect(Properties).not.toHaveProperty('FinalSnapshotName');
  });

  test('RETAIN retains what the cache is of no use without', () => {
    const stack = newStack();
    serverless({ engine: ServerlessEngine.REDIS_7, removalPolicy: RemovalPolicy.RETAIN, alarms: Alarms.none() }, stack);
    const own = Object.entries(templateOf(stack).toJSON().Resources as Record<string, CfnElement & { DeletionPolicy: string }>).filter(([id]) => id.startsWith('Cache'));
    expect(own.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual(Array(5).fill('Retain'));
  });
});
