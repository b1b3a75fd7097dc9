import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { App, Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { UserGroup } from '../../src/access/user-group';
import { CachedDatabase } from '../../src/patterns/cached-database';
import { DatabaseCache, DatabaseCacheProps } from '../../src/patterns/database-cache';
import { codesOf, newStack, templateOf, vpcOf } from '../helpers';

const shop = (stack: Stack, props: Partial<DatabaseCacheProps> = {}) => new DatabaseCache(stack, 'Shop', { vpc: vpcOf(stack), ...props });
const functionIn = (stack: Stack, vpc = vpcOf(stack)) =>
  new Function(stack, 'Function', { vpc, runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('//') });
const variablesOf = (fn: Function) => Object.values(templateOf(fn).findResources('AWS::Lambda::Function'))
  .map(({ Properties }) => Properties.Environment.Variables as Record<string, unknown>)[0];
const endpointOf = (made: DatabaseCache) => Stack.of(made).resolve([made.databaseEndpoint.hostname, made.databaseEndpoint.portAsString()]);

function serviceIn(stack: Stack, vpc = vpcOf(stack)) {
  const taskDefinition = new FargateTaskDefinition(stack, 'Task');
  const container = taskDefinition.addContainer('App', { image: ContainerImage.fromRegistry('app') });
  return { container, service: new FargateService(stack, 'Service', { cluster: new Cluster(stack, 'Cluster', { vpc }), taskDefinition }) };
}
const secretsOf = (scope: Stack) => {
  const [task] = Object.values(templateOf(scope).findResources('AWS::ECS::TaskDefinition'));
  return (task.Properties.ContainerDefinitions[0].Secrets as { Name: string }[]).map(({ Name }) => Name).sort();
};

describe('a function', () => {
  const stack = newStack();
  const made = shop(stack);
  const fn = functionIn(stack);
  made.bindFunction(fn);

  test('is told where cache and database are, and which secrets it reads', () => {
    const [host, port] = endpointOf(made);
    expect(variablesOf(fn)).toMatchObject({
      CACHE_HOST: expect.anything(),
      CACHE_PORT: expect.anything(),
      CACHE_TLS: 'true',
      CACHE_SECRET_ARN: expect.anything(),
      DATABASE_HOST: host,
      DATABASE_PORT: port,
      DATABASE_NAME: 'app',
      DATABASE_SECRET_ARN: stack.resolve(made.databaseSecret!.secretArn),
    });
  });

  test('may read both secrets and nothing else', () => {
    const [{ Properties: { PolicyDocument } }] = Object.values(templateOf(stack).findResources('AWS::IAM::Policy'));
    expect(PolicyDocument.Statement.map(({ Action, Resource }: any) => [Action, Resource])).toEqual([
      [['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], stack.resolve(made.cache.authTokenSecret!.secretArn)],
      [['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], stack.resolve(made.databaseSecret!.secretArn)],
    ]);
  });

  test('reaches the ports of both', () => {
    const ports = Object.values(templateOf(stack).findResources('AWS::EC2::SecurityGroupIngress')).map(({ Properties }) => stack.resolve(Properties.ToPort));
    expect(ports.sort()).toEqual([5433, 6380]);
  });
});

test('the names of the settings begin as they are told to', () => {
  const stack = newStack();
  const fn = functionIn(stack);
  shop(stack).bindFunction(fn, { prefix: 'COPIES', databasePrefix: 'ORDERS' });
  expect(Object.keys(variablesOf(fn)).sort()).toEqual([
    'COPIES_HOST', 'COPIES_NAME', 'COPIES_PORT', 'COPIES_READER_HOST', 'COPIES_SECRET_ARN', 'COPIES_TLS',
    'ORDERS_HOST', 'ORDERS_NAME', 'ORDERS_PORT', 'ORDERS_SECRET_ARN',
  ]);
});

test('a function logs in to the cache as its user, and to the database with the secret', () => {
  const stack = newStack();
  const user = new IamUser(stack, 'User');
  const fn = functionIn(stack);
  shop(stack, { authentication: Authentication.users(new UserGroup(stack, 'Users', { users: [user] })) }).bindFunction(fn, { user });
  expect(variablesOf(fn)).toMatchObject({ CACHE_USER: expect.anything(), DATABASE_SECRET_ARN: expect.anything() });
  expect(variablesOf(fn)).not.toHaveProperty('CACHE_SECRET_ARN');
});

test('a function outside of any VPC is refused', () => {
  const stack = newStack();
  const fn = new Function(stack, 'Function', { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('//') });
  expect(codesOf(() => shop(stack).bindFunction(fn))).toEqual(['FunctionOutsideVpc']);
});

test('of a database without a secret and a name, only the address is handed over', () => {
  const stack = newStack();
  const fn = functionIn(stack);
  const database = CachedDatabase.fromEndpoint({ hostname: 'db', connectable: SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1') });
  shop(stack, { database }).bindFunction(fn);
  expect(Object.keys(variablesOf(fn)).filter(name => name.startsWith('DATABASE')).sort()).toEqual(['DATABASE_HOST', 'DATABASE_PORT']);
});

test('a container is told the same by secrets, and user and password besides', () => {
  const stack = newStack();
  const { container, service } = serviceIn(stack);
  shop(stack).bindContainer(container, { connectable: service });
  expect(secretsOf(stack)).toEqual([
    'CACHE_HOST', 'CACHE_NAME', 'CACHE_PASSWORD', 'CACHE_PORT', 'CACHE_READER_HOST', 'CACHE_SECRET_ARN', 'CACHE_TLS',
    'DATABASE_HOST', 'DATABASE_NAME', 'DATABASE_PASSWORD', 'DATABASE_PORT', 'DATABASE_SECRET_ARN', 'DATABASE_USER',
  ]);
  templateOf(stack).resourceCountIs('AWS::EC2::SecurityGroupIngress', 2);
});

test.each(['own', 'imported'])('an application of another stack can be bound, with an %s key and secret', kind => {
  const app = new App();
  const [data, web] = [new Stack(app, 'Data'), new Stack(app, 'Web')];
  const encryptionKey = new Key(data, 'Key');
  const database = kind === 'own' ? undefined : CachedDatabase.fromEndpoint({
    hostname: 'db', connectable: new SecurityGroup(data, 'Group', { vpc: vpcOf(data) }), secret: new Secret(data, 'Login', { encryptionKey }), databaseName: 'shop',
  });
  const made = shop(data, { encryptionKey, database });
  const { container, service } = serviceIn(web, vpcOf(data));
  made.bindContainer(container, { connectable: service });
  made.bindFunction(functionIn(web, vpcOf(data)));
  expect(() => app.synth()).not.toThrow();
  expect(web.dependencies).toEqual([data]);
});
