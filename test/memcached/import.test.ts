import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnParameter, Stack } from 'aws-cdk-lib/core';
import { MemcachedClusterAttributes } from '../../src/memcached/attributes';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { codesOf, messageOf, newStack, propertiesOf, templateOf } from '../helpers';

const imported = (attributes: Partial<MemcachedClusterAttributes> = {}, stack: Stack = newStack()) =>
  MemcachedCluster.fromMemcachedClusterAttributes(stack, 'Cache', { clusterName: 'sessions', ...attributes });

test('an imported cluster has all that it was given', () => {
  const stack = newStack();
  const securityGroup = SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
  const cache = imported({
    port: 11212,
    configurationEndpointAddress: 'sessions.abcdef.cfg.euw1.cache.amazonaws.com',
    nodes: 3,
    securityGroups: [securityGroup],
    transitEncryptionEnabled: false,
  }, stack);
  expect(cache.clusterName).toBe('sessions');
  expect(cache.cacheClusterRef).toEqual({ clusterName: 'sessions' });
  expect(cache.configurationEndpoint.socketAddress).toBe('sessions.abcdef.cfg.euw1.cache.amazonaws.com:11212');
  expect(cache.nodes).toBe(3);
  expect(cache.connections.securityGroups).toEqual([securityGroup]);
  expect(cache.transitEncryptionEnabled).toBe(false);
  expect(stack.resolve(cache.clusterArn)).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':cluster:sessions']],
  });
});

test('what was not given is unknown, and TLS is taken for granted', () => {
  expect(imported()).toMatchObject({ nodes: undefined, transitEncryptionEnabled: true });
});

test('a name is kept in lower case, as ElastiCache does', () => {
  expect(imported({ clusterName: 'Sessions' }).clusterName).toBe('sessions');
});

test('importing makes nothing', () => {
  expect(templateOf(imported({ port: 11212 })).toJSON().Resources).toBeUndefined();
});

test('values that are only known at deployment are taken', () => {
  const stack = newStack();
  const cache = imported({
    clusterName: new CfnParameter(stack, 'Name').valueAsString,
    configurationEndpointAddress: new CfnParameter(stack, 'Address').valueAsString,
    port: new CfnParameter(stack, 'Port', { type: 'Number' }).valueAsNumber,
  }, stack);
  expect(stack.resolve([cache.clusterName, cache.configurationEndpoint.hostname, cache.configurationEndpoint.port]))
    .toEqual([{ Ref: 'Name' }, { Ref: 'Address' }, { Ref: 'Port' }]);
});

test.each<[string, Partial<MemcachedClusterAttributes>, string]>([
  ['neither address nor port', {}, "'configurationEndpointAddress' and 'port'"],
  ['no address', { port: 11212 }, "'configurationEndpointAddress'"],
  ['no port', { configurationEndpointAddress: 'sessions.abcdef.cfg.euw1.cache.amazonaws.com' }, "'port'"],
])('the configuration endpoint of one with %s throws, and names what to pass', (_, attributes, missing) => {
  const read = () => imported(attributes).configurationEndpoint;
  expect(codesOf(read)).toEqual(['UnknownEndpoint']);
  expect(messageOf(read)).toContain(`S/Cache is unknown. Pass ${missing} to fromMemcachedClusterAttributes() [UnknownEndpoint] `);
});

test('its security groups are opened on both sides', () => {
  const stack = newStack();
  const cache = imported({ port: 11212, securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Nodes', 'sg-nodes')] }, stack);
  cache.connections.allowDefaultPortFrom(SecurityGroup.fromSecurityGroupId(stack, 'Application', 'sg-app', { allowAllOutbound: false }));
  expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupIngress')).toMatchObject({ GroupId: 'sg-nodes', SourceSecurityGroupId: 'sg-app', FromPort: 11212, ToPort: 11212 });
  expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupEgress')).toMatchObject({ GroupId: 'sg-app', DestinationSecurityGroupId: 'sg-nodes' });
});
