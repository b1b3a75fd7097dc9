import { Annotations, SecretValue, Stack } from 'aws-cdk-lib/core';
import { Pair, USER_EXAMPLES, USER_GROUP_EXAMPLES, USER_GROUP_WARNING_EXAMPLES, USER_WARNING_EXAMPLES } from './examples/user-examples';
import { PasswordUser } from '../../src/access/password-user';
import { USER_RULES, USER_WARNINGS } from '../../src/access/rules/user';
import { USER_GROUP_RULES, USER_GROUP_WARNINGS } from '../../src/access/rules/user-group';
import { codesOf, messageOf, newStack, SENTENCE, templateOf, warningsOf } from '../helpers';

/** What a stack says when it is made and synthesized. */
const synthesized = (make: Pair['broken'], stack: Stack = newStack()) => () => {
  make(stack);
  return templateOf(stack);
};

test('each rule and each warning has one example, and each example a rule', () => {
  expect(Object.keys(USER_EXAMPLES).sort()).toEqual(USER_RULES.map(({ code }) => code).sort());
  expect(Object.keys(USER_WARNING_EXAMPLES)).toEqual(USER_WARNINGS.map(({ code }) => code));
  expect(Object.keys(USER_GROUP_EXAMPLES)).toEqual(USER_GROUP_RULES.map(({ code }) => code));
  expect(Object.keys(USER_GROUP_WARNING_EXAMPLES)).toEqual(USER_GROUP_WARNINGS.map(({ code }) => code));
});

describe.each(Object.entries({ ...USER_EXAMPLES, ...USER_GROUP_EXAMPLES }))('the rule %s', (code, { broken, repaired, also = [] }) => {
  test('refuses its broken example, and says so in a sentence', () => {
    const message = messageOf(synthesized(broken));
    expect(codesOf(synthesized(broken)).sort()).toEqual([code, ...also].sort());
    expect(message).toMatch(/S\/(User|Group)/);
    for (const [, finding] of message.matchAll(/('.*) \[\w+\] \S+$/gm)) { expect(finding).toMatch(SENTENCE); }
  });

  test('takes its repaired example', () => {
    const stack = newStack();
    expect(messageOf(synthesized(repaired, stack))).toBe('');
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe.each(Object.entries({ ...USER_WARNING_EXAMPLES, ...USER_GROUP_WARNING_EXAMPLES }))('the warning %s', (code, { broken, repaired }) => {
  const id = `cdk-elasticache:${code[0].toLowerCase()}${code.slice(1)}`;

  test('is given for its broken example, in a sentence, and can be acknowledged', () => {
    const stack = newStack();
    broken(stack);
    expect(warningsOf(stack)).toEqual([{ id, path: expect.stringMatching(/^\/S\/(User|Group)$/), message: expect.stringMatching(new RegExp(`\\[${code}\\] \\S+$`)) }]);
    expect(warningsOf(stack)[0].message.replace(/ \[\w+\] \S+$/, '')).toMatch(SENTENCE);
    Annotations.of(stack).acknowledgeWarning(id);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is not given for its repaired example', () => {
    const stack = newStack();
    repaired(stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('three mistakes of a user are three findings in one error, under the path of the user', () => {
  expect(messageOf(() => new PasswordUser(newStack(), 'User', { userId: '1', userName: '', passwords: [] })).split('\n')).toEqual([
    'S/User:',
    expect.stringMatching(/^ {2}- 'userId' .*got '1'.* \[InvalidUserId\] /),
    expect.stringMatching(/^ {2}- 'userName' must not be empty.* \[EmptyUserName\] /),
    expect.stringMatching(/^ {2}- 'passwords' .*got 0.* \[PasswordCount\] /),
  ]);
});

test.each([15, 129])('a password of %d characters in the code is refused for its length too, and the message does not repeat it', length => {
  const password = 'x'.repeat(length);
  const message = messageOf(() => new PasswordUser(newStack(), 'User', { passwords: [SecretValue.unsafePlainText(password)] }));
  expect(message).toContain(`got ${length}.`);
  expect(message).not.toContain(password);
});
