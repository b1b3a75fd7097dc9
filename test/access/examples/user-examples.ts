import { Duration, SecretValue, Stack } from 'aws-cdk-lib/core';
import { AccessString } from '../../../src/access/access-string';
import { IamUser } from '../../../src/access/iam-user';
import { NoPasswordUser } from '../../../src/access/no-password-user';
import { PasswordUser, PasswordUserProps } from '../../../src/access/password-user';
import { User } from '../../../src/access/user';
import { UserGroup, UserGroupProps } from '../../../src/access/user-group';
import { IUser, UserEngine } from '../../../src/access/user-ref';

/** What breaks a rule in a stack, and the same with the advice of its message followed. */
export interface Pair {
  readonly broken: (stack: Stack) => unknown;
  readonly repaired: (stack: Stack) => unknown;
  /** Rules that cannot but be broken as well. */
  readonly also?: string[];
}

const { REDIS, VALKEY } = UserEngine;

/** Secrets that exist already. */
export const references = (...names: string[]) => names.map(name => SecretValue.secretsManager(name));
const inTheCode = (...passwords: string[]) => passwords.map(password => SecretValue.unsafePlainText(password));
const password = (props: PasswordUserProps) => (stack: Stack) => new PasswordUser(stack, 'User', props);

/** Codes of USER_RULES. */
export const USER_EXAMPLES: Record<string, Pair> = {
  InvalidUserId: { broken: password({ userId: '1st_user' }), repaired: password({ userId: 'user-1' }) },
  ReservedUserId: {
    broken: password({ userId: 'Default' }),
    repaired: password({ userId: 'shop-default', userName: 'default' }),
  },
  EmptyUserName: { broken: password({ userName: 'the shop' }), repaired: password({}) },
  PasswordCount: {
    broken: password({ passwords: references('one', 'two', 'three') }),
    repaired: password({ passwords: references('one', 'two') }),
  },
  PasswordInPlainText: {
    broken: password({ passwords: inTheCode('a'.repeat(32)) }),
    repaired: password({ passwords: references('one') }),
  },
  InvalidPassword: {
    broken: password({ passwords: inTheCode('a'.repeat(15)) }),
    repaired: password({}),
    also: ['PasswordInPlainText'],
  },
  PasswordsGivenTwice: {
    broken: password({ passwords: references('one'), rotateEvery: Duration.days(30) }),
    repaired: password({ rotateEvery: Duration.days(30) }),
  },
  NoPasswordOnValkey: {
    broken: stack => new NoPasswordUser(stack, 'User', { engine: VALKEY, accessString: AccessString.readOnly() }),
    repaired: stack => new PasswordUser(stack, 'User', { engine: VALKEY, accessString: AccessString.readOnly() }),
  },
};

/** Codes of USER_WARNINGS. */
export const USER_WARNING_EXAMPLES: Record<string, Pair> = {
  UserSwitchedOff: {
    broken: password({ accessString: AccessString.of('~app:* +@read') }),
    repaired: password({ accessString: AccessString.of('on ~app:* +@read') }),
  },
};

/** That many users that exist already. */
export const importedUsers = (stack: Stack, count: number): IUser[] =>
  Array.from({ length: count }, (_, i) => User.fromUserAttributes(stack, `Imported${i}`, { userId: `user-${i}`, userName: `name-${i}` }));

const named = (stack: Stack, userName: string, engine = VALKEY) => new PasswordUser(stack, `User${stack.node.children.length}`, { userName, engine });
const open = (stack: Stack, engine = REDIS) => new NoPasswordUser(stack, 'Open', { engine, accessString: AccessString.readOnly() });
const group = (props: (stack: Stack) => UserGroupProps) => (stack: Stack) => new UserGroup(stack, 'Group', props(stack));

/** Codes of USER_GROUP_RULES. */
export const USER_GROUP_EXAMPLES: Record<string, Pair> = {
  InvalidUserGroupId: {
    broken: group(stack => ({ userGroupId: 'the_shop', users: [named(stack, 'shop')] })),
    repaired: group(stack => ({ users: [named(stack, 'shop')] })),
  },
  UserGroupEmpty: {
    broken: group(() => ({})),
    repaired: stack => new UserGroup(stack, 'Group').addUser(named(stack, 'shop')),
  },
  UserNameTwice: {
    broken: group(stack => ({ users: [named(stack, 'shop'), named(stack, 'shop')] })),
    repaired: group(stack => ({ users: [named(stack, 'shop'), named(stack, 'desk')] })),
  },
  ValkeyUserInRedisGroup: {
    broken: group(stack => ({ engine: REDIS, users: [new IamUser(stack, 'User')] })),
    repaired: group(stack => ({ engine: REDIS, users: [new IamUser(stack, 'User', { engine: REDIS })] })),
  },
  OpenUserInValkeyGroup: {
    broken: group(stack => ({ users: [open(stack)] })),
    repaired: group(stack => ({ users: [named(stack, 'open')] })),
  },
};

/** Codes of USER_GROUP_WARNINGS. */
export const USER_GROUP_WARNING_EXAMPLES: Record<string, Pair> = {
  TooManyUsers: {
    broken: group(stack => ({ users: importedUsers(stack, 101) })),
    repaired: group(stack => ({ users: importedUsers(stack, 100) })),
  },
};
