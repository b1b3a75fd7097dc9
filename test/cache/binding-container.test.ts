import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerDefinition, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import { cacheFor, importedCache, permitted, READ_SECRET, SECRET_ARN, twoStacks, USERS } from './examples/bound';
import { Authentication } from '../../src/access/authentication';
import { IReplicationGroup } from '../../src/replication-group/ref';
import { codesOf, messageOf, newStack, propertiesOf, redis, resourcesOf, templateOf, vpcOf } from '../helpers';
import { findingsUnder } from '../policy/findings';

const TASK = 'TaskTaskRole';
const EXECUTION = 'TaskExecutionRole';
const refs = (start: string) => ({ Ref: expect.stringMatching(new RegExp(`^${start}`)) });
const containerIn = (stack: Stack): ContainerDefinition =>
  new FargateTaskDefinition(stack, 'Task').addContainer('App', { image: ContainerImage.fromRegistry('app') });
const serviceOf = (container: ContainerDefinition, vpc = vpcOf(Stack.of(container))) => new FargateService(Stack.of(container), 'Service', {
  cluster: new Cluster(Stack.of(container), 'Cluster', { vpc }),
  taskDefinition: container.taskDefinition as FargateTaskDefinition,
  securityGroups: [new SecurityGroup(Stack.of(container), 'ServiceGroup', { vpc, allowAllOutbound: false })],
});

/** What the container is given: the secrets by name, with what they hold where that is a parameter of the stack. */
function given(stack: Stack): Record<string, unknown> {
  const { Resources } = templateOf(stack).toJSON();
  const [{ Secrets = [], Environment }] = propertiesOf(stack, 'AWS::ECS::TaskDefinition').ContainerDefinitions;
  expect(Environment).toBeUndefined();
  return Object.fromEntries(Secrets.map(({ Name, ValueFrom }: any) => {
    const parameter = Resources[ValueFrom['Fn::Join']?.[1].find((part: any) => part.Ref?.startsWith('TaskApp'))?.Ref];
    return [Name, parameter?.Properties.Value ?? ValueFrom];
  }));
}
const actions = (stack: Stack, role: string) => permitted(stack, role).flatMap(({ Action }) => Action as string | string[]);

test('a container is given the settings as parameters of Systems Manager and the token from its secret, none as plain environment', () => {
  const cache = redis();
  cache.bindContainer(containerIn(cache.stack));
  const address = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Cache/), name] });
  expect(given(cache.stack)).toEqual({
    CACHE_HOST: address('PrimaryEndPoint.Address'),
    CACHE_PORT: address('PrimaryEndPoint.Port'),
    CACHE_READER_HOST: address('ReaderEndPoint.Address'),
    CACHE_TLS: 'true',
    CACHE_NAME: refs('Cache'),
    CACHE_SECRET_ARN: refs('CacheAuthToken'),
    CACHE_PASSWORD: refs('CacheAuthToken'),
  });
});

test('policy checks find nothing at the task that the binding caused', () => {
  const stack = newStack();
  const container = containerIn(stack);
  const before = findingsUnder(container.taskDefinition);
  redis({}, stack).bindContainer(container);
  const after = findingsUnder(container.taskDefinition);
  expect(after.filter(finding => /-ECS2:/.test(finding))).toEqual([]);
  // to pull images and to write logs, which CDK permits the same way for every secret
  expect(after.filter(finding => !before.includes(finding) && !/IAM|Inline/i.test(finding))).toEqual([]);
});

test('the plain environment would be found: the check is not blind', () => {
  const stack = newStack();
  const container = containerIn(stack);
  container.addEnvironment('CACHE_HOST', redis({}, stack).endpoint.hostname);
  expect(findingsUnder(container.taskDefinition)).toContain('AwsSolutions-ECS2: Resource');
});

test('the task may read the token, and the execution role what it hands over', () => {
  const cache = redis();
  cache.bindContainer(containerIn(cache.stack));
  expect(permitted(cache, TASK)).toEqual([{ Effect: 'Allow', Action: READ_SECRET, Resource: refs('CacheAuthToken') }]);
  expect(permitted(cache, EXECUTION)).toContainEqual({ Effect: 'Allow', Action: READ_SECRET, Resource: refs('CacheAuthToken') });
  expect(permitted(cache, EXECUTION).filter(({ Action }) => JSON.stringify(Action).includes('ssm:GetParameters'))).toHaveLength(6);
});

test('a cache without authentication gives neither password nor secret', () => {
  const cache = redis({ authentication: Authentication.none() });
  cache.bindContainer(containerIn(cache.stack));
  expect(Object.keys(given(cache.stack)).filter(name => /PASSWORD|SECRET|USER/.test(name))).toEqual([]);
  expect(permitted(cache, TASK)).toEqual([]);
});

test('another prefix lets a container have two caches', () => {
  const cache = redis();
  const container = containerIn(cache.stack);
  cache.bindContainer(container);
  cache.bindContainer(container, { prefix: 'SESSIONS' });
  const names = Object.keys(given(cache.stack));
  expect(names).toHaveLength(14);
  expect(names.filter(name => name.startsWith('SESSIONS_'))).toHaveLength(7);
});

describe('a container that logs in as a user', () => {
  test.each(['iam', 'importedIam'] as const)('with IAM (%s) has the name and may connect, and gets no password', kind => {
    const user = USERS[kind](newStack());
    const cache = cacheFor(user);
    cache.bindContainer(containerIn(cache.stack), { user });
    expect(given(cache.stack)).toMatchObject({ CACHE_USER: 'signed' });
    expect(Object.keys(given(cache.stack)).filter(name => /PASSWORD|SECRET/.test(name))).toEqual([]);
    expect(actions(cache.stack, TASK)).toEqual(['elasticache:Connect']);
    expect(actions(cache.stack, EXECUTION)).not.toContain('elasticache:Connect');
  });

  test.each([
    ['password', refs('Web')],
    ['passwordWithKey', refs('Web')],
    ['importedPassword', SECRET_ARN],
  ] as const)('with a password (%s) gets the field of the secret, and may read it', (kind, secret) => {
    const user = USERS[kind](newStack());
    const cache = cacheFor(user);
    cache.bindContainer(containerIn(cache.stack), { user });
    const password = secret === SECRET_ARN ? `${SECRET_ARN}:password::` : { 'Fn::Join': ['', [secret, ':password::']] };
    expect(given(cache.stack)).toMatchObject({ CACHE_USER: 'web', CACHE_PASSWORD: password, CACHE_SECRET_ARN: secret });
    for (const role of [TASK, EXECUTION]) {
      expect(permitted(cache, role)).toContainEqual({ Effect: 'Allow', Action: READ_SECRET, Resource: secret });
    }
  });
});

describe('the network', () => {
  const opened = (stack: Stack, way: 'Ingress' | 'Egress') =>
    resourcesOf(stack, `AWS::EC2::SecurityGroup${way}`);

  test('is opened both ways for the service that was given, on the port of the cache', () => {
    const cache = redis({ port: 6379 });
    const container = containerIn(cache.stack);
    cache.bindContainer(container, { connectable: serviceOf(container) });
    for (const way of ['Ingress', 'Egress'] as const) {
      expect(opened(cache.stack, way)).toMatchObject([{ FromPort: 6379, ToPort: 6379, IpProtocol: 'tcp' }]);
    }
  });

  test('stays closed without one', () => {
    const cache = redis();
    cache.bindContainer(containerIn(cache.stack));
    expect([...opened(cache.stack, 'Ingress'), ...opened(cache.stack, 'Egress')]).toEqual([]);
  });
});

describe('a container in another stack', () => {
  test.each<[string, (data: Stack) => IReplicationGroup]>([
    ['with a token', data => redis({}, data)],
    ['with a token under a key of its own', data => redis({ encryptionKey: new Key(data, 'Key') }, data)],
  ])('is bound to a cache %s without a cycle between the stacks', (_, make) => {
    const { app, data, service, vpc } = twoStacks();
    const cache = make(data);
    const container = containerIn(service);
    cache.bindContainer(container, { connectable: serviceOf(container, vpc) });
    expect(messageOf(() => app.synth())).toBe('');
    expect(service.dependencies).toEqual([data]);
    expect(permitted(service, EXECUTION)).toContainEqual(expect.objectContaining({ Action: READ_SECRET }));
  });

  test.each(Object.entries(USERS))('is bound to a cache with users without a cycle between the stacks: %s', (_, make) => {
    const { app, data, service } = twoStacks();
    const user = make(data);
    cacheFor(user).bindContainer(containerIn(service), { user });
    expect(messageOf(() => app.synth())).toBe('');
    expect(service.dependencies).toEqual([data]);
  });
});

test('a key of the secret may be used by the task and by the role that hands the password over, in whichever stack', () => {
  const { data, service } = twoStacks();
  const user = USERS.passwordWithKey(data);
  cacheFor(user).bindContainer(containerIn(service), { user });
  for (const role of [TASK, EXECUTION]) {
    expect(permitted(service, role)).toContainEqual(expect.objectContaining({ Action: 'kms:Decrypt' }));
  }
});

describe('a cache that exists already', () => {
  test('is bound with what it was given', () => {
    const stack = newStack();
    importedCache(stack, { authTokenSecret: Secret.fromSecretCompleteArn(stack, 'Secret', SECRET_ARN) }).bindContainer(containerIn(stack));
    expect(given(stack)).toEqual({
      CACHE_HOST: 'primary.example.com',
      CACHE_PORT: '6379',
      CACHE_TLS: 'true',
      CACHE_NAME: 'sessions',
      CACHE_SECRET_ARN: SECRET_ARN,
      CACHE_PASSWORD: SECRET_ARN,
    });
  });

  test('fails without an endpoint, and does nothing to the container', () => {
    const stack = newStack();
    const container = containerIn(stack);
    const cache = importedCache(stack, { primaryEndpointAddress: undefined });
    expect(codesOf(() => cache.bindContainer(container))).toEqual(['UnknownEndpoint']);
    expect(given(stack)).toEqual({});
  });
});
