import { Aws, Lazy, Token } from 'aws-cdk-lib/core';
import { isKnown, known, withoutTokens } from '../../src/private/tokens';

test.each<[string, unknown]>([
  ['a text', 'cache'],
  ['an empty text', ''],
  ['zero', 0],
  ['false', false],
  ['what was left out', undefined],
  ['a list', ['a', 'b']],
  ['an empty list', []],
  ['an object', { key: 'value' }],
  ['a text with the signs of a token', '${not a token}'],
])('%s is known', (_, value) => {
  expect(isKnown(value)).toBe(true);
  expect(known(value)).toBe(value);
});

test.each<[string, unknown]>([
  ['a text', Token.asString({ Ref: 'Text' })],
  ['a text around a token', `cache-${Aws.REGION}`],
  ['a number', Token.asNumber({ Ref: 'Number' })],
  ['a list', Token.asList({ Ref: 'List' })],
  ['the one element of such a list', Token.asList({ Ref: 'List' })[0]],
  ['a list with such an element', ['a', Token.asString({ Ref: 'Text' })]],
  ['a late value', Lazy.any({ produce: () => 1 })],
  ['a late text', Lazy.string({ produce: () => 'late' })],
])('%s that is a token is not known', (_, value) => {
  expect(isKnown(value)).toBe(false);
  expect(known(value)).toBeUndefined();
});

test('a text without tokens is left as it is', () => {
  expect(withoutTokens("got '${a}' and 5")).toBe("got '${a}' and 5");
});
