import { ContainerDefinition, ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { cacheFor, functionIn, importedCache, USERS } from './examples/bound';
import { PasswordUser } from '../../src/access/password-user';
import { BindOptions } from '../../src/cache/bind-options';
import { ICache } from '../../src/cache/ref';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { DatabaseCache } from '../../src/patterns/database-cache';
import { codesOf, messageOf, newStack, propertiesOf, redis, templateOf, vpcOf } from '../helpers';

type Bind = (cache: ICache | DatabaseCache, options?: BindOptions) => void;
const containerIn = (stack: Stack): ContainerDefinition =>
  new FargateTaskDefinition(stack, 'Task').addContainer('App', { image: ContainerImage.fromRegistry('app') });

/** Each kind of application, and its path. */
const APPLICATIONS: [string, string, (stack: Stack) => Bind][] = [
  ['a function', 'S/Fn', stack => { const fn: Function = functionIn(stack); return (cache, options) => cache.bindFunction(fn, options); }],
  ['a container', 'S/Task/App', stack => { const app = containerIn(stack); return (cache, options) => cache.bindContainer(app, options); }],
];

describe.each(APPLICATIONS)('%s', (_, path, applicationIn) => {
  test('bound to a second cache needs another prefix', () => {
    const stack = newStack();
    const bind = applicationIn(stack);
    const [one, other] = [redis({}, stack), new MemcachedCluster(stack, 'Pages', { vpc: vpcOf(stack) })];
    bind(one);
    const before = templateOf(stack).toJSON();
    expect(codesOf(() => bind(other))).toEqual(['BoundTwice']);
    expect(messageOf(() => bind(other))).toContain(`the setting CACHE_HOST of ${path} is already set for S/Cache. Pass another 'prefix', `);
    expect(templateOf(stack).toJSON()).toEqual(before);
    expect(messageOf(() => bind(other, { prefix: 'PAGES' }))).toBe('');
  });

  test('bound to the same cache once more gets what it does not have yet, and nothing twice', () => {
    const templateAfter = (...calls: BindOptions[]) => {
      const stack = newStack();
      const [bind, cache] = [applicationIn(stack), redis({}, stack)];
      calls.forEach(options => bind(cache, options));
      return templateOf(stack).toJSON();
    };
    expect(templateAfter({}, {})).toEqual(templateAfter({}));
    expect(JSON.stringify(templateAfter({}, { url: true }))).toHaveLength(JSON.stringify(templateAfter({ url: true })).length);
  });

  test('bound to the same cache as another user needs another prefix', () => {
    const stack = newStack();
    const bind = applicationIn(stack);
    const [user, admin] = [USERS.password(stack), new PasswordUser(stack, 'Admin', { userName: 'admin' })];
    const cache = cacheFor(user);
    bind(cache, { user });
    expect(messageOf(() => bind(cache, { user: admin }))).toContain(`CACHE_HOST of ${path} is already set for S/Cache and another user. Pass another 'prefix'`);
    expect(messageOf(() => bind(cache, { user: admin, prefix: 'ADMIN' }))).toBe('');
  });

  test('bound to an imported cache besides one of the app needs another prefix', () => {
    const stack = newStack();
    const bind = applicationIn(stack);
    bind(importedCache(stack));
    expect(codesOf(() => bind(new MemcachedCluster(stack, 'Pages', { vpc: vpcOf(stack) })))).toEqual(['BoundTwice']);
  });

  test('cannot have the settings of a database under the names of those of its cache', () => {
    const stack = newStack();
    const bind = applicationIn(stack);
    const shop = new DatabaseCache(stack, 'Shop', { vpc: vpcOf(stack) });
    const options: object = { databasePrefix: 'CACHE' };
    expect(messageOf(() => bind(shop, options))).toContain(`CACHE_HOST of ${path} is already set for S/Shop/Cache. Pass another 'databasePrefix', `);
  });

  test('bound to a second database cache needs other prefixes', () => {
    const stack = newStack();
    const bind = applicationIn(stack);
    const [one, other] = ['Shop', 'Blog'].map(id => new DatabaseCache(stack, id, { vpc: vpcOf(stack) }));
    bind(one);
    expect(codesOf(() => bind(other))).toEqual(['BoundTwice']);
    const options: object = { prefix: 'BLOG_CACHE', databasePrefix: 'BLOG_DATABASE' };
    expect(messageOf(() => bind(other, options))).toBe('');
  });
});

test('a container that has a construct of the name of a setting needs another prefix', () => {
  const stack = newStack();
  const app = containerIn(stack);
  new Construct(app, 'CACHE_PORT');
  expect(messageOf(() => redis({}, stack).bindContainer(app))).toContain("the id 'CACHE_PORT' is already in use in S/Task/App. Pass another 'prefix' [IdTaken]");
  expect(propertiesOf(stack, 'AWS::ECS::TaskDefinition').ContainerDefinitions[0].Secrets).toBeUndefined();
});
