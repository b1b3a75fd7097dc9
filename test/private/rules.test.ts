import { Stack, Token } from 'aws-cdk-lib/core';
import { failWith, warnWith } from '../../src/private/report';
import { check, line, Rule, RULES_URL, warningId } from '../../src/private/rules';
import { messageOf, newStack, warningsOf } from '../helpers';

interface Facts {
  readonly count: number;
  readonly names: string[];
  readonly title?: string;
}

const rule = (code: string, broken: Rule<Facts>['broken'], says: Rule<Facts>['says'] = () => `'${code}' is broken`): Rule<Facts> =>
  ({ code, clause: 'a clause', see: 'https://docs.aws.amazon.com/', broken, says });
const FACTS: Facts = { count: 3, names: ['a', 'b'] };
const unknown = Token.asNumber({ Ref: 'Count' });

test('findings are in the order of the table', () => {
  const rules = [rule('Second', () => true), rule('Whole', () => false), rule('First', () => true)];
  expect(check(rules, FACTS).map(({ code }) => code)).toEqual(['Second', 'First']);
});

test('a message speaks of the facts that broke the rule', () => {
  expect(check([rule('TooMany', f => f.count > 2, f => `'count' must be at most 2, got ${f.count}`)], FACTS))
    .toEqual([{ code: 'TooMany', message: "'count' must be at most 2, got 3" }]);
});

test('a rule that cannot tell is not broken', () => {
  expect(check([rule('Undecided', () => undefined)], FACTS)).toEqual([]);
});

test.each<[string, Facts]>([
  ['a number', { ...FACTS, count: unknown }],
  ['an element of a list', { ...FACTS, names: ['a', Token.asString({ Ref: 'Name' })] }],
  ['a list', { ...FACTS, names: Token.asList({ Ref: 'Names' }) }],
])('reading %s that is only known at deployment ends the rule, which then is not broken', (_, facts) => {
  const after = jest.fn(() => true);
  expect(check([rule('Reads', f => (f.count < 99 && f.names.length < 99) && after())], facts)).toEqual([]);
  expect(after).not.toHaveBeenCalled();
});

test('an unknown fact that a rule does not read does not save it', () => {
  expect(check([rule('ReadsNames', f => f.names.length > 1)], { ...FACTS, count: unknown })).toHaveLength(1);
});

test('a fact that was left out is known', () => {
  expect(check([rule('NoTitle', f => f.title === undefined)], FACTS)).toHaveLength(1);
});

test('a token inside a message is put into words', () => {
  const says = ({ title, names }: Facts) => `got '${title}' and ${names}`;
  expect(check([rule('Says', () => true, says)], { count: 1, names: Token.asList({ Ref: 'N' }), title: Token.asString({ Ref: 'T' }) }))
    .toEqual([{ code: 'Says', message: "got '(known at deployment)' and (known at deployment)" }]);
});

test('a rule with a defect is not taken for a rule that is not broken', () => {
  const defect = rule('Defect', () => { throw new TypeError('oops'); });
  expect(() => check([defect], FACTS)).toThrow('oops');
});

describe('an error', () => {
  const stack = new Stack();

  test('begins with the path of the construct and lists every finding with its code', () => {
    const findings = [{ code: 'One', message: 'the first' }, { code: 'Two', message: 'the second' }];
    expect(messageOf(() => failWith(stack, findings))).toBe(
      `Default:\n  - the first [One] ${RULES_URL}#One\n  - the second [Two] ${RULES_URL}#Two`);
  });

  test('is not thrown without a finding', () => {
    expect(() => failWith(stack, [])).not.toThrow();
  });

  test('has the same line for a finding as a validation message', () => {
    const finding = { code: 'One', message: 'the first' };
    expect(messageOf(() => failWith(stack, [finding]))).toContain(line(finding));
  });
});

test('a warning has an id that names the package and the code', () => {
  const stack = newStack();
  warnWith(stack, [{ code: 'NodeTypeT2', message: 'old nodes' }]);
  expect(warningsOf(stack)).toEqual([{ id: 'cdk-elasticache:nodeTypeT2', message: `old nodes [NodeTypeT2] ${RULES_URL}#NodeTypeT2`, path: '/S' }]);
  expect(warningId('NodeTypeT2')).toBe('cdk-elasticache:nodeTypeT2');
});
