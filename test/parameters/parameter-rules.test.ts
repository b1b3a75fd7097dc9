import { Annotations, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { RedisVersion } from '../../src/engine/redis-version';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { checkParameters, FAMILY_WARNINGS, PARAMETER_RULES, PARAMETER_WARNINGS } from '../../src/parameters/rules/parameters';
import { codesOf, messageOf, newStack, redis, SENTENCE, warningsOf } from '../helpers';

type Parameters = Record<string, string>;
/** Family, what breaks the rule, and the same repaired. */
type Example = [family: string, broken: Parameters, repaired: Parameters];

const EXAMPLES: Record<string, Example> = {
  NoAppendOnlyFile: ['redis7', { appendonly: 'yes' }, {}],
  UnknownParameter: ['redis5.0', { 'maxmemory-polcy': 'noeviction' }, { 'maxmemory-policy': 'noeviction' }],
  ParameterNotModifiable: ['redis7', { maxclients: '100' }, {}],
  ParameterValueNotAllowed: ['redis7', { 'maxmemory-policy': 'lru' }, { 'maxmemory-policy': 'allkeys-lru' }],
};
const WARNING_EXAMPLES: Record<string, Example> = {
  ParameterNotListed: ['redis7', { 'maxmemory-polcy': 'noeviction' }, { 'maxmemory-policy': 'noeviction' }],
  ParameterOutOfRange: ['redis7', { databases: '0' }, { databases: '32' }],
};

function group(family: string, parameters: Parameters, stack: Stack = newStack()) {
  return new ParameterGroup(stack, 'Group', { family: ParameterGroupFamily.of(family), parameters });
}

test('each rule and each warning has one example, and each example a rule', () => {
  expect(Object.keys(EXAMPLES)).toEqual(PARAMETER_RULES.map(({ code }) => code));
  expect(Object.keys(WARNING_EXAMPLES)).toEqual(PARAMETER_WARNINGS.map(({ code }) => code));
});

test.each(Object.entries(EXAMPLES))('%s refuses its broken example in a sentence, and takes the repaired one', (code, [family, broken, repaired]) => {
  expect(codesOf(() => group(family, broken))).toEqual([code]);
  expect(checkParameters(family, broken)[0].message).toMatch(SENTENCE);
  expect(codesOf(() => group(family, repaired))).toEqual([]);
});

test.each(Object.entries(WARNING_EXAMPLES))('%s warns of its broken example in a sentence, until it is acknowledged', (code, [family, broken, repaired]) => {
  const stack = newStack();
  const id = `cdk-elasticache:${code[0].toLowerCase()}${code.slice(1)}`;
  const made = group(family, broken, stack);
  expect(warningsOf(stack)).toEqual([{ id, path: '/S/Group', message: expect.stringMatching(new RegExp(` \\[${code}\\] https:`)) }]);
  expect(warningsOf(stack)[0].message.replace(/ \[\w+\] https:\S+$/, '')).toMatch(SENTENCE);
  Annotations.of(made).acknowledgeWarning(id);
  expect(warningsOf(stack)).toEqual([]);

  const other = newStack();
  group(family, repaired, other);
  expect(warningsOf(other)).toEqual([]);
});

test('a family that is not known is taken with a warning, which can be acknowledged', () => {
  const stack = newStack();
  const made = group('valkey99', {}, stack);
  expect(FAMILY_WARNINGS.map(({ code }) => code)).toEqual(['UnlistedFamily']);
  expect(warningsOf(stack)).toEqual([{ id: 'cdk-elasticache:unlistedFamily', path: '/S/Group', message: expect.stringContaining("'valkey99'") }]);
  Annotations.of(made).acknowledgeWarning('cdk-elasticache:unlistedFamily');
  expect(warningsOf(stack)).toEqual([]);
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
test.each([
  ['redis7', 'appendfsync', 'always', 'NoAppendOnlyFile'],
  ['redis5.0', 'appendonly', 'yes', 'NoAppendOnlyFile'],
  ['valkey9', 'appendonly', 'no', 'NoAppendOnlyFile'],
  ['redis7', 'cluster-enabled', 'true', 'ParameterValueNotAllowed'],
  ['valkey8', 'notify-keyspace-events', 'Q', 'ParameterValueNotAllowed'],
  ['redis5.0', 'databases', '0', 'ParameterValueNotAllowed'],
  ['redis5.0', 'databases', '16.5', 'ParameterValueNotAllowed'],
  ['redis5.0', 'databases', 'many', 'ParameterValueNotAllowed'],
  ['redis5.0', 'databases', '', 'ParameterValueNotAllowed'],
  ['redis7', 'notify-keyspace-events', 'Ex', undefined],
  ['valkey8', 'notify-keyspace-events', '', undefined],
  ['redis5.0', 'databases', '1', undefined],
  ['redis5.0', 'databases', '1200000', undefined],
  ['valkey10', 'maxmemory-policy', 'allkeys-lru', undefined],
  ['valkey10', 'what-valkey-10-has', '1', undefined],
])('in %s, %s = %s: %s', (family, name, value, code) => {
  expect(codesOf(() => group(family, { [name]: value }))).toEqual(code ? [code] : []);
});

test('a name that does not exist is answered with the most alike one that does', () => {
  expect(messageOf(() => group('redis5.0', { 'maxmemory-polcy': 'noeviction' }))).toContain("Write 'maxmemory-policy' if you mean that one");
  expect(messageOf(() => group('redis5.0', { nonsense: '1' }))).toContain('Look up the name in the user guide');
});

test('the message about a value says which ones are allowed', () => {
  expect(messageOf(() => group('redis7', { 'cluster-enabled': 'true' }))).toContain("must be 'yes' or 'no', got 'true'");
  expect(messageOf(() => group('redis5.0', { databases: '0' }))).toContain("must be a whole number from 1 to 1200000, got '0'");
});

test('a value that is only known at deployment is taken, an unknown name is not', () => {
  const stack = newStack();
  const value = new CfnParameter(stack, 'Value').valueAsString;
  expect(codesOf(() => group('redis5.0', { databases: value }, stack))).toEqual([]);
  expect(codesOf(() => group('redis5.0', { 'maxmemory-polcy': value }))).toEqual(['UnknownParameter']);
});

describe('a group alone and the parameters of a cache', () => {
  const wrong = { 'appendonly': 'yes', 'maxmemory-polcy': 'noeviction', 'maxmemory-policy': 'lru' };
  const alone = () => group('redis5.0', wrong);
  const ofCache = () => redis({ version: RedisVersion.V5_0_6, parameters: wrong });

  test('have the same findings, all in one error', () => {
    expect(codesOf(alone)).toEqual(['NoAppendOnlyFile', 'UnknownParameter', 'ParameterValueNotAllowed']);
    expect(messageOf(ofCache).split('\n').slice(1)).toEqual(messageOf(alone).split('\n').slice(1));
    expect(messageOf(ofCache)).toMatch(/^S\/Cache:\n/);
  });

  test('have the same warnings', () => {
    const [one, other] = [newStack(), newStack()];
    const unlisted = { 'some-parameter': '1', 'another-parameter': '2' };
    group('redis7', unlisted, one);
    redis({ parameters: unlisted }, other);
    expect(warningsOf(one)).toHaveLength(2);
    expect(warningsOf(other).map(({ message }) => message)).toEqual(warningsOf(one).map(({ message }) => message));
  });
});

test('findings about the cache and about its parameters are in one error', () => {
  expect(codesOf(() => redis({ port: 0, parameters: { appendonly: 'yes' } }))).toEqual(['PortOutOfRange', 'NoAppendOnlyFile']);
});
