import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { App, Stack } from 'aws-cdk-lib/core';
import { LIMITS, serverless } from './helpers';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { UserGroup } from '../../src/access/user-group';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { ConnectionType } from '../../src/serverless/connection-type';
import { IServerlessCache } from '../../src/serverless/ref';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { functionIn, permitted, SECRET_ARN, twoStacks, USERS } from '../cache/examples/bound';
import { HOME, messageOf, newStack, propertiesOf, serviceFacts, templateOf, vpcOf } from '../helpers';

const roleIn = (stack: Stack) => new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
const environmentOf = (stack: Stack) => propertiesOf(stack, 'AWS::Lambda::Function').Environment?.Variables ?? {};
const withUser = (make: (stack: Stack) => ReturnType<typeof USERS.iam>, stack: Stack) => {
  const user = make(stack);
  return { user, cache: serverless({ authentication: Authentication.users(new UserGroup(stack, 'Group', { users: [user] })) }, stack) };
};
const importedCache = (stack: Stack): IServerlessCache => ServerlessCache.fromServerlessCacheAttributes(stack, 'Cache', {
  serverlessCacheName: 'sessions',
  engine: ServerlessEngine.VALKEY_8,
  endpointAddress: 'sessions.example.com',
  securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'CacheGroup', 'sg-1')],
});

describe('grants.connect', () => {
  const { arns } = serviceFacts<{ arns: Record<string, string> }>('serverless');
  /** The shape that AWS documents, with what is known filled in. */
  const arn = (shape: string, id: unknown) => {
    const [before] = shape.replace('arn:${Partition}', '').replace('${Region}', HOME.region).replace('${Account}', HOME.account).split(/\$\{\w+\}$/);
    return { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ...(typeof id === 'string' ? [before + id] : [before, id])]] };
  };
  const ref = (id: string) => ({ Ref: expect.stringMatching(new RegExp(`^${id}`)) });

  test('permits to log in as the cache\'s own user, on this cache and this user, and nothing else', () => {
    const stack = newStack(HOME);
    serverless({}, stack).grants.connect(roleIn(stack));
    expect(permitted(stack, 'Role')).toEqual([{
      Effect: 'Allow', Action: 'elasticache:Connect', Resource: [arn(arns.serverlesscache, ref('Cache')), arn(arns.user, ref('CacheUser'))],
    }]);
  });

  test.each(['iam', 'importedIam'] as const)('permits to log in as another user (%s) of an imported cache', kind => {
    const stack = newStack(HOME);
    importedCache(stack).grants.connect(roleIn(stack), USERS[kind](stack));
    expect(permitted(stack, 'Role')).toEqual([{
      Effect: 'Allow',
      Action: 'elasticache:Connect',
      Resource: [arn(arns.serverlesscache, 'sessions'), arn(arns.user, kind === 'iam' ? ref('Iam') : 'signed')],
    }]);
  });

  test.each<[string, (stack: Stack) => IServerlessCache]>([
    ['an imported one', importedCache],
    ['one of Memcached', stack => serverless({ engine: ServerlessEngine.MEMCACHED_1_6 }, stack)],
    ['one with given users', stack => withUser(USERS.iam, stack).cache],
  ])('asks for the user of a cache that has none of its own: %s', (_, make) => {
    const stack = newStack(HOME);
    expect(messageOf(() => make(stack).grants.connect(roleIn(stack)))).toContain(
      'the cache S/Cache has no IAM user of its own. Pass the user to connect as: grants.connect(role, user) [NoIamUser]');
  });

  test('refuses a user that does not log in with IAM', () => {
    const stack = newStack(HOME);
    expect(messageOf(() => importedCache(stack).grants.connect(roleIn(stack), USERS.password(stack)))).toContain('[NotAnIamUser]');
  });
});

describe('a function that is bound', () => {
  const att = (name: string) => ({ 'Fn::GetAtt': [expect.stringMatching(/^Cache/), name] });

  test('is told where the cache is, as whom to log in, and that the token is for a serverless cache; and is permitted to', () => {
    const stack = newStack(HOME);
    const cache = serverless({}, stack);
    cache.bindFunction(functionIn(stack));
    expect(environmentOf(stack)).toEqual({
      CACHE_HOST: att('Endpoint.Address'),
      CACHE_PORT: att('Endpoint.Port'),
      CACHE_READER_HOST: att('ReaderEndpoint.Address'),
      CACHE_READER_PORT: att('ReaderEndpoint.Port'),
      CACHE_TLS: 'true',
      CACHE_NAME: { Ref: expect.stringMatching(/^Cache/) },
      CACHE_SERVERLESS: 'true',
      CACHE_USER: cache.iamUser!.userName,
    });
    expect(permitted(stack, 'FnServiceRole')).toMatchObject([{ Action: 'elasticache:Connect' }]);
    expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupIngress')).toMatchObject({ IpProtocol: 'tcp', FromPort: 6379, ToPort: 6380 });
    expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupEgress')).toMatchObject({ IpProtocol: 'tcp', FromPort: 6379, ToPort: 6380 });
  });

  test('to Memcached is told nothing of users and readers', () => {
    const stack = newStack(HOME);
    serverless({ engine: ServerlessEngine.MEMCACHED_1_6 }, stack).bindFunction(functionIn(stack), { prefix: 'PAGES' });
    expect(Object.keys(environmentOf(stack)).sort()).toEqual(['PAGES_HOST', 'PAGES_NAME', 'PAGES_PORT', 'PAGES_SERVERLESS', 'PAGES_TLS']);
    expect(permitted(stack, 'FnServiceRole')).toEqual([]);
  });

  test.each(['iam', 'importedIam', 'password', 'importedPassword'] as const)('may log in as a given user: %s', kind => {
    const stack = newStack(HOME);
    const { cache, user } = withUser(USERS[kind], stack);
    cache.bindFunction(functionIn(stack), { user });
    expect(environmentOf(stack).CACHE_USER).toBe(user.userName);
    expect(permitted(stack, 'FnServiceRole')).not.toEqual([]);
    if (kind === 'importedPassword') { expect(environmentOf(stack).CACHE_SECRET_ARN).toBe(SECRET_ARN); }
  });

  test('must be told as whom to log in where users were given', () => {
    const stack = newStack(HOME);
    const { cache } = withUser(USERS.iam, stack);
    expect(messageOf(() => cache.bindFunction(functionIn(stack)))).toContain('[BindNeedsUser]');
  });

  test('is told no user of a cache that lets anybody in', () => {
    const stack = newStack(HOME);
    const cache = serverless({ authentication: Authentication.none() }, stack);
    expect(messageOf(() => cache.bindFunction(functionIn(stack), { user: new IamUser(stack, 'Iam') }))).toContain('[BindWithoutUsers]');
    cache.bindFunction(stack.node.findChild('Fn') as Function);
    expect(environmentOf(stack)).not.toHaveProperty('CACHE_USER');
  });

  test('to an imported cache is told what was given', () => {
    const stack = newStack(HOME);
    importedCache(stack).bindFunction(functionIn(stack), { user: USERS.importedIam(stack) });
    expect(environmentOf(stack)).toEqual({
      CACHE_HOST: 'sessions.example.com', CACHE_PORT: '6379', CACHE_TLS: 'true', CACHE_NAME: 'sessions', CACHE_SERVERLESS: 'true', CACHE_USER: 'signed',
    });
  });

  const outside = (stack: Stack) => new Function(stack, 'Fn', { runtime: Runtime.NODEJS_LATEST, handler: 'index.handler', code: Code.fromInline('0') });

  test('may be outside of a VPC where the endpoint is public, and only there', () => {
    const stack = newStack(HOME);
    serverless({ connectionType: ConnectionType.PUBLIC, engine: ServerlessEngine.VALKEY_9 }, stack).bindFunction(outside(stack));
    expect(environmentOf(stack)).toHaveProperty('CACHE_USER');
    const other = newStack(HOME);
    expect(messageOf(() => serverless({}, other).bindFunction(outside(other)))).toContain('[FunctionOutsideVpc]');
  });

  test('may be outside of a VPC where an imported cache is said to be public, and reaches the internet at its ports', () => {
    const stack = newStack(HOME);
    const attributes = {
      serverlessCacheName: 'sessions', engine: ServerlessEngine.VALKEY_9, endpointAddress: 'sessions.example.com', connectionType: ConnectionType.PUBLIC,
    };
    const imported = ServerlessCache.fromServerlessCacheAttributes(stack, 'Imported', attributes);
    imported.bindFunction(outside(stack), { user: USERS.importedIam(stack) });
    const client = new SecurityGroup(stack, 'Client', { vpc: vpcOf(stack), allowAllOutbound: false });
    client.connections.allowToDefaultPort(imported);
    expect(environmentOf(stack)).toMatchObject({ CACHE_HOST: 'sessions.example.com', CACHE_USER: 'signed' });
    expect(propertiesOf(client, 'AWS::EC2::SecurityGroup').SecurityGroupEgress).toEqual([
      expect.objectContaining({ CidrIp: '0.0.0.0/0', FromPort: 6379, ToPort: 6380 }),
    ]);
  });

  test('may be in another stack, without a cycle', () => {
    const { app, data, service, vpc } = twoStacks();
    new ServerlessCache(data, 'Cache', { vpc, usageLimits: LIMITS }).bindFunction(functionIn(service, vpc));
    expect(messageOf(() => app.synth())).toBe('');
    expect(service.dependencies).toEqual([data]);
  });
});

test('a container that is bound gets the same settings as parameters, and its task the permission', () => {
  const stack = newStack(HOME);
  const cache = serverless({}, stack);
  const taskDefinition = new FargateTaskDefinition(stack, 'Task');
  const container = taskDefinition.addContainer('App', { image: ContainerImage.fromRegistry('app') });
  const service = new FargateService(stack, 'Service', { cluster: new Cluster(stack, 'Cluster', { vpc: vpcOf(stack) }), taskDefinition });
  cache.bindContainer(container, { connectable: service });
  const [{ Secrets }] = propertiesOf(stack, 'AWS::ECS::TaskDefinition').ContainerDefinitions;
  expect(Secrets.map(({ Name }: { Name: string }) => Name).sort()).toEqual([
    'CACHE_HOST', 'CACHE_NAME', 'CACHE_PORT', 'CACHE_READER_HOST', 'CACHE_READER_PORT', 'CACHE_SERVERLESS', 'CACHE_TLS', 'CACHE_USER',
  ]);
  expect(permitted(stack, 'TaskTaskRole')).toContainEqual(expect.objectContaining({ Action: 'elasticache:Connect' }));
  templateOf(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', { FromPort: 6379, ToPort: 6380 });
});

test('cache, user, group and role may each be in a stack of its own', () => {
  const app = new App();
  const [users, groups, caches, service] = ['Users', 'Groups', 'Caches', 'Service'].map(id => new Stack(app, id, { env: HOME }));
  const user = USERS.iam(users);
  const group = new UserGroup(groups, 'Group', { users: [user] });
  const cache = new ServerlessCache(caches, 'Cache', { vpc: vpcOf(caches), usageLimits: LIMITS, authentication: Authentication.users(group) });
  cache.grants.connect(roleIn(service), user);
  expect(messageOf(() => app.synth())).toBe('');
  expect(service.dependencies.map(({ node }) => node.id).sort()).toEqual(['Caches', 'Users']);
});
