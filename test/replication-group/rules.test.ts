import { Annotations, Duration, Stack } from 'aws-cdk-lib/core';
import { HOME, RULE_EXAMPLES, WARNING_EXAMPLES } from './rule-examples';
import { Backup } from '../../src/engine/backup';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from '../../src/replication-group/rules';
import { codesOf, Given, messageOf, newStack, redis, templateOf, warningsOf } from '../helpers';

const RULES = REPLICATION_GROUP_RULES.map(({ code }) => code);
const WARNINGS = REPLICATION_GROUP_WARNINGS.map(({ code }) => code);

const home = () => newStack(HOME);
const make = (given: Given, stack: Stack = home()) => redis(given, stack);
/** A broken thing in a sentence: no value left out, no placeholder left in, no full stop. */
const SENTENCE = /^['a-z](?!.*(\$\{|undefined|\[object|NaN)).*[^.]$/s;

test('each rule and each warning has one example, and each example a rule', () => {
  expect(Object.keys(RULE_EXAMPLES)).toEqual(RULES);
  expect(Object.keys(WARNING_EXAMPLES).sort()).toEqual([...WARNINGS].sort());
});

describe.each(RULES)('the rule %s', code => {
  const { broken, repaired, also = [] } = RULE_EXAMPLES[code];

  test('refuses its broken example, and says so in a sentence', () => {
    expect(codesOf(() => make(broken)).sort()).toEqual([code, ...also].sort());
    const [path, ...findings] = messageOf(() => make(broken)).split('\n');
    expect(path).toBe('S/Cache:');
    for (const finding of findings) {
      expect(finding).toMatch(/^ {2}- .* \[\w+\]$/);
      expect(finding.replace(/^ {2}- /, '').replace(/ \[\w+\]$/, '')).toMatch(SENTENCE);
    }
  });

  test('takes its repaired example', () => {
    templateOf(make(repaired)).resourceCountIs('AWS::ElastiCache::ReplicationGroup', 1);
  });
});

describe.each(WARNINGS)('the warning %s', code => {
  const { broken, repaired } = WARNING_EXAMPLES[code];
  const id = `cdk-elasticache:${code[0].toLowerCase()}${code.slice(1)}`;

  test('is given for its broken example, in a sentence, and can be acknowledged', () => {
    const stack = home();
    const cache = make(broken, stack);
    expect(warningsOf(stack)).toEqual([{ id, path: '/S/Cache', message: expect.stringMatching(new RegExp(`\\[${code}\\]$`)) }]);
    expect(warningsOf(stack)[0].message.replace(/ \[\w+\]$/, '')).toMatch(SENTENCE);

    Annotations.of(cache).acknowledgeWarning(id);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('can be acknowledged before the cache is made', () => {
    const stack = home();
    Annotations.of(stack).acknowledgeWarning(id);
    make(broken, stack);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is not given for its repaired example', () => {
    const stack = home();
    make(repaired, stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('five mistakes are five findings in one error, under the path of the cache', () => {
  const message = messageOf(() => make({
    replicationGroupName: '1st',
    description: '',
    replicas: 9,
    port: 0,
    backup: Backup.daily({ retention: Duration.days(99) }),
  }));
  expect(message.split('\n')).toEqual([
    'S/Cache:',
    expect.stringMatching(/^ {2}- 'replicationGroupName' .*got '1st'.* \[InvalidReplicationGroupName\]$/),
    expect.stringMatching(/^ {2}- 'description' .*got an empty one.* \[InvalidDescription\]$/),
    expect.stringMatching(/^ {2}- 'replicas' .*got 9.* \[ReplicasOutOfRange\]$/),
    expect.stringMatching(/^ {2}- 'port' .*got 0.* \[PortOutOfRange\]$/),
    expect.stringMatching(/^ {2}- 'retention' .*got 99.* \[BackupRetentionOutOfRange\]$/),
  ]);
});

test('a cache with defaults gives no warning', () => {
  const stack = home();
  make({}, stack);
  expect(warningsOf(stack)).toEqual([]);
});
