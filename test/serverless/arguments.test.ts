import { ISecurityGroup, IVpc, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Fn, Size, Stack, Token } from 'aws-cdk-lib/core';
import { Given, importedVpc, isolatedVpc, LIMITS, rendered, serverless } from './helpers';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { UserGroup } from '../../src/access/user-group';
import { IUserGroup } from '../../src/access/user-group-ref';
import { UserEngine } from '../../src/access/user-ref';
import { Backup } from '../../src/engine/backup';
import { Restore } from '../../src/engine/restore';
import { DailyWindow } from '../../src/engine/window';
import { ServerlessSnapshot } from '../../src/serverless/serverless-snapshot';
import { codesOf, HOME, newStack, parameter } from '../helpers';

const ref = (id: string) => ({ Ref: expect.stringMatching(new RegExp(`^${id}`)) });
const att = (id: string, name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${id}`)), name] });

describe('a VPC', () => {
  test.each<[string, (stack: Stack) => IVpc, unknown]>([
    ['of the app', stack => isolatedVpc(stack, 2), [ref('VpcCacheSubnet1'), ref('VpcCacheSubnet2')]],
    ['that exists already', stack => importedVpc(stack, 'a', 'b'), ['subnet-1', 'subnet-2']],
    ['whose subnets are only known at deployment', stack => Vpc.fromVpcAttributes(stack, 'Imported', {
      vpcId: parameter(stack, 'VpcId').valueAsString,
      availabilityZones: Fn.getAzs(),
      privateSubnetIds: Fn.split(',', Fn.importValue('subnets')),
    }), { 'Fn::Split': [',', { 'Fn::ImportValue': 'subnets' }] }],
    ['of two subnets that are only known at deployment', stack => Vpc.fromVpcAttributes(stack, 'Imported', {
      vpcId: 'vpc-1', availabilityZones: Fn.getAzs(), privateSubnetIds: Fn.split(',', Fn.importValue('subnets'), 2),
    }), [0, 1].map(i => ({ 'Fn::Select': [i, { 'Fn::Split': [',', { 'Fn::ImportValue': 'subnets' }] }] }))],
  ])('%s', (_, vpc, expected) => {
    expect(rendered(stack => ({ vpc: vpc(stack) })).SubnetIds).toEqual(expected);
  });

  test('that is looked up has its placeholder in two zones', () => {
    const stack = newStack(HOME);
    expect(rendered({ vpc: Vpc.fromLookup(stack, 'Vpc', { isDefault: false }) }, stack).SubnetIds).toHaveLength(2);
  });
});

test.each<[string, (stack: Stack) => IKey, unknown]>([
  ['of the app', stack => new Key(stack, 'Key'), att('Key', 'Arn')],
  ['that exists already', stack => Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/k'), 'arn:aws:kms:eu-west-1:111122223333:key/k'],
  ['that is only known at deployment', stack => Key.fromKeyArn(stack, 'Key', `arn:aws:kms:eu-west-1:111122223333:key/${parameter(stack, 'Id').valueAsString}`),
    { 'Fn::Join': ['', ['arn:aws:kms:eu-west-1:111122223333:key/', { Ref: 'Id' }]] }],
])('a key %s', (_, encryptionKey, expected) => {
  expect(rendered(stack => ({ encryptionKey: encryptionKey(stack) })).KmsKeyId).toEqual(expected);
});

test.each<[string, (stack: Stack) => ISecurityGroup, unknown]>([
  ['of the app', stack => new SecurityGroup(stack, 'Own', { vpc: isolatedVpc(stack, 2) }), att('Own', 'GroupId')],
  ['that exists already', stack => SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-1'), 'sg-1'],
  ['that is only known at deployment', stack => SecurityGroup.fromSecurityGroupId(stack, 'Own', parameter(stack, 'Group').valueAsString), { Ref: 'Group' }],
])('a security group %s', (_, group, expected) => {
  expect(rendered(stack => ({ securityGroups: [group(stack)], vpc: importedVpc(stack, 'a', 'b') })).SecurityGroupIds).toEqual([expected]);
});

test.each<[string, (stack: Stack) => IUserGroup, unknown]>([
  ['of the app', stack => new UserGroup(stack, 'Group', { users: [new IamUser(stack, 'Iam')] }), ref('Group')],
  ['of the app, for Redis', stack => new UserGroup(stack, 'Group', { engine: UserEngine.REDIS }), ref('Group')],
  ['that exists already', stack => UserGroup.fromUserGroupId(stack, 'Group', 'legacy'), 'legacy'],
  ['that is only known at deployment', stack => UserGroup.fromUserGroupId(stack, 'Group', parameter(stack, 'Id').valueAsString), { Ref: 'Id' }],
])('a user group %s', (_, group, expected) => {
  expect(rendered(stack => ({ authentication: Authentication.users(group(stack)) })).UserGroupId).toEqual(expected);
});

test.each<[string, (stack: Stack) => Restore, unknown]>([
  ['of a serverless cache of the app',
    stack => Restore.arns([new ServerlessSnapshot(stack, 'Before', { snapshotName: 'before', serverlessCache: serverless({}, new Stack(stack.node.root as any, 'T')) }).snapshotArn]),
    [att('Before', 'ARN')]],
  ['that exists already', () => Restore.arns(['arn:aws:elasticache:eu-west-1:111122223333:snapshot:monday']),
    ['arn:aws:elasticache:eu-west-1:111122223333:snapshot:monday']],
  ['that is only known at deployment', stack => Restore.arns([parameter(stack, 'Arn').valueAsString]), [{ Ref: 'Arn' }]],
  ['whose list is only known at deployment', stack => Restore.arns(parameter(stack, 'Arns', 'CommaDelimitedList').valueAsList), { Ref: 'Arns' }],
])('a snapshot %s', (_, restore, expected) => {
  expect(rendered(stack => ({ restoreFrom: restore(stack) })).SnapshotArnsToRestore).toEqual(expected);
});

describe('what is only known at deployment breaks no rule, and is written as it is:', () => {
  const text = (stack: Stack) => parameter(stack, 'Text').valueAsString;
  const number = (stack: Stack) => parameter(stack, 'Number', 'Number').valueAsNumber;

  test.each<[string, (stack: Stack) => Given, object]>([
    ['serverlessCacheName', stack => ({ serverlessCacheName: text(stack) }), { ServerlessCacheName: { Ref: 'Text' } }],
    ['description', stack => ({ description: text(stack) }), { Description: { Ref: 'Text' } }],
    ['finalSnapshotName', stack => ({ finalSnapshotName: text(stack) }), { FinalSnapshotName: { Ref: 'Text' } }],
    ['dataStorageMax', stack => ({ usageLimits: { ...LIMITS, dataStorageMax: Size.gibibytes(number(stack)), dataStorageMin: Size.gibibytes(2) } }),
      { CacheUsageLimits: { DataStorage: { Maximum: { Ref: 'Number' }, Minimum: 2, Unit: 'GB' }, ECPUPerSecond: { Maximum: 10_000 } } }],
    ['ecpuPerSecondMin', stack => ({ usageLimits: { ...LIMITS, ecpuPerSecondMin: number(stack) } }),
      { CacheUsageLimits: { DataStorage: { Maximum: 10, Unit: 'GB' }, ECPUPerSecond: { Maximum: 10_000, Minimum: { Ref: 'Number' } } } }],
    ['the window of the backup', stack => ({ backup: Backup.daily({ window: DailyWindow.parse(text(stack)) }) }),
      { DailySnapshotTime: { 'Fn::Select': [0, { 'Fn::Split': ['-', { Ref: 'Text' }] }] } }],
  ])('%s', (_, given, expected) => {
    const stack = newStack();
    expect(rendered(given(stack), stack)).toMatchObject(expected);
  });
});

test.each<[string, () => Restore]>([
  ['something is not an ARN', () => Restore.arns(['monday'])],
  ['two of them are in one text', () => Restore.arns(['arn:aws:elasticache:a:1:snapshot:x,arn:aws:elasticache:a:1:snapshot:y'])],
  ['there is none', () => Restore.arns([])],
])('a restore from ARNs is refused where %s', (_, make) => {
  expect(codesOf(make)).toEqual(['InvalidSnapshotArn']);
});

test('a restore from ARNs takes those of other partitions, and tokens', () => {
  const arns = ['arn:aws-us-gov:elasticache:us-gov-west-1:111122223333:snapshot:x', Token.asString({ Ref: 'Arn' })];
  expect(Restore.arns(arns).snapshotArns).toEqual(arns);
});
