import { CfnUser, IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { Lazy, Stack } from 'aws-cdk-lib/core';
import { importedUsers } from './examples/user-examples';
import { AccessString } from '../../src/access/access-string';
import { IamUser } from '../../src/access/iam-user';
import { NoPasswordUser } from '../../src/access/no-password-user';
import { PasswordUser } from '../../src/access/password-user';
import { User } from '../../src/access/user';
import { UserGroup, UserGroupProps } from '../../src/access/user-group';
import { IUser, UserEngine } from '../../src/access/user-ref';
import { codesOf, HOME, messageOf, newStack, parameter, propertiesOf, SENTENCE, templateOf, warningsOf } from '../helpers';

const { REDIS, VALKEY } = UserEngine;
const TYPE = 'AWS::ElastiCache::UserGroup';
const group = (props: UserGroupProps = {}, stack: Stack = newStack()) => new UserGroup(stack, 'Group', props);
const refTo = (user: IUserRef) => ({ Ref: Stack.of(user).getLogicalId(user.node.defaultChild as CfnUser) });
const named = (stack: Stack, userName: string, engine: UserEngine = VALKEY) => new PasswordUser(stack, `User-${userName}`, { userName, engine });
const userIdsOf = (made: UserGroup) => propertiesOf(made, TYPE).UserIds;

test('a group of Valkey has the users it was given and no other, by reference, so that it waits for them', () => {
  const stack = newStack();
  const users = [new IamUser(stack, 'Iam'), named(stack, 'web')];
  const made = group({ userGroupId: 'Shop', users }, stack);
  expect(propertiesOf(made, TYPE)).toEqual({ UserGroupId: 'shop', Engine: 'valkey', UserIds: users.map(refTo) });
  expect(made.users).toEqual(users);
  templateOf(stack).resourceCountIs('AWS::ElastiCache::User', 2);
});

test('a group without an id has one that ElastiCache takes, and that is its own', () => {
  const stack = newStack();
  const users = [named(stack, 'web')];
  ['Group', 'GROUP', 'A-very-long_id-of-A-construct'.repeat(3)].forEach(id => new UserGroup(stack, id, { users }));
  const ids = Object.values(templateOf(stack).findResources(TYPE)).map(({ Properties }) => Properties.UserGroupId);
  expect(ids.filter(id => !/^[a-z](-?[a-z0-9])*$/.test(id) || id.length > 40)).toEqual([]);
  expect(new Set(ids).size).toBe(3);
});

test('a group says its id and its ARN, with colons, by reference: the cache waits for the group', () => {
  const stack = newStack(HOME);
  const made = group({ users: [named(stack, 'web')] }, stack);
  const [ref] = Object.keys(templateOf(stack).findResources(TYPE));
  expect(stack.resolve(made.userGroupId)).toEqual({ Ref: ref });
  expect(stack.resolve(made.userGroupArn)).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:eu-west-1:111122223333:usergroup:', { Ref: ref }]],
  });
  expect(made.userGroupRef).toEqual({ userGroupId: made.userGroupId, userGroupArn: made.userGroupArn });
});

test('a group of Redis without a user `default`, which it needs, gets one that can do nothing', () => {
  const stack = newStack();
  const web = named(stack, 'web', REDIS);
  const made = group({ engine: REDIS, users: [web] }, stack);
  const [, added] = made.users!;
  expect(userIdsOf(made)).toEqual([refTo(web), refTo(added)]);
  expect(templateOf(stack).toJSON().Resources[refTo(added).Ref].Properties).toEqual({
    UserId: expect.stringMatching(/^u-/),
    UserName: 'default',
    Engine: 'redis',
    AccessString: AccessString.off().text,
    AuthenticationMode: { Type: 'no-password-required' },
  });
});

test.each<[string, (stack: Stack) => IUser]>([
  ['of the app', stack => named(stack, 'default', REDIS)],
  ['of the app, without a password', stack => new NoPasswordUser(stack, 'Open', { userName: 'default', accessString: AccessString.readOnly() })],
  ['that exists already', stack => User.fromUserAttributes(stack, 'Imported', { userId: 'legacy-default', userName: 'default' })],
])('a group of Redis with a user `default` %s gets none', (_, make) => {
  const stack = newStack();
  const user = make(stack);
  expect(group({ engine: REDIS, users: [user] }, stack).users).toEqual([user]);
});

test('two groups of Redis in a stack have each a user `default` of its own', () => {
  const stack = newStack();
  ['One', 'Two'].forEach(id => new UserGroup(stack, id, { engine: REDIS }));
  const ids = Object.values(templateOf(stack).findResources('AWS::ElastiCache::User')).map(({ Properties }) => Properties.UserId);
  expect(new Set(ids).size).toBe(2);
});

test('users can be added later, of this app and imported ones', () => {
  const stack = newStack();
  const made = group({}, stack);
  const own = new IamUser(stack, 'Own');
  made.addUser(own);
  made.addUser(User.fromUserId(stack, 'Imported', 'legacy'));
  expect(userIdsOf(made)).toEqual([refTo(own), 'legacy']);
});

test('the list that was given and the list that is read are copies: only addUser changes the group', () => {
  const stack = newStack();
  const users: IUser[] = [named(stack, 'web')];
  const made = group({ users }, stack);
  users.push(named(stack, 'desk'));
  made.users!.push(named(stack, 'till'));
  expect(userIdsOf(made)).toHaveLength(1);
});

test.each<[string, UserGroupProps, (stack: Stack) => IUser]>([
  ['UserNameTwice', {}, stack => new PasswordUser(stack, 'Other', { userName: 'web' })],
  ['UserNameTwice', { engine: REDIS }, stack => new PasswordUser(stack, 'Other', { userName: 'default', engine: REDIS })],
  ['ValkeyUserInRedisGroup', { engine: REDIS }, stack => new IamUser(stack, 'Other')],
  ['ValkeyUserInRedisGroup', { engine: REDIS }, stack => User.fromUserAttributes(stack, 'Other', { userId: 'legacy', engine: VALKEY })],
  ['OpenUserInValkeyGroup', {}, stack => new NoPasswordUser(stack, 'Other', { accessString: AccessString.off() })],
])('fails to add a user that breaks %s, and leaves the group as it was (%#)', (code, props, make) => {
  const stack = newStack();
  const made = group({ ...props, users: [named(stack, 'web', props.engine)] }, stack);
  const before = made.users!;
  expect(codesOf(() => made.addUser(make(stack)))).toEqual([code]);
  expect(made.users).toEqual(before);
  expect(messageOf(() => templateOf(stack))).toBe('');
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html: AWS raises the quota on request
test('a group of more than 100 users is warned about once, however often it grew', () => {
  const stack = newStack();
  const users = importedUsers(stack, 103);
  const made = group({ users: users.slice(0, 100) }, stack);
  users.slice(100).forEach(user => made.addUser(user));
  expect(userIdsOf(made)).toHaveLength(103);
  expect(warningsOf(stack)).toEqual([expect.objectContaining({ id: 'cdk-elasticache:tooManyUsers', message: expect.stringContaining('has 103 users') })]);
});

test('the `default` that a group for Redis gets counts towards the quota', () => {
  const warned = (count: number) => {
    const stack = newStack();
    group({ engine: REDIS, users: importedUsers(stack, count) }, stack);
    return warningsOf(stack).map(({ message }) => message);
  };
  expect(warned(99)).toEqual([]);
  expect(warned(100)).toEqual([expect.stringContaining("101 users, including 'default'")]);
});

test('a group that is empty still when the app is complete fails, under its path and in a sentence', () => {
  const made = group();
  const message = messageOf(() => templateOf(made));
  const [, path, finding] = /\[(S\/Group)\] (.*) \[UserGroupEmpty\] /m.exec(message)!;
  expect(path).toBe('S/Group');
  expect(finding).toMatch(SENTENCE);
});

test('an empty group of Redis is none: it has its user `default`', () => {
  expect(messageOf(() => templateOf(group({ engine: REDIS })))).toBe('');
});

test('names that are only known at deployment, or not at all, are not taken for the same', () => {
  const stack = newStack();
  const userName = parameter(stack, 'Name').valueAsString;
  const users = [
    new PasswordUser(stack, 'One', { userName }),
    new PasswordUser(stack, 'Two', { userName: Lazy.string({ produce: () => 'web' }) }),
    new PasswordUser(stack, 'Three', { userName }),
    User.fromUserId(stack, 'Four', 'four'),
    User.fromUserId(stack, 'Five', 'five'),
  ];
  expect(userIdsOf(group({ users }, stack))).toHaveLength(5);
});

test.each<[string, (stack: Stack) => string, unknown]>([
  ['a parameter', stack => parameter(stack, 'Id').valueAsString, { Ref: 'Id' }],
  ['a late value', () => Lazy.string({ produce: () => 'shop' }), 'shop'],
])('ids that are only known at deployment go to CloudFormation: %s', (_, make, expected) => {
  const stack = newStack();
  const id = make(stack);
  const made = group({ userGroupId: id, users: [User.fromUserId(stack, 'Imported', id)] }, stack);
  expect(propertiesOf(made, TYPE)).toMatchObject({ UserGroupId: expected, UserIds: [expected] });
});

test('users of another stack are referred to, and that stack is deployed first', () => {
  const stack = newStack();
  const users = new Stack(stack.node.root as Stack, 'Users');
  const user = named(users, 'web');
  const made = group({ users: [user] }, stack);
  expect(userIdsOf(made)).toEqual([{ 'Fn::ImportValue': expect.stringMatching(/^Users:/) }]);
  expect(stack.dependencies).toEqual([users]);
});

test('a group that exists already is known by its id', () => {
  const stack = newStack(HOME);
  const made = UserGroup.fromUserGroupId(stack, 'Group', 'legacy');
  expect(made).toMatchObject({ userGroupId: 'legacy', engine: undefined, users: undefined });
  expect(stack.resolve(made.userGroupRef)).toEqual({
    userGroupId: 'legacy',
    userGroupArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:eu-west-1:111122223333:usergroup:legacy']] },
  });
  expect(templateOf(stack).toJSON().Resources).toBeUndefined();
});

test('a group that exists already has the engine that it was given', () => {
  const made = UserGroup.fromUserGroupAttributes(newStack(), 'Group', { userGroupId: 'legacy', engine: REDIS });
  expect(made).toMatchObject({ userGroupId: 'legacy', engine: REDIS, users: undefined });
});
