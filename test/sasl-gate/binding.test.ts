import { ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import { behindGate, certificateIn, rulesOf } from './gates';
import { MemcachedAuthentication } from '../../src/memcached/memcached-authentication';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { SaslOptions } from '../../src/sasl-gate/props';
import { functionIn, permitted, READ_SECRET, twoStacks } from '../cache/examples/bound';
import { newStack, propertiesOf, templateOf } from '../helpers';

const SECRET = { Ref: expect.stringMatching(/^CacheGateSecret/) };
const environmentOf = (stack: Stack): Record<string, any> => propertiesOf(stack, 'AWS::Lambda::Function').Environment.Variables;
const taskIn = (stack: Stack) => new FargateTaskDefinition(stack, 'Task');
const containerIn = (task: FargateTaskDefinition) => task.addContainer('App', { image: ContainerImage.fromRegistry('app') });
const other = (stack: Stack, sasl: SaslOptions = {}, vpc = twoStacks().vpc) => new MemcachedCluster(stack, 'Cache', { vpc, authentication: MemcachedAuthentication.sasl(sasl) });

describe('a function that is bound', () => {
  const cache = behindGate();
  cache.bindFunction(functionIn(cache.stack));
  const [one, two] = cache.endpoints;

  test('is told the endpoints of the gate, its user, and the secret, which it reads itself', () => {
    expect(environmentOf(cache.stack)).toEqual({
      CACHE_HOST: one.hostname,
      CACHE_PORT: '11212',
      CACHE_ENDPOINTS: `${one.socketAddress},${two.socketAddress}`,
      CACHE_TLS: 'false',
      CACHE_NAME: { Ref: expect.stringMatching(/^Cache/) },
      CACHE_USER: 'app',
      CACHE_SECRET_ARN: SECRET,
    });
  });

  test('may read the secret, and nothing else', () => {
    expect(permitted(cache.stack, 'FnServiceRole')).toEqual([{ Effect: 'Allow', Action: READ_SECRET, Resource: SECRET }]);
  });

  test('reaches the gate and not the nodes', () => {
    const fromFunction = rulesOf(cache, 'Egress').filter(({ GroupId }) => JSON.stringify(GroupId).includes('FnSecurityGroup'));
    expect(fromFunction).toEqual([expect.objectContaining({
      DestinationSecurityGroupId: { 'Fn::GetAtt': [expect.stringMatching(/^CacheGateSecurityGroup/), 'GroupId'] }, FromPort: 11212, ToPort: 11213,
    })]);
  });
});

test('whether to use TLS is as the gate has it, whatever the nodes do', () => {
  const cache = behindGate(stack => ({ certificateSecret: certificateIn(stack) }));
  cache.bindFunction(functionIn(cache.stack));
  expect(environmentOf(cache.stack).CACHE_TLS).toBe('true');
});

test('of a secret that was given the user name is not known: it is in the secret', () => {
  const cache = behindGate(stack => ({ secret: Secret.fromSecretNameV2(stack, 'Login', 'login') }));
  cache.bindFunction(functionIn(cache.stack));
  expect(environmentOf(cache.stack)).not.toHaveProperty('CACHE_USER');
  expect(JSON.stringify(environmentOf(cache.stack).CACHE_SECRET_ARN)).toContain(':secret:login');
});

test('a container that is bound is given the same as settings, and the password from the secret, none as plain environment', () => {
  const cache = behindGate();
  const task = taskIn(cache.stack);
  cache.bindContainer(containerIn(task));
  const [{ Secrets, Environment }] = Object.entries(templateOf(cache).findResources('AWS::ECS::TaskDefinition'))
    .find(([id]) => id.startsWith('Task'))![1].Properties.ContainerDefinitions;
  expect(Environment).toBeUndefined();
  expect(Secrets.map(({ Name }: any) => Name).sort()).toEqual([
    'CACHE_ENDPOINTS', 'CACHE_HOST', 'CACHE_NAME', 'CACHE_PASSWORD', 'CACHE_PORT', 'CACHE_SECRET_ARN', 'CACHE_TLS', 'CACHE_USER',
  ]);
  const { ValueFrom } = Secrets.find(({ Name }: any) => Name === 'CACHE_PASSWORD');
  expect(ValueFrom).toEqual({ 'Fn::Join': ['', [SECRET, ':password::']] });
});

// https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html: 4 KB of environment
// https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html: 4 KB of a standard parameter
test('what an application of 60 nodes is told fits in the environment of a function, and in a parameter', () => {
  const cache = behindGate({}, new Stack(undefined, 'AStackWithALongNameAsTheyAreInLargeCompanies'), { nodes: 60, clusterName: 'c'.repeat(50) });
  cache.bindFunction(functionIn(cache.stack));
  const { CACHE_ENDPOINTS: endpoints } = environmentOf(cache.stack);
  expect(endpoints.split(',')).toHaveLength(60);
  expect(endpoints.length).toBeLessThan(3300);
});

describe('an application in another stack', () => {
  test('is bound without a circle, also to a cache with a key', () => {
    const { app, data, service, vpc } = twoStacks();
    const cache = other(data, { encryptionKey: new Key(data, 'Key') }, vpc);
    cache.bindFunction(functionIn(service, vpc));
    cache.bindContainer(containerIn(taskIn(service)));
    expect(() => app.synth()).not.toThrow();
    expect([data.dependencies, service.dependencies]).toEqual([[], [data]]);
  });

  test('has a gate of its own there, without a circle either', () => {
    const { app, data, service, vpc } = twoStacks();
    other(service, { encryptionKey: new Key(data, 'Key') }, vpc);
    expect(() => app.synth()).not.toThrow();
    expect(data.dependencies).toEqual([]);
  });
});

test('nothing of the secret is a setting', () => {
  const cache = behindGate({}, newStack());
  cache.bindFunction(functionIn(cache.stack));
  expect(JSON.stringify(environmentOf(cache.stack))).not.toContain('{{resolve:');
});
