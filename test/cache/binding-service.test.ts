import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerDefinition, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Stack } from 'aws-cdk-lib/core';
import { cacheFor, importedCache, permitted, READ_SECRET, USERS } from './examples/bound';
import { DatabaseCache } from '../../src/patterns/database-cache';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { memcached, messageOf, newStack, propertiesOf, redis, templateOf, vpcOf } from '../helpers';

const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const TASK = 'AWS::ECS::TaskDefinition';

/** A service of two containers: what the users talk to, and one that ships logs. */
function serviceIn(stack: Stack, id = 'Service'): { service: FargateService; app: ContainerDefinition; logs: ContainerDefinition } {
  const vpc = vpcOf(stack);
  const taskDefinition = new FargateTaskDefinition(stack, `${id}Task`);
  const logs = taskDefinition.addContainer('Logs', { image: ContainerImage.fromRegistry('logs'), essential: false });
  const app = taskDefinition.addContainer('App', { image: ContainerImage.fromRegistry('app') });
  const securityGroups = [new SecurityGroup(stack, `${id}Group`, { vpc, allowAllOutbound: false })];
  return { service: new FargateService(stack, id, { cluster: new Cluster(stack, `${id}Cluster`, { vpc }), taskDefinition, securityGroups }), app, logs };
}

/** The names of what a container is given. */
const given = (stack: Stack, container: string): string[] => propertiesOf(stack, TASK).ContainerDefinitions
  .find(({ Name }: { Name: string }) => Name === container).Secrets?.map(({ Name }: { Name: string }) => Name) ?? [];
const opened = (stack: Stack): unknown[] =>
  Object.values(templateOf(stack).findResources(INGRESS)).map(({ Properties }) => Properties.SourceSecurityGroupId);

test('a service is connected: the port is opened to it, its essential container has the settings, and its task may read the token', () => {
  const cache = redis();
  cache.bindService(serviceIn(cache.stack).service);
  expect(given(cache.stack, 'App')).toEqual(expect.arrayContaining(['CACHE_HOST', 'CACHE_PORT', 'CACHE_SECRET_ARN', 'CACHE_PASSWORD']));
  expect(given(cache.stack, 'Logs')).toEqual([]);
  expect(opened(cache.stack)).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^ServiceGroup/), 'GroupId'] }]);
  expect(permitted(cache.stack, 'ServiceTaskTaskRole').flatMap(({ Action }) => Action)).toEqual(expect.arrayContaining(READ_SECRET));
});

test('it is the same as to bind the default container, with the service as what it runs in', () => {
  const [one, other] = [redis(), redis()];
  one.bindService(serviceIn(one.stack).service, { prefix: 'SESSIONS' });
  const { service, app } = serviceIn(other.stack);
  other.bindContainer(app, { prefix: 'SESSIONS', connectable: service });
  expect(templateOf(one.stack).toJSON()).toEqual(templateOf(other.stack).toJSON());
});

test('another container can be named', () => {
  const cache = redis();
  const { service, logs } = serviceIn(cache.stack);
  cache.bindService(service, { container: logs });
  expect(given(cache.stack, 'Logs')).toContain('CACHE_HOST');
  expect(given(cache.stack, 'App')).toEqual([]);
});

test('a cache that exists already, and a user', () => {
  const stack = newStack();
  importedCache(stack).bindService(serviceIn(stack).service, { user: USERS.importedIam(stack) });
  expect(given(stack, 'App')).toEqual(expect.arrayContaining(['CACHE_HOST', 'CACHE_USER']));
  expect(opened(stack)).toHaveLength(1);
});

test('a cache that lets users in wants to know which one it is', () => {
  const stack = newStack();
  const cache = cacheFor(USERS.password(stack));
  expect(messageOf(() => cache.bindService(serviceIn(stack).service))).toContain('the cache authenticates users, so S/ServiceTask/App needs one. Pass \'user\', ');
});

test.each([
  ['a Memcached cluster', (stack: Stack) => memcached({}, stack), ['CACHE_HOST', 'CACHE_PORT', 'CACHE_TLS', 'CACHE_NAME']],
  ['a serverless cache', (stack: Stack) => new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack) }), ['CACHE_SERVERLESS', 'CACHE_USER']],
  ['a database cache', (stack: Stack) => new DatabaseCache(stack, 'Cache', { vpc: vpcOf(stack) }), ['CACHE_PASSWORD', 'DATABASE_HOST', 'DATABASE_PASSWORD']],
])('%s has it too', (_, make, names) => {
  const stack = newStack();
  make(stack).bindService(serviceIn(stack).service);
  expect(given(stack, 'App')).toEqual(expect.arrayContaining(names));
});

test('a service whose task has no essential container yet is refused, and nothing is half bound', () => {
  const cache = redis();
  const vpc = vpcOf(cache.stack);
  const taskDefinition = new FargateTaskDefinition(cache.stack, 'Task');
  const service = new FargateService(cache.stack, 'Service', { cluster: new Cluster(cache.stack, 'Cluster', { vpc }), taskDefinition });
  expect(messageOf(() => cache.bindService(service)))
    .toContain('the task definition of S/Service has no essential container. Add one before you call bindService(), or pass \'container\' [ServiceWithoutContainer]');
  taskDefinition.addContainer('App', { image: ContainerImage.fromRegistry('app') });
  expect(opened(cache.stack)).toEqual([]);
});

test('a container of another task is refused', () => {
  const cache = redis();
  const { service } = serviceIn(cache.stack);
  const { app } = serviceIn(cache.stack, 'Other');
  expect(messageOf(() => cache.bindService(service, { container: app })))
    .toContain('\'container\' must be in the task definition of S/Service, got S/OtherTask/App. Leave out \'container\' to use the default container [');
});
