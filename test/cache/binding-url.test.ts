import { Cluster, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Stack, Token } from 'aws-cdk-lib/core';
import { functionIn, importedCache } from './examples/bound';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { UserGroup } from '../../src/access/user-group';
import { ICache } from '../../src/cache/ref';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { MemcachedAuthentication } from '../../src/memcached/memcached-authentication';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { DatabaseCache } from '../../src/patterns/database-cache';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { Given, memcached, messageOf, newStack, parameter, propertiesOf, redis, resourcesOf, templateOf, valkey, vpcOf } from '../helpers';
import { serverless } from '../serverless/helpers';

const environmentOf = (stack: Stack): Record<string, any> => propertiesOf(stack, 'AWS::Lambda::Function').Environment?.Variables ?? {};
/** The setting, with a word in place of each reference. */
const urlIn = (environment: Record<string, any>, name = 'CACHE_URL'): string => {
  const [separator, parts] = environment[name]['Fn::Join'] ?? ['', [environment[name]]];
  return parts.map((part: any) => part['Fn::GetAtt']?.[1] ?? part.Ref ?? part).join(separator);
};
const bound = (cache: ICache, prefix?: string) => {
  cache.bindFunction(functionIn(cache.stack), { url: true, prefix });
  return environmentOf(cache.stack);
};
const importedServerless = (stack: Stack, engine?: ServerlessEngine) => ServerlessCache.fromServerlessCacheAttributes(stack, 'Old', {
  serverlessCacheName: 'old', endpointAddress: 'old.example.com', port: 6379, engine,
});

test.each<[string, () => ICache, string]>([
  ['of one shard', () => redis(), 'rediss://PrimaryEndPoint.Address:PrimaryEndPoint.Port'],
  ['with cluster mode', () => valkey({ shards: 2 }), 'rediss://ConfigurationEndPoint.Address:ConfigurationEndPoint.Port'],
  ['without nodes', () => serverless({}), 'rediss://Endpoint.Address:Endpoint.Port'],
  ['imported', () => importedCache(newStack()), 'rediss://primary.example.com:6379'],
  ['imported without TLS', () => importedCache(newStack(), { transitEncryptionEnabled: false }), 'redis://primary.example.com:6379'],
  ['imported without nodes', () => importedServerless(newStack(), ServerlessEngine.VALKEY_8), 'rediss://old.example.com:6379'],
  ['imported without nodes, of an unknown engine', () => importedServerless(newStack()), 'rediss://old.example.com:6379'],
])('a cache %s has a URL', (_, make, url) => {
  expect(urlIn(bound(make()))).toBe(url);
});

test('a URL of what is only known at deployment is made there', () => {
  const stack = newStack();
  const cache = importedCache(stack, { primaryEndpointAddress: parameter(stack, 'Host').valueAsString, port: Token.asNumber({ Ref: 'Port' }) });
  expect(urlIn(bound(cache))).toBe('rediss://Host:Port');
});

test.each<[string, Given, string]>([
  ['is required', {}, 'rediss:'],
  ['is preferred, as CACHE_TLS says', { transitEncryption: TransitEncryption.PREFERRED, authentication: Authentication.none() }, 'rediss:'],
  ['is off', { transitEncryption: TransitEncryption.DISABLED, authentication: Authentication.none() }, 'redis:'],
])('its scheme says that TLS %s', (_, given, scheme) => {
  const environment = bound(redis(given));
  expect(urlIn(environment)).toMatch(new RegExp(`^${scheme}//`));
  expect(environment.CACHE_TLS).toBe(String(scheme === 'rediss:'));
});

test('there is none unless asked for', () => {
  const cache = redis();
  cache.bindFunction(functionIn(cache.stack));
  expect(environmentOf(cache.stack)).not.toHaveProperty('CACHE_URL');
});

test('its name has the prefix', () => {
  expect(Object.keys(bound(redis(), 'SESSIONS'))).toContain('SESSIONS_URL');
});

test('neither user nor secret is in it', () => {
  const stack = newStack();
  const user = new IamUser(stack, 'User', { userId: 'app' });
  valkey({ authentication: Authentication.users(new UserGroup(stack, 'Group', { users: [user] })) }, stack).bindFunction(functionIn(stack), { user, url: true });
  expect(urlIn(environmentOf(stack))).toBe('rediss://PrimaryEndPoint.Address:PrimaryEndPoint.Port');
  expect(JSON.stringify(bound(redis()).CACHE_URL)).not.toMatch(/secret|token/i);
});

test('a container and a service get it as a secret from a parameter of Systems Manager', () => {
  const cache = redis();
  const taskDefinition = new FargateTaskDefinition(cache.stack, 'Task');
  taskDefinition.addContainer('App', { image: ContainerImage.fromRegistry('app') });
  const vpc = vpcOf(cache.stack);
  cache.bindService(new FargateService(cache.stack, 'Service', { cluster: new Cluster(cache.stack, 'Ecs', { vpc }), taskDefinition }), { url: true });
  const [{ Secrets }] = propertiesOf(cache.stack, 'AWS::ECS::TaskDefinition').ContainerDefinitions;
  expect(Secrets.map(({ Name }: any) => Name)).toContain('CACHE_URL');
  expect(resourcesOf(cache.stack, 'AWS::SSM::Parameter').map(({ Value }) => JSON.stringify(Value)).filter(value => value.includes('rediss://'))).toHaveLength(1);
});

test('a database and its cache have one of the cache', () => {
  const stack = newStack();
  new DatabaseCache(stack, 'Shop', { vpc: vpcOf(stack) }).bindFunction(functionIn(stack), { url: true });
  expect(Object.keys(environmentOf(stack)).filter(name => name.endsWith('_URL'))).toEqual(['CACHE_URL']);
});

test.each<[string, (stack: Stack) => ICache]>([
  ['a cluster', stack => memcached({}, stack)],
  ['a cluster behind a gate', stack => memcached({ authentication: MemcachedAuthentication.sasl() }, stack)],
  ['an imported cluster', stack => MemcachedCluster.fromMemcachedClusterAttributes(stack, 'Old', {
    clusterName: 'old', configurationEndpointAddress: 'old.cfg.example.com', port: 11211,
  })],
  ['a serverless cache', stack => serverless({ engine: ServerlessEngine.MEMCACHED_1_6 }, stack)],
  ['an imported serverless cache', stack => importedServerless(stack, ServerlessEngine.MEMCACHED_1_6)],
])('Memcached has none: %s refuses, and does nothing to the function', (_, make) => {
  const stack = newStack();
  const cache = make(stack);
  const fn = functionIn(stack);
  expect(messageOf(() => cache.bindFunction(fn, { url: true }))).toContain(
    "'url' is not available with Memcached, got true for S/Fn. Leave out 'url', and use host and port [UrlOfMemcached]");
  expect(environmentOf(stack)).toEqual({});
  templateOf(stack);
});
