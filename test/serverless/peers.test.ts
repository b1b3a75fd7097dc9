import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnUserGroup } from 'aws-cdk-lib/aws-elasticache';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib/core';
import { isolatedVpc, rendered, serverless, TYPE } from './helpers';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { User } from '../../src/access/user';
import { UserGroup } from '../../src/access/user-group';
import { UserEngine } from '../../src/access/user-ref';
import { Backup } from '../../src/engine/backup';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { DailyWindow } from '../../src/engine/window';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { codesOf, HOME, newStack, propertiesOf, templateOf, vpcOf } from '../helpers';

/** Bugs of other libraries for serverless caches, each seen in a published version. */
const ofGroup = (group: (stack: Stack) => ReturnType<typeof UserGroup.fromUserGroupId>) =>
  (stack: Stack) => ({ authentication: Authentication.users(group(stack)) });

test('an ARN with a slash before the name, which no permission matches: ours has a colon, imported or not, of caches, users and groups', () => {
  const stack = newStack(HOME);
  const cache = ServerlessCache.fromServerlessCacheName(stack, 'Imported', 'sessions');
  const user = User.fromUserId(stack, 'User', 'web');
  cache.grants.connect(new Role(stack, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }), user);
  const { Statement } = propertiesOf(stack, 'AWS::IAM::Policy').PolicyDocument;
  expect(JSON.stringify(Statement)).toContain(':serverlesscache:sessions');
  expect(JSON.stringify(Statement)).toContain(':user:web');
  expect(stack.resolve(UserGroup.fromUserGroupId(stack, 'Group', 'g').userGroupArn)['Fn::Join'][1].at(-1)).toMatch(/:usergroup:g$/);
});

test('a port that is text, or NaN as the port of a security group: ours is a number, and the security groups have the service\'s own ports', () => {
  const stack = newStack(HOME);
  const cache = serverless({}, stack);
  cache.connections.allowDefaultPortFrom(new SecurityGroup(stack, 'Client', { vpc: vpcOf(stack) }));
  expect(typeof cache.endpoint.port).toBe('number');
  new CfnOutput(stack, 'Port', { value: cache.endpoint.portAsString() });
  new CfnOutput(stack, 'ReaderPort', { value: cache.readerEndpoint.portAsString() });
  expect(templateOf(stack).toJSON().Outputs).toMatchObject({
    Port: { Value: { 'Fn::GetAtt': [expect.anything(), 'Endpoint.Port'] } },
    ReaderPort: { Value: { 'Fn::GetAtt': [expect.anything(), 'ReaderEndpoint.Port'] } },
  });
  expect(propertiesOf(stack, 'AWS::EC2::SecurityGroupIngress')).toMatchObject({ FromPort: 6379, ToPort: 6380 });
});

test('an imported user group that crashes synthesis, since the library reaches for its resource: ours is known by its id', () => {
  expect(rendered(ofGroup(stack => UserGroup.fromUserGroupId(stack, 'Group', 'legacy'))).UserGroupId).toBe('legacy');
});

test.each([
  ['Memcached 1.6 by its number', ServerlessEngine.MEMCACHED_1_6, UserEngine.VALKEY, 'UsersOnMemcached'],
  ['a later Memcached', ServerlessEngine.of('memcached', '1.7'), UserEngine.VALKEY, 'UsersOnMemcached'],
  ['Redis OSS 7 by its number', ServerlessEngine.REDIS_7, UserEngine.VALKEY, 'ValkeyUsersOnRedis'],
  ['a later Redis OSS', ServerlessEngine.of('redis', '8'), UserEngine.VALKEY, 'ValkeyUsersOnRedis'],
])('checks of users that know some listed versions only: ours asks the engine, whatever the version; %s', (_, engine, groupEngine, code) => {
  const given = ofGroup(stack => new UserGroup(stack, 'Group', { engine: groupEngine, users: [new IamUser(stack, 'Iam', { engine: groupEngine })] }));
  expect(codesOf(() => serverless(stack => ({ engine, ...given(stack) })))).toEqual([code]);
});

test('engines that cannot be said, such as Valkey 9 and Memcached 1.6: ours has both, and of() for the next', () => {
  expect([ServerlessEngine.VALKEY_9, ServerlessEngine.MEMCACHED_1_6, ServerlessEngine.of('valkey', '10')].map(engine => rendered({ engine }).MajorEngineVersion))
    .toEqual(['9', '1.6', '10']);
});

test('endpoints that are written into the template as properties, where they are read-only: ours are read only', () => {
  const { Properties } = Object.values(templateOf(serverless()).findResources(TYPE))[0];
  expect(Object.keys(Properties).filter(name => /Endpoint/.test(name))).toEqual([]);
});

test('the time of the backup as a cron expression, of which */2 becomes a time: ours is a window that is checked', () => {
  expect(codesOf(() => DailyWindow.parse('*/2:05-4:05'))).toEqual(['InvalidDailyWindow']);
  expect(rendered({ backup: Backup.daily({ retention: Duration.days(1), window: DailyWindow.parse('02:05-03:05') }) }).DailySnapshotTime).toBe('02:05');
});

test('users and groups of Redis whatever the engine: ours are of the engine of the cache', () => {
  for (const [engine, expected] of [[ServerlessEngine.VALKEY_8, 'valkey'], [ServerlessEngine.REDIS_7, 'redis']] as const) {
    const cache = serverless({ engine });
    const users = Object.values(templateOf(cache).findResources('AWS::ElastiCache::User')).map(({ Properties }) => Properties.Engine);
    expect([...new Set(users), (cache.node.findChild('Users').node.defaultChild as CfnUserGroup).engine]).toEqual([expected, expected]);
  }
});

test('names that are too long, or have spaces: ours are checked, and in lower case', () => {
  expect(codesOf(() => serverless({ serverlessCacheName: 'my cache' }))).toEqual(['InvalidServerlessCacheName']);
  expect(rendered({ serverlessCacheName: 'Mine' }).ServerlessCacheName).toBe('mine');
});

test('default subnets that must have egress: ours may be isolated', () => {
  expect(rendered(stack => ({ vpc: isolatedVpc(stack, 2) })).SubnetIds).toHaveLength(2);
});
