import { Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Stack } from 'aws-cdk-lib/core';
import { serverless } from './helpers';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { ServerlessCacheAttributes } from '../../src/serverless/attributes';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { HOME, messageOf, newStack, parameter, propertiesOf, vpcOf } from '../helpers';

const imported = (attributes: Partial<ServerlessCacheAttributes> = {}, stack: Stack = newStack(HOME)) =>
  ServerlessCache.fromServerlessCacheAttributes(stack, 'Cache', { serverlessCacheName: 'Sessions', ...attributes });
const ADDRESS = 'sessions-abc.serverless.euw1.cache.amazonaws.com';

test('of a name, the ARN and the reference are known', () => {
  const stack = newStack(HOME);
  const cache = ServerlessCache.fromServerlessCacheName(stack, 'Cache', 'Sessions');
  expect(cache.serverlessCacheName).toBe('sessions');
  expect(stack.resolve(cache.serverlessCacheRef)).toEqual({
    serverlessCacheName: 'sessions',
    serverlessCacheArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:eu-west-1:111122223333:serverlesscache:sessions']] },
  });
  expect(cache.iamUser).toBeUndefined();
});

test('a name that is only known at deployment stays as it is', () => {
  const stack = newStack(HOME);
  const cache = ServerlessCache.fromServerlessCacheName(stack, 'Cache', parameter(stack, 'Name').valueAsString);
  expect(stack.resolve(cache.serverlessCacheName)).toEqual({ Ref: 'Name' });
});

test.each<[string, Partial<ServerlessCacheAttributes>, number, number]>([
  ['the engine tells the ports', { engine: ServerlessEngine.VALKEY_8 }, 6379, 6380],
  ['ports are given', { port: 7000, readerPort: 7001 }, 7000, 7001],
  ['ports are given besides the engine', { engine: ServerlessEngine.REDIS_7, port: 7000, readerPort: 7005 }, 7000, 7005],
])('endpoints are known where addresses are given and %s', (_, attributes, port, readerPort) => {
  const cache = imported({ endpointAddress: ADDRESS, readerEndpointAddress: ADDRESS, ...attributes });
  expect(cache.endpoint.socketAddress).toBe(`${ADDRESS}:${port}`);
  expect(cache.readerEndpoint.socketAddress).toBe(`${ADDRESS}:${readerPort}`);
});

test.each(['endpoint', 'readerEndpoint'] as const)('%s says which attributes to pass where they are missing', endpoint => {
  const port = endpoint === 'endpoint' ? 'port' : 'readerPort';
  const pass = (missing: string) =>
    `'${endpoint}' of the imported cache S/Cache is unknown. Pass ${missing} to fromServerlessCacheAttributes() [UnknownEndpoint] `;
  expect(messageOf(() => imported()[endpoint])).toContain(pass(`'${endpoint}Address', and 'engine' or '${port}'`));
  expect(messageOf(() => imported({ engine: ServerlessEngine.VALKEY_8 })[endpoint])).toContain(pass(`'${endpoint}Address'`));
  expect(messageOf(() => imported({ [`${endpoint}Address`]: ADDRESS })[endpoint])).toContain(pass(`'engine' or '${port}'`));
});

describe('connections', () => {
  const ingress = (stack: Stack, cache: ReturnType<typeof imported>) => {
    cache.connections.allowDefaultPortFrom(new SecurityGroup(stack, 'Client', { vpc: vpcOf(stack) }));
    return propertiesOf(stack, 'AWS::EC2::SecurityGroupIngress');
  };
  const given = (stack: Stack) => ({ securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-1')] });

  test.each<[string, Partial<ServerlessCacheAttributes>, [number, number]]>([
    ['of the engine', { engine: ServerlessEngine.VALKEY_8 }, [6379, 6380]],
    ['of Memcached', { engine: ServerlessEngine.MEMCACHED_1_6 }, [11211, 11212]],
    ['that are given', { port: 7000, readerPort: 7001 }, [7000, 7001]],
    ['that is given alone', { port: 7000 }, [7000, 7000]],
  ])('open the ports %s', (_, attributes, [FromPort, ToPort]) => {
    const stack = newStack(HOME);
    expect(ingress(stack, imported({ ...given(stack), ...attributes }, stack))).toMatchObject({ GroupId: 'sg-1', FromPort, ToPort });
  });

  test('open a port that is only known at deployment', () => {
    const stack = newStack(HOME);
    const port = parameter(stack, 'Port', 'Number').valueAsNumber;
    expect(ingress(stack, imported({ ...given(stack), port }, stack))).toMatchObject({ FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' } });
  });

  test('have no default port where none is known', () => {
    expect(imported().connections.defaultPort).toBeUndefined();
  });
});

test('a cache of the app opens the port for writing and the one for reading, and no others', () => {
  expect(serverless().connections.defaultPort).toEqual(Port.tcpRange(6379, 6380));
  expect(serverless({ engine: ServerlessEngine.MEMCACHED_1_6 }).connections.defaultPort).toEqual(Port.tcpRange(11211, 11212));
});
