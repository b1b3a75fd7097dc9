import { Aws, CfnParameter, Fn, Lazy, SecretValue, Stack, Token } from 'aws-cdk-lib/core';
import * as fc from 'fast-check';
import { isKnown, isListToken, isOfListToken, known, withoutTokens } from '../../src/private/tokens';
import { Unresolved } from '../../src/private/unresolved';

test.each<[string, unknown]>([
  ['a text', 'cache'],
  ['an empty text', ''],
  ['zero', 0],
  ['a negative number', -1.5e300],
  ['no number', NaN],
  ['false', false],
  ['what was left out', undefined],
  ['null', null],
  ['a list', ['a', 'b']],
  ['an empty list', []],
  ['an object', { key: 'value' }],
  ['a text with the signs of a token', '${not a token}'],
  ['a text that begins like a token', '${Token[TOKEN.1'],
])('%s is known', (_, value) => {
  expect(isKnown(value)).toBe(true);
  expect(known(value)).toBe(value);
});

test.each<[string, unknown]>([
  ['a text', Token.asString({ Ref: 'Text' })],
  ['a text around a token', `cache-${Aws.REGION}`],
  ['a text around the token of a number', `cache-${Token.asNumber({ Ref: 'Number' })}`],
  ['a number', Token.asNumber({ Ref: 'Number' })],
  ['a list', Token.asList({ Ref: 'List' })],
  ['the one element of such a list', Token.asList({ Ref: 'List' })[0]],
  ['a list with such an element', ['a', Token.asString({ Ref: 'Text' })]],
  ['a late value', Lazy.any({ produce: () => 1 })],
  ['a late text', Lazy.string({ produce: () => 'late' })],
  ['a late list', Lazy.list({ produce: () => ['late'] })],
  ['a secret', SecretValue.secretsManager('name')],
  ['an intrinsic function', Fn.select(0, Fn.getAzs())],
  ['a number of a parameter', new CfnParameter(new Stack(), 'Count', { type: 'Number' }).valueAsNumber],
  ['what a reader of templates could not resolve', new Unresolved('Ref Port')],
  ['a list with such a value', ['a', new Unresolved('Ref Port')]],
])('%s that is a token is not known', (_, value) => {
  expect(isKnown(value)).toBe(false);
  expect(known(value)).toBeUndefined();
});

describe('tokens are those of CDK', () => {
  const reference = fc.string({ minLength: 1, maxLength: 20 }).map(id => ({ Ref: id }));
  const text = fc.oneof(fc.string(), reference.map(value => Token.asString(value)), reference.map(value => Token.asList(value)[0]), fc.constant('Token['), fc.constant(']}'), fc.constant('${'));
  const plain = fc.anything({ maxDepth: 1 });
  const value = fc.oneof(
    plain,
    fc.double(),
    fc.integer(),
    fc.array(text, { maxLength: 4 }).map(texts => texts.join('')),
    reference.map(given => Token.asAny(given)),
    reference.map(given => Token.asNumber(given)),
    reference.map(given => Token.asList(given)),
    fc.array(text, { maxLength: 3 }),
  );
  /** As rules want it: of a list each element, and an element of a list token on its own. */
  const knownToCdk = (given: unknown): boolean => Array.isArray(given)
    ? !Token.isUnresolved(given) && given.every(knownToCdk)
    : !Token.isUnresolved(given) && !Token.isUnresolved([given]);

  test('of whatever kind', () => {
    fc.assert(fc.property(value, given => isKnown(given) === knownToCdk(given)), { numRuns: 5000 });
  });

  test('among numbers of all bits', () => {
    const bits = fc.tuple(fc.constantFrom(0xfbff0000, 0xfbfe0000, 0x7bff0000, 0xfff80000, 0), fc.nat(0xffff), fc.nat(0xffffffff));
    fc.assert(fc.property(bits, ([mark, high, low]) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setUint32(0, mark + high);
      view.setUint32(4, low);
      const number = view.getFloat64(0);
      return isKnown(number) === !Token.isUnresolved(number);
    }), { numRuns: 5000 });
  });

  test('among lists as a whole', () => {
    fc.assert(fc.property(fc.oneof(fc.array(text, { maxLength: 3 }), reference.map(given => Token.asList(given))),
      given => isListToken(given) === Token.isUnresolved(given)), { numRuns: 5000 });
    fc.assert(fc.property(text, given => isOfListToken(given) === (!Token.isUnresolved(given) && Token.isUnresolved([given]))), { numRuns: 5000 });
  });
});

test('a text without tokens is left as it is', () => {
  expect(withoutTokens("got '${a}' and 5")).toBe("got '${a}' and 5");
});

test('a text says of tokens that they are known at deployment, and of what is not resolved what stands there', () => {
  const text = `got ${Token.asString({ Ref: 'A' })}, ${Token.asList({ Ref: 'B' })}, ${Token.asNumber({ Ref: 'C' })} and ${new Unresolved('Ref Port')}`;
  expect(withoutTokens(text)).toBe('got (known at deployment), (known at deployment), (known at deployment) and (known at deployment: Ref Port)');
});
