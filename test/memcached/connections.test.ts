import { ISecurityGroup, Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { functionIn, twoStacks } from '../cache/examples/bound';
import { memcached, newStack, propertiesOf, resourcesOf, templateOf, vpcOf } from '../helpers';

const NODES = { 'Fn::GetAtt': [expect.stringMatching(/^CacheSecurityGroup/), 'GroupId'] };
const application = (stack: Stack, id = 'Application'): ISecurityGroup => new SecurityGroup(stack, id, { vpc: vpcOf(stack), allowAllOutbound: false });
const rules = (stack: Stack, way: 'Ingress' | 'Egress') =>
  resourcesOf(stack, `AWS::EC2::SecurityGroup${way}`);

test.each<[string, (cache: MemcachedCluster, group: ISecurityGroup) => void]>([
  ['by the cluster', (cache, group) => cache.connections.allowDefaultPortFrom(group)],
  ['by the application', (cache, group) => group.connections.allowToDefaultPort(cache)],
])('the port is opened on both sides %s', (_, open) => {
  const cache = memcached();
  open(cache, application(cache.stack));
  const group = { 'Fn::GetAtt': [expect.stringMatching(/^Application/), 'GroupId'] };
  expect(rules(cache.stack, 'Ingress')).toEqual([expect.objectContaining({ GroupId: NODES, SourceSecurityGroupId: group, FromPort: 11212, ToPort: 11212 })]);
  expect(rules(cache.stack, 'Egress')).toEqual([expect.objectContaining({ GroupId: group, DestinationSecurityGroupId: NODES, FromPort: 11212, ToPort: 11212 })]);
});

test('a port that was chosen is the one that is opened', () => {
  const cache = memcached({ port: 11211 });
  cache.connections.allowDefaultPortFrom(application(cache.stack));
  expect(rules(cache.stack, 'Ingress')).toEqual([expect.objectContaining({ FromPort: 11211, ToPort: 11211 })]);
});

test('security groups that were given are opened, each of them', () => {
  const cache = memcached(stack => ({ securityGroups: ['sg-1', 'sg-2'].map(id => SecurityGroup.fromSecurityGroupId(stack, id, id)) }));
  cache.connections.allowDefaultPortFrom(application(cache.stack));
  expect(rules(cache.stack, 'Ingress').map(({ GroupId }) => GroupId)).toEqual(['sg-1', 'sg-2']);
});

test('another port can be opened, and nobody is let in by that alone', () => {
  const cache = memcached();
  cache.connections.allowFrom(application(cache.stack), Port.tcp(9150));
  expect(rules(cache.stack, 'Ingress')).toEqual([expect.objectContaining({ FromPort: 9150, ToPort: 9150 })]);
});

describe('a function that is bound', () => {
  const cache = memcached();
  cache.bindFunction(functionIn(cache.stack));

  test('is told the configuration endpoint, TLS and the name, and of no secret', () => {
    const attribute = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Cache/), `ConfigurationEndpoint.${name}`] });
    expect(propertiesOf(cache, 'AWS::Lambda::Function').Environment.Variables).toEqual({
      CACHE_HOST: attribute('Address'), CACHE_PORT: attribute('Port'), CACHE_TLS: 'true', CACHE_NAME: { Ref: expect.stringMatching(/^Cache/) },
    });
  });

  test('is let in, and let out to the cluster only', () => {
    expect(rules(cache.stack, 'Ingress')).toHaveLength(1);
    expect(rules(cache.stack, 'Egress')).toEqual([expect.objectContaining({ DestinationSecurityGroupId: NODES })]);
  });

  test('is permitted nothing: there is nothing to permit', () => {
    templateOf(cache).resourceCountIs('AWS::IAM::Policy', 0);
  });
});

test('a function of another stack is bound without a circle', () => {
  const { app, data, service, vpc } = twoStacks();
  new MemcachedCluster(data, 'Cache', { vpc }).bindFunction(functionIn(service, vpc));
  expect(() => app.synth()).not.toThrow();
  expect([data.dependencies, service.dependencies]).toEqual([[], [data]]);
});

test('a function can be bound to a cluster that exists already', () => {
  const stack = newStack();
  MemcachedCluster.fromMemcachedClusterAttributes(stack, 'Cache', {
    clusterName: 'sessions',
    port: 11211,
    configurationEndpointAddress: 'sessions.abcdef.cfg.euw1.cache.amazonaws.com',
    securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Nodes', 'sg-1')],
    transitEncryptionEnabled: false,
  }).bindFunction(functionIn(stack), { prefix: 'SESSIONS' });
  expect(propertiesOf(stack, 'AWS::Lambda::Function').Environment.Variables).toEqual({
    SESSIONS_HOST: 'sessions.abcdef.cfg.euw1.cache.amazonaws.com', SESSIONS_PORT: '11211', SESSIONS_TLS: 'false', SESSIONS_NAME: 'sessions',
  });
  expect(rules(stack, 'Ingress')).toEqual([expect.objectContaining({ GroupId: 'sg-1', FromPort: 11211 })]);
});

test('two clusters in a VPC of another stack keep groups of their own', () => {
  const { app, data, service, vpc } = twoStacks();
  const caches = ['One', 'Two'].map(id => new MemcachedCluster(service, id, { vpc: vpc as Vpc }));
  expect(new Set(caches.map(cache => cache.connections.securityGroups[0].node.path)).size).toBe(2);
  expect(() => app.synth()).not.toThrow();
  expect(data.dependencies).toEqual([]);
});
