import { Annotations, App, Duration, Size, Stack, Tags } from 'aws-cdk-lib/core';
import { serverless, TYPE } from './helpers';
import { MEMBER_EXAMPLES, RULE_EXAMPLES, WARNING_EXAMPLES } from './rule-examples';
import { Authentication } from '../../src/access/authentication';
import { Backup } from '../../src/engine/backup';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from '../../src/replication-group/rules';
import { MEMBER_RULES } from '../../src/replication-group/rules/users';
import { SERVERLESS_RULES, SERVERLESS_WARNINGS } from '../../src/serverless/rules';
import { SERVERLESS_MEMBER_RULES } from '../../src/serverless/rules/security';
import { codesOf, HOME, messageOf, newStack, SENTENCE, templateOf, warningsOf } from '../helpers';

const pairs = (examples: typeof RULE_EXAMPLES) => Object.entries(examples).map(([code, example]) => ({ code, ...example }));
const synthesized = (stack: Stack) => messageOf(() => (stack.node.root as App).synth());

test.each([
  ['rule', SERVERLESS_RULES, RULE_EXAMPLES],
  ['warning', SERVERLESS_WARNINGS, WARNING_EXAMPLES],
  ['rule about users', SERVERLESS_MEMBER_RULES, MEMBER_EXAMPLES],
])('each %s has one example, and each example a rule', (_, rules, examples) => {
  expect(Object.keys(examples).sort()).toEqual(rules.map(({ code }) => code).sort());
});

test.each([...SERVERLESS_RULES, ...SERVERLESS_WARNINGS, ...SERVERLESS_MEMBER_RULES])('$code names a page of AWS, and has a clause for the documentation', ({ code, clause, see }) => {
  expect(code).toMatch(/^([A-Z][a-z0-9]+)+$/);
  expect(new URL(see)).toMatchObject({ protocol: 'https:', host: 'docs.aws.amazon.com' });
  expect(clause).toMatch(/^[`a-zA-Z0-9][^\n|]+[^.\s]$/);
});

test('a code that caches of nodes have as well means the same', () => {
  const others = [...REPLICATION_GROUP_RULES, ...REPLICATION_GROUP_WARNINGS, ...MEMBER_RULES];
  const shared = [...SERVERLESS_RULES, ...SERVERLESS_WARNINGS, ...SERVERLESS_MEMBER_RULES]
    .filter(({ code }) => others.some(other => other.code === code));
  expect(shared.length).toBeGreaterThan(0);
  for (const { code, clause, see } of shared) {
    expect(others.filter(other => other.code === code)).toEqual([expect.objectContaining({ clause, see })]);
  }
});

describe.each(pairs(RULE_EXAMPLES))('the rule $code', ({ code, broken, repaired }) => {
  test('refuses its broken example, and says so in a sentence', () => {
    expect(codesOf(() => serverless(broken, newStack(HOME)))).toEqual([code]);
    const [path, finding] = messageOf(() => serverless(broken, newStack(HOME))).split('\n');
    expect(path).toBe('S/Cache:');
    expect(finding.replace(/^ {2}- /, '').replace(/ \[\w+\]$/, '')).toMatch(SENTENCE);
  });

  test('takes its repaired example', () => {
    templateOf(serverless(repaired, newStack(HOME))).resourceCountIs(TYPE, 1);
  });
});

describe.each(pairs(WARNING_EXAMPLES))('the warning $code', ({ code, broken, repaired }) => {
  const id = `cdk-elasticache:${code[0].toLowerCase()}${code.slice(1)}`;

  test('is given for its broken example, in a sentence, and can be acknowledged', () => {
    const stack = newStack(HOME);
    const cache = serverless(broken, stack);
    expect(warningsOf(stack)).toEqual([{ id, path: '/S/Cache', message: expect.stringMatching(new RegExp(`\\[${code}\\]$`)) }]);
    expect(warningsOf(stack)[0].message.replace(/ \[\w+\]$/, '')).toMatch(SENTENCE);

    Annotations.of(cache).acknowledgeWarning(id);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is not given for its repaired example', () => {
    const stack = newStack(HOME);
    serverless(repaired, stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

describe.each(pairs(MEMBER_EXAMPLES))('the rule $code', ({ code, broken, repaired }) => {
  test('refuses its broken example when the app is synthesized, and says so in a sentence', () => {
    const stack = newStack(HOME);
    serverless(broken, stack);
    expect(synthesized(stack)).toMatch(new RegExp(`\\[S/Cache\\] .*\\[${code}\\]`));
  });

  test('takes its repaired example', () => {
    const stack = newStack(HOME);
    serverless(repaired, stack);
    expect(synthesized(stack)).toBe('');
  });
});

test('six mistakes are six findings in one error, under the path of the cache', () => {
  const message = messageOf(() => serverless({
    serverlessCacheName: '1st',
    description: '<',
    usageLimits: { dataStorageMax: Size.gibibytes(9999), ecpuPerSecondMax: 1 },
    authentication: Authentication.token(),
    backup: Backup.daily({ retention: Duration.days(99) }),
  }));
  expect(message.split('\n')).toEqual([
    'S/Cache:',
    expect.stringMatching(/^ {2}- 'serverlessCacheName' .*got '1st'.* \[InvalidServerlessCacheName\]$/),
    expect.stringMatching(/^ {2}- 'description' .*got '<'.* \[InvalidServerlessDescription\]$/),
    expect.stringMatching(/^ {2}- .*got 9999; write.* \[DataStorageOutOfRange\]$/),
    expect.stringMatching(/^ {2}- .*got 1 \[EcpuOutOfRange\]$/),
    expect.stringMatching(/^ {2}- 'authentication' .* \[TokenOnServerless\]$/),
    expect.stringMatching(/^ {2}- 'retention' .*got 99.* \[BackupRetentionOutOfRange\]$/),
  ]);
});

test.each([Size.bytes(1), Size.kibibytes(1.5), Size.pebibytes(1)])('a limit of %s is a finding, and not a failed conversion', size => {
  expect(codesOf(() => serverless({ usageLimits: { dataStorageMax: size, ecpuPerSecondMax: 1000 } }))).toEqual(['DataStorageOutOfRange']);
});

test('with defaults the only warning is that nothing limits the bill', () => {
  const stack = newStack(HOME);
  serverless({ usageLimits: undefined }, stack);
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-elasticache:unlimitedUsage']);
  expect(warningsOf(stack)[0].message).toContain("has no 'dataStorageMax' and no 'ecpuPerSecondMax'");
});

test('tags that ElastiCache refuses are found, those of the stack among them', () => {
  const stack = newStack(HOME);
  serverless({}, stack);
  Tags.of(stack).add('aws:team', 'a|b');
  const said = synthesized(stack);
  expect(said).toContain('[InvalidTagKey]');
  expect(said).toContain('[InvalidTagValue]');
});
