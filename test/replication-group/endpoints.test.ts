import { App, CfnOutput, Stack, Token } from 'aws-cdk-lib/core';
import { RULES_URL } from '../../src/private/rules';
import { RedisReplicationGroup } from '../../src/replication-group/redis-replication-group';
import { HOME, logicalIdOf, messageOf, newStack, redis, templateOf, vpcOf } from '../helpers';

// CloudFormation fails on Fn::GetAtt of an endpoint that the mode does not have
const plain = redis();
const sharded = redis({ shards: 2 });
const attribute = (cache: RedisReplicationGroup, name: string) => ({ 'Fn::GetAtt': [logicalIdOf(cache), name] });
const resolved = (cache: RedisReplicationGroup, { hostname, port }: RedisReplicationGroup['endpoint']) => cache.stack.resolve([hostname, port]);

test.each([
  ['primaryEndpoint', 'PrimaryEndPoint'],
  ['readerEndpoint', 'ReaderEndPoint'],
  ['endpoint', 'PrimaryEndPoint'],
] as const)('with cluster mode disabled, %s is %s, with a port that can be used as a number', (getter, name) => {
  expect(resolved(plain, plain[getter])).toEqual([attribute(plain, `${name}.Address`), attribute(plain, `${name}.Port`)]);
  expect(Token.isUnresolved(plain[getter].port)).toBe(true);
});

test.each(['configurationEndpoint', 'endpoint'] as const)('with cluster mode enabled, %s is ConfigurationEndPoint', getter => {
  expect(resolved(sharded, sharded[getter])).toEqual([
    attribute(sharded, 'ConfigurationEndPoint.Address'), attribute(sharded, 'ConfigurationEndPoint.Port'),
  ]);
});

test('one shard is cluster mode enabled: it has the configuration endpoint', () => {
  expect(() => redis({ shards: 1 }).configurationEndpoint).not.toThrow();
  expect(() => redis({ shards: 1 }).primaryEndpoint).toThrow();
});

test.each(['primaryEndpoint', 'readerEndpoint'] as const)('fails when %s is read with cluster mode enabled, and names the one to use', getter => {
  expect(messageOf(() => sharded[getter])).toBe(
    `'${getter}' of S/Cache does not exist with cluster mode enabled. Use 'endpoint', which fits either mode, or 'configurationEndpoint' [NoSuchEndpoint] ${RULES_URL}#NoSuchEndpoint`);
});

test('fails when configurationEndpoint is read with cluster mode disabled, and names those to use', () => {
  expect(messageOf(() => plain.configurationEndpoint)).toBe(
    "'configurationEndpoint' of S/Cache does not exist with cluster mode disabled. Use 'endpoint', which fits either mode, "
    + `or 'primaryEndpoint' or 'readerEndpoint' [NoSuchEndpoint] ${RULES_URL}#NoSuchEndpoint`);
});

test('no attribute of the other mode gets into the template', () => {
  const read = (cache: RedisReplicationGroup) => {
    new CfnOutput(cache.stack, 'Address', { value: cache.endpoint.socketAddress });
    return JSON.stringify(templateOf(cache).toJSON());
  };
  expect(read(redis())).not.toContain('ConfigurationEndPoint');
  expect(read(redis({ shards: 2 }))).not.toMatch(/PrimaryEndPoint|ReaderEndPoint/);
});

test('the address is one text that CloudFormation puts together', () => {
  expect(plain.stack.resolve(plain.endpoint.socketAddress)).toEqual({
    'Fn::Join': ['', [attribute(plain, 'PrimaryEndPoint.Address'), ':', attribute(plain, 'PrimaryEndPoint.Port')]],
  });
});

test('another stack can read the endpoint', () => {
  const app = new App();
  const stack = new Stack(app, 'Cache');
  const cache = new RedisReplicationGroup(stack, 'Cache', { vpc: vpcOf(stack) });
  const other = new Stack(app, 'Other');
  new CfnOutput(other, 'Port', { value: cache.endpoint.portAsString() });
  new CfnOutput(other, 'Host', { value: cache.endpoint.hostname });
  const values = Object.values(templateOf(other).findOutputs('*')).map(({ Value }) => Value);
  expect(values).toEqual([{ 'Fn::ImportValue': expect.stringContaining('PrimaryEndPointPort') }, { 'Fn::ImportValue': expect.stringContaining('PrimaryEndPointAddress') }]);
});

describe('the ARN', () => {
  test('has a colon before the id, as the service authorization reference has it', () => {
    // arn:${Partition}:elasticache:${Region}:${Account}:replicationgroup:${ReplicationGroupId}
    const cache = redis({ replicationGroupName: 'Sessions' }, newStack(HOME));
    expect(cache.stack.resolve(cache.replicationGroupArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:eu-west-1:111122223333:replicationgroup:', { Ref: logicalIdOf(cache) }]],
    });
  });

  test('of an imported cache has the id it was given', () => {
    const stack = newStack(HOME);
    const cache = RedisReplicationGroup.fromReplicationGroupAttributes(stack, 'Imported', { replicationGroupId: 'sessions' });
    expect(stack.resolve(cache.replicationGroupArn)).toEqual({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:eu-west-1:111122223333:replicationgroup:sessions']],
    });
  });
});

test('the id is what CloudFormation made of the name', () => {
  const cache = redis({ replicationGroupName: 'Sessions' });
  expect(cache.stack.resolve(cache.replicationGroupId)).toEqual({ Ref: logicalIdOf(cache) });
  expect(cache.stack.resolve(cache.replicationGroupRef)).toEqual({ replicationGroupId: { Ref: logicalIdOf(cache) } });
});
