import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Aws, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib/core';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { NodeType } from '../../src/engine/node-type';
import { WeeklyWindow } from '../../src/engine/window';
import { SubnetGroup } from '../../src/network/subnet-group';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { codesOf, GivenToMemcached, HOME, memcached, messageOf, newStack, propertiesOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::CacheCluster';
const REF = { Ref: 'Given' };
const text = (stack: Stack) => new CfnParameter(stack, 'Given').valueAsString;
const number = (stack: Stack) => new CfnParameter(stack, 'Given', { type: 'Number' }).valueAsNumber;

test.each<[string, GivenToMemcached, object]>([
  ['clusterName', stack => ({ clusterName: text(stack) }), { ClusterName: REF }],
  ['version', stack => ({ version: MemcachedVersion.of(text(stack), 'memcached1.6') }), { EngineVersion: REF, TransitEncryptionEnabled: true }],
  ['nodeType', stack => ({ nodeType: NodeType.of(text(stack)) }), { CacheNodeType: REF }],
  ['nodes', stack => ({ nodes: number(stack) }), { NumCacheNodes: REF, AZMode: 'cross-az' }],
  ['port', stack => ({ port: number(stack) }), { Port: REF }],
  ['maintenanceWindow', stack => ({ maintenanceWindow: WeeklyWindow.parse(text(stack)) }), { PreferredMaintenanceWindow: REF }],
  ['notificationTopic', stack => ({ notificationTopic: Topic.fromTopicArn(stack, 'T', text(stack)) }), { NotificationTopicArn: REF }],
  ['securityGroups', stack => ({ securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'G', text(stack))] }), { VpcSecurityGroupIds: [REF] }],
  ['subnetGroup', stack => ({ subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'G', text(stack)) }), { CacheSubnetGroupName: REF }],
  ['parameterGroup', stack => ({ parameterGroup: ParameterGroup.fromParameterGroupName(stack, 'G', text(stack)) }), { CacheParameterGroupName: REF }],
  ['clusterName, late', () => ({ clusterName: Lazy.string({ produce: () => 'sessions' }) }), { ClusterName: 'sessions' }],
])('takes a value that is only known at deployment for %s, and hands it to CloudFormation', (_, given, expected) => {
  expect(propertiesOf(memcached(given), TYPE)).toMatchObject(expected);
});

test.each<[string, GivenToMemcached, object]>([
  ['the family of the version', stack => ({ version: MemcachedVersion.of('1.6.22', text(stack)), parameters: { anything: 'goes' } }), {
    CacheParameterGroupFamily: REF, Properties: { anything: 'goes' },
  }],
  ['a parameter', stack => ({ parameters: { max_item_size: text(stack), idle_timeout: '60' } }), { Properties: { max_item_size: REF, idle_timeout: '60' } }],
])('takes a value that is only known at deployment for %s, and hands it to the parameter group', (_, given, expected) => {
  expect(propertiesOf(memcached(given), 'AWS::ElastiCache::ParameterGroup')).toMatchObject(expected);
});

test.each<[string, string[], unknown]>([
  ['an export that is split', Fn.split(',', Fn.importValue('given')), { 'Fn::Split': [',', { 'Fn::ImportValue': 'given' }] }],
  ['two ids of an export', Fn.split(',', Fn.importValue('given'), 2), [0, 1].map(i => ({
    'Fn::Select': [i, { 'Fn::Split': [',', { 'Fn::ImportValue': 'given' }] }],
  }))],
])('takes subnets that are only known at deployment: %s', (_, privateSubnetIds, expected) => {
  const cache = memcached(stack => ({
    vpc: Vpc.fromVpcAttributes(stack, 'Imported', { vpcId: Fn.importValue('vpc'), availabilityZones: Fn.getAzs(), privateSubnetIds }),
  }));
  expect(propertiesOf(cache, 'AWS::ElastiCache::SubnetGroup').SubnetIds).toEqual(expected);
  expect(propertiesOf(cache, 'AWS::EC2::SecurityGroup').VpcId).toEqual({ 'Fn::ImportValue': 'vpc' });
});

test('what is known of a prop is checked still when another one is a token', () => {
  expect(codesOf(() => memcached(stack => ({ nodes: number(stack), port: 0, clusterName: '1' })))).toEqual(['InvalidClusterName', 'PortOutOfRange']);
});

test('a message names no token: its placeholder would say nothing', () => {
  const stack = newStack(HOME);
  const message = messageOf(() => memcached({ notificationTopic: Topic.fromTopicArn(stack, 'T', `arn:aws:sns:${Aws.REGION}:444455556666:events`) }, stack));
  expect(message).toContain('account 444455556666 and region (known at deployment).');
  expect(message).not.toContain('${');
});

test('a number of nodes that is only known at deployment is unknown to readers, and cannot be listed', () => {
  const cache = memcached(stack => ({ nodes: number(stack) }));
  expect(cache.nodes).toBeUndefined();
  expect(codesOf(() => cache.derivedNodeEndpoints())).toEqual(['UnknownNodes']);
});

test('a port that is only known at deployment is the one that connections open', () => {
  const cache = memcached(stack => ({ port: number(stack) }));
  cache.connections.allowDefaultPortFrom(SecurityGroup.fromSecurityGroupId(cache.stack, 'Application', 'sg-1'));
  expect(propertiesOf(cache, 'AWS::EC2::SecurityGroupIngress')).toMatchObject({ FromPort: REF, ToPort: REF });
});
