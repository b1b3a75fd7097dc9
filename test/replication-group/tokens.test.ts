import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Aws, CfnParameter, CfnResource, Duration, Fn, Lazy, SecretValue, Stack, Token } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { Backup } from '../../src/engine/backup';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { DailyWindow, WeeklyWindow } from '../../src/engine/window';
import { SubnetGroup } from '../../src/network/subnet-group';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { codesOf, HOME, messageOf, newStack, propertiesOf, redis, warningsOf } from '../helpers';

type Props = Partial<RedisReplicationGroupProps>;
const REF = { Ref: 'Given' };
const IMPORTED = { 'Fn::ImportValue': 'given' };
const text = (stack: Stack) => new CfnParameter(stack, 'Given').valueAsString;
const number = (stack: Stack) => new CfnParameter(stack, 'Given', { type: 'Number' }).valueAsNumber;
const importedVpc = (privateSubnetIds: string[]) => (stack: Stack) => ({
  vpc: Vpc.fromVpcAttributes(stack, 'Imported', { vpcId: Fn.importValue('vpc'), availabilityZones: Fn.getAzs(), privateSubnetIds }),
});

test.each<[string, (stack: Stack) => Props, object]>([
  ['replicationGroupName', stack => ({ replicationGroupName: text(stack) }), { ReplicationGroupId: REF }],
  ['description', stack => ({ description: text(stack) }), { ReplicationGroupDescription: REF }],
  ['nodeType', stack => ({ nodeType: NodeType.of(text(stack)) }), { CacheNodeType: REF }],
  ['version', stack => ({ version: RedisVersion.of(text(stack), 'redis7') }), { EngineVersion: REF }],
  ['shards', stack => ({ shards: number(stack) }), { NumNodeGroups: REF, ReplicasPerNodeGroup: 1 }],
  ['replicas', stack => ({ replicas: number(stack) }), { NumNodeGroups: 1, ReplicasPerNodeGroup: REF }],
  ['replicas of shards', stack => ({ shards: 3, replicas: number(stack) }), { NumNodeGroups: 3, ReplicasPerNodeGroup: REF }],
  ['port', stack => ({ port: number(stack) }), { Port: REF }],
  ['retention', stack => ({ backup: Backup.daily({ retention: Duration.days(number(stack)) }) }), { SnapshotRetentionLimit: REF }],
  ['backup window', stack => ({ backup: Backup.daily({ window: DailyWindow.parse(text(stack)) }) }), { SnapshotWindow: REF }],
  ['maintenanceWindow', stack => ({ maintenanceWindow: WeeklyWindow.parse(text(stack)) }), { PreferredMaintenanceWindow: REF }],
  ['a token of a parameter', stack => ({
    authentication: Authentication.token({ value: SecretValue.cfnParameter(new CfnParameter(stack, 'Given', { noEcho: true })) }),
  }), { AuthToken: REF }],
  ['a token as the output of another resource', stack => ({
    authentication: Authentication.token({
      value: SecretValue.resourceAttribute(new CfnResource(stack, 'Custom', { type: 'Custom::Token' }).getAtt('Token').toString()),
    }),
  }), { AuthToken: { 'Fn::GetAtt': ['Custom', 'Token'] } }],
  ['encryptionKey', stack => ({ encryptionKey: Key.fromKeyArn(stack, 'K', `arn:aws:kms:${Aws.REGION}:1:key/${text(stack)}`) }), {
    KmsKeyId: { 'Fn::Join': ['', ['arn:aws:kms:', { Ref: 'AWS::Region' }, ':1:key/', REF]] },
  }],
  ['notificationTopic', stack => ({ notificationTopic: Topic.fromTopicArn(stack, 'T', text(stack)) }), { NotificationTopicArn: REF }],
  ['notificationTopic of an export', stack => ({ notificationTopic: Topic.fromTopicArn(stack, 'T', Fn.importValue('given')) }), {
    NotificationTopicArn: IMPORTED,
  }],
  ['securityGroups', stack => ({ securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'G', text(stack))] }), {
    SecurityGroupIds: [REF],
  }],
  ['subnetGroup', stack => ({ subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'G', text(stack)) }), { CacheSubnetGroupName: REF }],
  ['parameterGroup', stack => ({ parameterGroup: ParameterGroup.fromParameterGroupName(stack, 'G', text(stack)) }), {
    CacheParameterGroupName: REF,
  }],
  ['description, late', () => ({ description: Lazy.string({ produce: () => 'said at the end' }) }), {
    ReplicationGroupDescription: 'said at the end',
  }],
])('takes a value that is only known at deployment for %s, and hands it to CloudFormation', (_, props, expected) => {
  expect(propertiesOf(redis(props))).toMatchObject(expected);
});

test.each<[string, (stack: Stack) => Props, object]>([
  ['the family of the version', stack => ({ version: RedisVersion.of('7.1', text(stack)), parameters: { anything: 'goes' } }), {
    CacheParameterGroupFamily: REF, Properties: { anything: 'goes' },
  }],
  ['evictionPolicy', stack => ({ evictionPolicy: text(stack) as EvictionPolicy }), { Properties: { 'maxmemory-policy': REF } }],
  ['parameters', stack => ({ parameters: { 'maxmemory-policy': text(stack), 'timeout': '100' } }), {
    Properties: { 'maxmemory-policy': REF, 'timeout': '100' },
  }],
  ['the parameter cluster-enabled', stack => ({ parameters: { 'cluster-enabled': text(stack) } }), { Properties: { 'cluster-enabled': REF } }],
])('takes a value that is only known at deployment for %s, and hands it to the parameter group', (_, props, expected) => {
  expect(propertiesOf(redis(props), 'AWS::ElastiCache::ParameterGroup')).toMatchObject(expected);
});

test.each<[string, (stack: Stack) => Props, unknown]>([
  ['a list of a parameter', stack => importedVpc(new CfnParameter(stack, 'Given', { type: 'List<AWS::EC2::Subnet::Id>' }).valueAsList)(stack), REF],
  ['an export that is split', importedVpc(Fn.split(',', Fn.importValue('given'))), { 'Fn::Split': [',', IMPORTED] }],
  ['two ids of an export', importedVpc(Fn.split(',', Fn.importValue('given'), 2)), [
    { 'Fn::Select': [0, { 'Fn::Split': [',', IMPORTED] }] },
    { 'Fn::Select': [1, { 'Fn::Split': [',', IMPORTED] }] },
  ]],
])('takes subnets that are only known at deployment: %s', (_, props, expected) => {
  const stack = newStack();
  const cache = redis(props, stack);
  expect(propertiesOf(cache, 'AWS::ElastiCache::SubnetGroup').SubnetIds).toEqual(expected);
  expect(warningsOf(stack)).toEqual([]);
});

test('a number of replicas that is only known at deployment leaves the number of nodes to CloudFormation, which cannot add', () => {
  expect(propertiesOf(redis(stack => ({ replicas: number(stack) })))).not.toHaveProperty('NumCacheClusters');
});

test('a secret that is only known at deployment is referred to', () => {
  const cache = redis(stack => ({ authentication: Authentication.token({ secret: Secret.fromSecretNameV2(stack, 'Own', text(stack)) }) }));
  expect(JSON.stringify(propertiesOf(cache).AuthToken)).toContain(JSON.stringify(REF));
});

test('what is known of a prop is checked still when another one is a token', () => {
  expect(codesOf(() => redis({ shards: Token.asNumber({ Ref: 'Shards' }), replicas: 9, port: 0 }))).toEqual(['ReplicasOutOfRange', 'PortOutOfRange']);
});

test('a message names no token: its placeholder would say nothing', () => {
  const stack = newStack(HOME);
  const notificationTopic = Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:${Aws.REGION}:444455556666:events`);
  const message = messageOf(() => redis({ notificationTopic }, stack));
  expect(message).toContain('account 444455556666 and region (known at deployment).');
  expect(message).not.toContain('${');
});
