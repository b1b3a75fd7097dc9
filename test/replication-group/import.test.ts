import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnParameter, Stack } from 'aws-cdk-lib/core';
import { RULES_URL } from '../../src/private/rules';
import { ReplicationGroupAttributes } from '../../src/replication-group/attributes';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { ValkeyReplicationGroup } from '../../src/replication-group/valkey-replication-group';
import { messageOf, newStack, templateOf } from '../helpers';

const imported = (attributes: Partial<ReplicationGroupAttributes> = {}, stack: Stack = newStack()) =>
  RedisReplicationGroup.fromReplicationGroupAttributes(stack, 'Cache', { replicationGroupId: 'sessions', ...attributes });

test('an imported cache has all that it was given', () => {
  const stack = newStack();
  const securityGroup = SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1');
  const authTokenSecret = Secret.fromSecretNameV2(stack, 'Secret', 'token');
  const cache = imported({
    port: 6379,
    primaryEndpointAddress: 'primary.example.com',
    readerEndpointAddress: 'reader.example.com',
    securityGroups: [securityGroup],
    authTokenSecret,
  }, stack);
  expect(cache.replicationGroupId).toBe('sessions');
  expect(cache.replicationGroupRef).toEqual({ replicationGroupId: 'sessions' });
  expect(cache.primaryEndpoint.socketAddress).toBe('primary.example.com:6379');
  expect(cache.readerEndpoint.socketAddress).toBe('reader.example.com:6379');
  expect(cache.endpoint).toBe(cache.primaryEndpoint);
  expect(cache.authTokenSecret).toBe(authTokenSecret);
  expect(cache.connections.securityGroups).toEqual([securityGroup]);
});

test('an imported cache of shards starts at its configuration endpoint', () => {
  const cache = imported({ port: 6379, configurationEndpointAddress: 'clustercfg.example.com' });
  expect(cache.endpoint).toBe(cache.configurationEndpoint);
  expect(cache.endpoint.socketAddress).toBe('clustercfg.example.com:6379');
});

test('Valkey caches are imported in the same way', () => {
  const cache = ValkeyReplicationGroup.fromReplicationGroupAttributes(newStack(), 'Cache', { replicationGroupId: 'sessions' });
  expect(cache.replicationGroupId).toBe('sessions');
});

test('importing makes nothing', () => {
  expect(templateOf(imported({ port: 6379, primaryEndpointAddress: 'primary.example.com' })).toJSON().Resources).toBeUndefined();
});

test('an id and an address that are only known at deployment are taken', () => {
  const stack = newStack();
  const cache = imported({
    replicationGroupId: new CfnParameter(stack, 'Id').valueAsString,
    primaryEndpointAddress: new CfnParameter(stack, 'Address').valueAsString,
    port: new CfnParameter(stack, 'Port', { type: 'Number' }).valueAsNumber,
  }, stack);
  expect(stack.resolve([cache.replicationGroupId, cache.endpoint.hostname, cache.endpoint.port])).toEqual([{ Ref: 'Id' }, { Ref: 'Address' }, { Ref: 'Port' }]);
});

test.each([
  ['primaryEndpoint', "'primaryEndpointAddress'"],
  ['readerEndpoint', "'readerEndpointAddress'"],
  ['configurationEndpoint', "'configurationEndpointAddress'"],
  ['endpoint', "'primaryEndpointAddress' or 'configurationEndpointAddress'"],
] as const)('fails when %s is read with the id alone, and names the attributes to pass', (getter, attributes) => {
  const cache = imported();
  expect(messageOf(() => cache[getter])).toBe(
    `'${getter}' of the imported cache S/Cache is unknown. Pass ${attributes} and 'port' to fromReplicationGroupAttributes() [UnknownEndpoint] ${RULES_URL}#UnknownEndpoint`);
});

test('fails when an endpoint is read whose port is unknown', () => {
  expect(messageOf(() => imported({ primaryEndpointAddress: 'primary.example.com' }).primaryEndpoint)).toContain("and 'port'");
});

test('with the id alone there are a reference and an ARN, and connections that open nothing', () => {
  const cache = imported();
  expect(cache.stack.resolve(cache.replicationGroupArn)['Fn::Join'][1].at(-1)).toMatch(/:replicationgroup:sessions$/);
  expect(cache.connections.securityGroups).toEqual([]);
  expect(cache.authTokenSecret).toBeUndefined();
});
