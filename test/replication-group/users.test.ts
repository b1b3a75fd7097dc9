import { CfnReplicationGroup } from 'aws-cdk-lib/aws-elasticache';
import { Stack } from 'aws-cdk-lib/core';
import { AccessString } from '../../src/access/access-string';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { PasswordUser } from '../../src/access/password-user';
import { User } from '../../src/access/user';
import { UserGroup } from '../../src/access/user-group';
import { IUser, UserEngine } from '../../src/access/user-ref';
import { NodeType } from '../../src/engine/node-type';
import { RedisVersion } from '../../src/engine/redis-version';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { ReplicationGroup } from '../../src/replication-group/replication-group';
import { MEMBER_RULES } from '../../src/replication-group/rules/users';
import { codesOf, Given, GivenToValkey, messageOf, newStack, parameter, propertiesOf, redis, SENTENCE, templateOf, valkey, warningsOf } from '../helpers';
import { findingsUnder } from '../policy/findings';

const { REDIS, VALKEY } = UserEngine;
const iam = (stack: Stack, engine = REDIS) => new IamUser(stack, 'Iam', { engine });
const web = (stack: Stack, engine = REDIS, rules?: string) =>
  new PasswordUser(stack, 'Web', { engine, userName: 'web', accessString: rules === undefined ? undefined : AccessString.of(rules) });
const groupOf = (stack: Stack, engine: UserEngine, ...users: IUser[]) => new UserGroup(stack, 'Group', { engine, users });
const users = (stack: Stack, engine: UserEngine, ...members: IUser[]) =>
  ({ authentication: Authentication.users(groupOf(stack, engine, ...members)) });
/** A Redis cache of a version with a user. */
const onRedis = (version: RedisVersion, user: (stack: Stack) => IUser) => redis(stack => ({ version, ...users(stack, REDIS, user(stack)) }));
const onValkey = (version: ValkeyVersion, user: (stack: Stack) => IUser) => valkey(stack => ({ version, ...users(stack, VALKEY, user(stack)) }));
const withRules = (rules: string, engine = REDIS) => (stack: Stack) => web(stack, engine, rules);

describe.each<[string, (given: Given & GivenToValkey) => ReplicationGroup, UserEngine[]]>([
  ['Redis', redis, [REDIS]],
  ['Valkey', valkey, [VALKEY, REDIS]],
])('a %s cache', (_, make, engines) => {
  test.each(engines)('lets the users of a group of %s in, and has no token', engine => {
    const cache = make((stack: Stack) => users(stack, engine, web(stack, engine)));
    const [ref] = Object.keys(templateOf(cache).findResources('AWS::ElastiCache::UserGroup'));
    expect(propertiesOf(cache)).toMatchObject({ UserGroupIds: [{ Ref: ref }], TransitEncryptionEnabled: true });
    expect(propertiesOf(cache)).not.toHaveProperty('AuthToken');
    expect(cache.authTokenSecret).toBeUndefined();
  });

  test('takes a group that exists already, with its engine or without', () => {
    const unknown = (stack: Stack) => UserGroup.fromUserGroupId(stack, 'Group', 'legacy');
    const known = (stack: Stack) => UserGroup.fromUserGroupAttributes(stack, 'Group', { userGroupId: 'legacy', engine: engines[0] });
    for (const group of [unknown, known]) {
      expect(propertiesOf(make((stack: Stack) => ({ authentication: Authentication.users(group(stack)) })))).toMatchObject({ UserGroupIds: ['legacy'] });
    }
  });

  test('takes a group whose id is only known at deployment', () => {
    const given = (stack: Stack) => UserGroup.fromUserGroupId(stack, 'Group', parameter(stack, 'Id').valueAsString);
    expect(propertiesOf(make((stack: Stack) => ({ authentication: Authentication.users(given(stack)) })))).toMatchObject({ UserGroupIds: [{ Ref: 'Id' }] });
  });

  test('takes users that are added to the group after the cache', () => {
    const cache = make((stack: Stack) => users(stack, engines[0]));
    (cache.stack.node.findChild('Group') as UserGroup).addUser(iam(cache.stack, engines[0]));
    expect(propertiesOf(cache, 'AWS::ElastiCache::UserGroup').UserIds.at(-1)).toEqual({ Ref: expect.stringMatching(/^Iam/) });
  });

  test('says nothing of the missing token to policy checks: users exclude it', () => {
    const cache = make((stack: Stack) => users(stack, engines[0], web(stack, engines[0])));
    expect(findingsUnder(cache).filter(finding => /Alarm/.test(finding) === false)).toEqual([]);
    const { Metadata } = templateOf(cache).toJSON().Resources[cache.stack.getLogicalId(cache.node.defaultChild as CfnReplicationGroup)];
    expect(Metadata.cdk_nag).toEqual({ rules_to_suppress: [{ id: 'AwsSolutions-AEC6', reason: expect.stringMatching(SENTENCE) }] });
  });

  test('that lets anybody in is still found by policy checks, and carries no acknowledgement', () => {
    const cache = make({ authentication: Authentication.none() });
    expect(findingsUnder(cache)).toContain('AwsSolutions-AEC6: Resource');
    expect(JSON.stringify(templateOf(cache).toJSON())).not.toContain('cdk_nag');
  });

  test('may move to TLS with users: both ways of connecting at once', () => {
    const cache = make((stack: Stack) => ({ ...users(stack, engines[0], web(stack, engines[0])), transitEncryption: TransitEncryption.PREFERRED }));
    expect(propertiesOf(cache)).toMatchObject({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' });
  });
});

test('one group serves two caches', () => {
  const stack = newStack();
  const { authentication } = users(stack, REDIS, web(stack));
  redis({ authentication }, stack);
  const other = redis({ authentication }, new Stack(stack.node.root as Stack, 'T'));
  expect(propertiesOf(other).UserGroupIds).toEqual([{ 'Fn::ImportValue': expect.stringMatching(/^S:/) }]);
});

test.each<[string, (stack: Stack) => UserGroup | ReturnType<typeof UserGroup.fromUserGroupId>]>([
  ['of the app', stack => groupOf(stack, VALKEY, web(stack, VALKEY))],
  ['that exists already', stack => UserGroup.fromUserGroupAttributes(stack, 'Group', { userGroupId: 'legacy', engine: VALKEY })],
])('a Redis cache fails with a group of Valkey %s', (_, group) => {
  expect(codesOf(() => redis(stack => ({ authentication: Authentication.users(group(stack)) })))).toEqual(['ValkeyUsersOnRedis']);
});

test('a cache fails with users and without TLS', () => {
  expect(codesOf(() => valkey(stack => ({ ...users(stack, VALKEY, web(stack, VALKEY)), transitEncryption: TransitEncryption.DISABLED }))))
    .toEqual(['UsersNeedTls']);
});

test.each<[RedisVersion, string[]]>([
  [RedisVersion.V4_0_10, ['UsersNeedNewerVersion']],
  [RedisVersion.V5_0_6, ['UsersNeedNewerVersion']],
  [RedisVersion.V6_0, []],
  [RedisVersion.V6_2, []],
  [RedisVersion.V7_1, []],
])('users with passwords and the default access string need Redis 6.0: %s', (version, codes) => {
  expect(codesOf(() => templateOf(redis(stack => ({ version, nodeType: NodeType.R5_LARGE, ...users(stack, REDIS, web(stack)) }))))).toEqual(codes);
});

/** Codes of MEMBER_RULES, found when the app is complete. */
const MEMBER_EXAMPLES: Record<string, [broken: () => ReplicationGroup, repaired: () => ReplicationGroup]> = {
  IamUsersNeedNewerVersion: [() => onRedis(RedisVersion.V6_2, iam), () => onRedis(RedisVersion.V7_0, iam)],
  AccessStringNeedsNewerVersion: [
    () => onRedis(RedisVersion.V6_0, withRules('on ~* &news:* +@read')),
    () => onRedis(RedisVersion.V6_2, withRules('on ~* &news:* +@read')),
  ],
};

test('each rule of members has one example, and each example a rule', () => {
  expect(Object.keys(MEMBER_EXAMPLES)).toEqual(MEMBER_RULES.map(({ code }) => code));
});

test.each(Object.entries(MEMBER_EXAMPLES))('the rule %s refuses its broken example in a sentence at synthesis, and takes the repaired one', (code, [broken, repaired]) => {
  const message = messageOf(() => templateOf(broken()));
  const [, path, finding] = new RegExp(`\\[(.*?)\\] (users .*|the .*) \\[${code}\\] https:`, 'm').exec(message)!;
  expect(path).toBe('S/Cache');
  expect(finding).toMatch(SENTENCE);
  expect(codesOf(() => templateOf(broken()))).toEqual([code]);
  expect(messageOf(() => templateOf(repaired()))).toBe('');
});

test('an IAM user is found on an old Redis also when it is added to the group after the cache, and when it exists already', () => {
  for (const make of [iam, (stack: Stack) => User.fromUserAttributes(stack, 'Iam', { userId: 'legacy', authentication: iam(newStack()).authentication })]) {
    const cache = onRedis(RedisVersion.V6_2, stack => web(stack));
    (cache.stack.node.findChild('Group') as UserGroup).addUser(make(cache.stack));
    expect(codesOf(() => templateOf(cache))).toEqual(['IamUsersNeedNewerVersion']);
  }
});

test('users of which nothing is known break no rule of versions', () => {
  const cache = onRedis(RedisVersion.V6_0, stack => User.fromUserId(stack, 'Imported', 'legacy'));
  expect(messageOf(() => templateOf(cache))).toBe('');
});

const READ = 'on ~* +@read';
test.each<[string, RedisVersion, boolean]>([
  [`${READ} &news:*`, RedisVersion.V6_0, false],
  [`${READ} allchannels`, RedisVersion.V6_0, false],
  [`${READ} resetchannels`, RedisVersion.V6_0, false],
  [`${READ} &news:*`, RedisVersion.V6_2, true],
  ['on %R~app:* +@read', RedisVersion.V6_2, false],
  ['on %W~app:* +@read', RedisVersion.V6_2, false],
  ['on %RW~app:* +@read', RedisVersion.V7_0, true],
  [`${READ} (~log:* +set)`, RedisVersion.V6_2, false],
  [`${READ} (~log:* +set)`, RedisVersion.V7_0, true],
  [`${READ} -client|kill`, RedisVersion.V6_2, false],
  [`${READ} -client|kill`, RedisVersion.V7_1, true],
  [`${READ} +client|id`, RedisVersion.V6_0, true],
  [`${READ} db=0`, RedisVersion.V7_1, false],
])('the access string `%s` on %s is taken: %#', (rules, version, taken) => {
  expect(codesOf(() => templateOf(onRedis(version, withRules(rules))))).toEqual(taken ? [] : ['AccessStringNeedsNewerVersion']);
});

test.each<[ValkeyVersion, boolean]>([
  [ValkeyVersion.V7_2, false],
  [ValkeyVersion.V9_0, false],
  [ValkeyVersion.of('9.1', 'valkey9'), true],
])('databases in an access string need Valkey 9.1: %s', (version, taken) => {
  expect(codesOf(() => templateOf(onValkey(version, withRules(`${READ} db=0,1`, VALKEY))))).toEqual(taken ? [] : ['AccessStringNeedsNewerVersion']);
});

test.each([ValkeyVersion.V7_2, ValkeyVersion.V8_2])('%s has channels, selectors, subcommands and IAM', version => {
  expect(messageOf(() => templateOf(onValkey(version, withRules('on %R~app:* &news:* +@read -client|kill (~log:* +set)', VALKEY))))).toBe('');
  expect(messageOf(() => templateOf(onValkey(version, stack => iam(stack, VALKEY))))).toBe('');
});

test('a version or an access string that is only known at deployment breaks no rule', () => {
  const late = (stack: Stack) => RedisVersion.of(parameter(stack, 'Version').valueAsString, 'redis6.x');
  const cache = redis(stack => ({ version: late(stack), ...users(stack, REDIS, iam(stack), web(stack, REDIS, `${READ} &news:* -client|kill`)) }));
  expect(messageOf(() => templateOf(cache))).toBe('');
  const unknown = onRedis(RedisVersion.V6_0, stack => web(stack, REDIS, parameter(stack, 'Access').valueAsString));
  expect(messageOf(() => templateOf(unknown))).toBe('');
});

test('the message names each user whose access string is too new', () => {
  const cache = redis(stack => ({
    version: RedisVersion.V6_0,
    ...users(stack, REDIS, web(stack, REDIS, `${READ} &news:*`), new PasswordUser(stack, 'Desk', { userId: 'desk', engine: REDIS, accessString: AccessString.administrator() })),
  }));
  expect(messageOf(() => templateOf(cache))).toContain("the access string of 'web' and 'desk' uses what redis 6.0 does not support. Channels need Redis OSS 6.2. ");
});

test('a cache with users gives no warning', () => {
  const cache = redis(stack => users(stack, REDIS, web(stack), iam(stack)));
  expect(warningsOf(cache.stack)).toEqual([]);
});
