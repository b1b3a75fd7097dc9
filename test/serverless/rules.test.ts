import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Annotations, App, Duration, Size, Stack, Tags } from 'aws-cdk-lib/core';
import { Given, isolatedVpc, serverless, TYPE } from './helpers';
import { MEMBER_EXAMPLES, RULE_EXAMPLES, WARNING_EXAMPLES } from './rule-examples';
import { Authentication } from '../../src/access/authentication';
import { Backup } from '../../src/engine/backup';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from '../../src/replication-group/rules';
import { MEMBER_RULES } from '../../src/replication-group/rules/users';
import { ConnectionType } from '../../src/serverless/connection-type';
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
    expect(finding.replace(/^ {2}- /, '').replace(/ \[\w+\] \S+$/, '')).toMatch(SENTENCE);
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
    expect(warningsOf(stack)).toEqual([{ id, path: '/S/Cache', message: expect.stringMatching(new RegExp(`\\[${code}\\] \\S+$`)) }]);
    expect(warningsOf(stack)[0].message.replace(/ \[\w+\] \S+$/, '')).toMatch(SENTENCE);

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
    expect.stringMatching(/^ {2}- 'serverlessCacheName' .*got '1st'.* \[InvalidServerlessCacheName\] /),
    expect.stringMatching(/^ {2}- 'description' .*got '<'.* \[InvalidServerlessDescription\] /),
    expect.stringMatching(/^ {2}- .*got 9999\. Use.* \[DataStorageOutOfRange\] /),
    expect.stringMatching(/^ {2}- .*got 1\. .*\[EcpuOutOfRange\] /),
    expect.stringMatching(/^ {2}- authentication: .* \[TokenOnServerless\] /),
    expect.stringMatching(/^ {2}- 'retention' .*got 99.* \[BackupRetentionOutOfRange\] /),
  ]);
});

test.each([Size.bytes(1), Size.kibibytes(1.5), Size.pebibytes(1)])('a limit of %s is a finding, and not a failed conversion', size => {
  expect(codesOf(() => serverless({ usageLimits: { dataStorageMax: size, ecpuPerSecondMax: 1000 } }))).toEqual(['DataStorageOutOfRange']);
});

test('with defaults the only warning is that nothing limits the bill', () => {
  const stack = newStack(HOME);
  serverless({ usageLimits: undefined }, stack);
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-elasticache:unlimitedUsage']);
  expect(warningsOf(stack)[0].message).toContain("'dataStorageMax' and 'ecpuPerSecondMax' of 'usageLimits' are missing");
});

test('tags that ElastiCache refuses are found, those of the stack among them', () => {
  const stack = newStack(HOME);
  serverless({}, stack);
  Tags.of(stack).add('aws:team', 'a|b');
  const said = synthesized(stack);
  expect(said).toContain('[InvalidTagKey]');
  expect(said).toContain('[InvalidTagValue]');
});

describe('messages fit what was given', () => {
  const messages = (given: Given) => messageOf(() => serverless(given, newStack(HOME)));

  test.each<[string, Given, string]>([
    ['a name as it was typed', { serverlessCacheName: 'My_Cache' }, "must have only letters, digits and hyphens, got 'My_Cache'"],
    ['a name that ends with a hyphen', { serverlessCacheName: 'cache-' }, "must not end with a hyphen, got 'cache-'"],
    ['an empty name', { serverlessCacheName: '' }, "must not be empty, got ''"],
    ['a long description', { description: 'x'.repeat(256) }, 'must have at most 255 characters, got 256'],
    ['one limit of two', { usageLimits: { dataStorageMin: Size.gibibytes(1), dataStorageMax: Size.gibibytes(5001), ecpuPerSecondMax: 1000 } },
      "'dataStorageMax' must be a whole number of GB from 1 to 5,000, got 5001. Use for example dataStorageMax: Size.gibibytes(10)"],
    ['zones of the VPC where no subnets were selected', stack => ({ vpc: isolatedVpc(stack, 1) }), "'vpc' must have private subnets in at least two zones, got 1"],
    ['zones of the selected subnets', stack => ({ vpc: isolatedVpc(stack, 1), vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED } }), "'vpcSubnets' must select"],
    ['retention that is too short', { backup: Backup.daily({ retention: Duration.days(0) }) }, 'got 0. Use backup: Backup.none() to turn backups off'],
    ['retention that is too long', { backup: Backup.daily({ retention: Duration.days(36) }) }, 'got 36. Use AWS Backup to keep backups longer'],
    ['a cache of Memcached that should be public', { engine: ServerlessEngine.MEMCACHED_1_6, connectionType: ConnectionType.PUBLIC },
      'connectionType: ConnectionType.PUBLIC needs Valkey 9 or later, got Memcached 1.6'],
  ])('%s', (_, given, message) => {
    expect(messages(given)).toContain(message);
    expect(messages(given).split('\n')).toHaveLength(2);
  });

  test.each<[string, Given, boolean]>([
    ['more than AWS allows today', { usageLimits: { dataStorageMax: Size.gibibytes(5001), ecpuPerSecondMax: 15_000_001 } }, true],
    ['less than nothing', { usageLimits: { dataStorageMax: Size.gibibytes(0), ecpuPerSecondMax: -1 } }, false],
    ['parts', { usageLimits: { dataStorageMax: Size.mebibytes(1500), ecpuPerSecondMax: 1000.5 } }, false],
  ])('a way past is offered only where AWS may change its mind: %s', (_, given, offered) => {
    expect(messages(given).match(/acknowledge\(/g) ?? []).toHaveLength(offered ? 2 : 0);
  });
});
