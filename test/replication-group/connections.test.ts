import { Template } from 'aws-cdk-lib/assertions';
import { Connections, ISecurityGroup, IVpc, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { App, Stack, Token } from 'aws-cdk-lib/core';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { newStack, redis, templateOf, vpcOf } from '../helpers';

const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const EGRESS = 'AWS::EC2::SecurityGroupEgress';

/** A client in its own security group, closed in both directions. */
function client(stack: Stack, vpc: IVpc = vpcOf(stack)): { connections: Connections } {
  const group: ISecurityGroup = new SecurityGroup(stack, 'Client', { vpc, allowAllOutbound: false });
  return { connections: new Connections({ securityGroups: [group] }) };
}
const only = (template: Template, type: string) => {
  const rules = Object.values(template.findResources(type)).map(({ Properties }) => Properties);
  expect(rules).toHaveLength(1);
  return rules[0];
};

test.each([
  ['by default', undefined, 6380],
  ['as given', 6379, 6379],
  ['that is only known at deployment', Token.asNumber({ Ref: 'Port' }), { Ref: 'Port' }],
])('the cache opens its port to a client, and the client\'s to the cache: the port %s', (_, port, opened) => {
  const cache = redis({ port });
  cache.connections.allowDefaultPortFrom(client(cache.stack));
  const template = templateOf(cache);
  expect(only(template, INGRESS)).toMatchObject({ IpProtocol: 'tcp', FromPort: opened, ToPort: opened });
  expect(only(template, EGRESS)).toMatchObject({ IpProtocol: 'tcp', FromPort: opened, ToPort: opened });
});

test('a client opens the way to the cache in the same way', () => {
  const cache = redis();
  client(cache.stack).connections.allowToDefaultPort(cache);
  const template = templateOf(cache);
  expect(only(template, INGRESS)).toMatchObject({ FromPort: 6380, ToPort: 6380, GroupId: { 'Fn::GetAtt': [expect.stringMatching(/^CacheSecurityGroup/), 'GroupId'] } });
  expect(only(template, EGRESS)).toMatchObject({ FromPort: 6380, ToPort: 6380 });
});

test('a security group that exists already is opened as well', () => {
  const cache = redis(stack => ({ securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-1')] }));
  cache.connections.allowDefaultPortFrom(client(cache.stack));
  expect(only(templateOf(cache), INGRESS)).toMatchObject({ GroupId: 'sg-1', FromPort: 6380 });
});

test('every one of several security groups is opened', () => {
  const cache = redis(stack => ({ securityGroups: ['sg-1', 'sg-2'].map(id => SecurityGroup.fromSecurityGroupId(stack, id, id)) }));
  cache.connections.allowDefaultPortFrom(client(cache.stack));
  templateOf(cache).resourceCountIs(INGRESS, 2);
});

test('a client in another stack opens the way without a cycle between the stacks', () => {
  const app = new App();
  const stack = new Stack(app, 'Cache');
  const cache = new RedisReplicationGroup(stack, 'Cache', { vpc: vpcOf(stack) });
  const service = new Stack(app, 'Service');
  client(service, vpcOf(stack)).connections.allowToDefaultPort(cache);
  expect(() => app.synth()).not.toThrow();
  expect(service.dependencies).toEqual([stack]);
  expect(only(Template.fromStack(service), INGRESS)).toMatchObject({ FromPort: 6380 });
});

test('an imported cache is opened where it was given its port and security groups', () => {
  const stack = newStack();
  const cache = RedisReplicationGroup.fromReplicationGroupAttributes(stack, 'Cache', {
    replicationGroupId: 'sessions', port: 6379, securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-1')],
  });
  cache.connections.allowDefaultPortFrom(client(stack));
  expect(only(templateOf(cache), INGRESS)).toMatchObject({ GroupId: 'sg-1', FromPort: 6379, ToPort: 6379 });
});

test('another port of the cache stays closed', () => {
  const cache = redis();
  expect(cache.connections.defaultPort?.toString()).toBe(Port.tcp(6380).toString());
  templateOf(cache).resourceCountIs(INGRESS, 0);
});
