import { Annotations, Duration, Stack } from 'aws-cdk-lib/core';
import { FEATURE_EXAMPLES, FEATURE_WARNING_EXAMPLES, VALKEY_EXAMPLES, VALKEY_WARNING_EXAMPLES } from './feature-examples';
import { Example, RULE_EXAMPLES, WARNING_EXAMPLES } from './rule-examples';
import { Backup } from '../../src/engine/backup';
import { EngineVersion } from '../../src/engine/engine-version';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { RedisVersion } from '../../src/engine/redis-version';
import { JobQueue } from '../../src/patterns/job-queue';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from '../../src/replication-group/rules';
import { codesOf, GivenToValkey, HOME, messageOf, newStack, redis, SENTENCE, templateOf, valkey, vpcOf, warningsOf } from '../helpers';

/** The code and the address at the end of a message. */
const END = / \[\w+\] https:\S+$/;
const RULES = REPLICATION_GROUP_RULES.map(({ code }) => code);
const WARNINGS = REPLICATION_GROUP_WARNINGS.map(({ code }) => code);

/** An example, and what makes its cache. */
const onRedis = (examples: Record<string, Example>) => Object.entries(examples).map(([code, example]) => ({
  code, ...example, make: (given: any, stack: Stack = newStack(example.env ?? HOME)) => redis(given, stack),
}));
const onValkey = (examples: Record<string, Example<GivenToValkey>>) => Object.entries(examples).map(([code, example]) => ({
  code, ...example, make: (given: any, stack: Stack = newStack(example.env ?? HOME)) => valkey(given, stack),
}));
const RULE_PAIRS = [...onRedis({ ...RULE_EXAMPLES, ...FEATURE_EXAMPLES }), ...onValkey(VALKEY_EXAMPLES)];
const WARNING_PAIRS = [...onRedis({ ...WARNING_EXAMPLES, ...FEATURE_WARNING_EXAMPLES }), ...onValkey(VALKEY_WARNING_EXAMPLES)];

test('each rule and each warning has one example, and each example a rule', () => {
  expect(RULE_PAIRS.map(({ code }) => code).sort()).toEqual([...RULES].sort());
  expect(WARNING_PAIRS.map(({ code }) => code).sort()).toEqual([...WARNINGS].sort());
});

describe.each(RULE_PAIRS)('the rule $code', ({ code, broken, repaired, also = [], make }) => {
  test('refuses its broken example, and says so in a sentence', () => {
    expect(codesOf(() => make(broken)).sort()).toEqual([code, ...also].sort());
    const [path, ...findings] = messageOf(() => make(broken)).split('\n');
    expect(path).toBe('S/Cache:');
    for (const finding of findings) {
      expect(finding).toMatch(END);
      expect(finding.replace(/^ {2}- /, '').replace(END, '')).toMatch(SENTENCE);
    }
  });

  test('takes its repaired example', () => {
    templateOf(make(repaired)).resourceCountIs('AWS::ElastiCache::ReplicationGroup', 1);
  });
});

describe.each(WARNING_PAIRS)('the warning $code', ({ code, broken, repaired, env = HOME, make }) => {
  const id = `cdk-elasticache:${code[0].toLowerCase()}${code.slice(1)}`;

  test('is given for its broken example, in a sentence, and can be acknowledged', () => {
    const stack = newStack(env);
    const cache = make(broken, stack);
    expect(warningsOf(stack)).toEqual([{ id, path: '/S/Cache', message: expect.stringMatching(new RegExp(` \\[${code}\\] https:\\S+#${code}$`)) }]);
    expect(warningsOf(stack)[0].message.replace(END, '')).toMatch(SENTENCE);

    Annotations.of(cache).acknowledgeWarning(id);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('can be acknowledged before the cache is made', () => {
    const stack = newStack(env);
    Annotations.of(stack).acknowledgeWarning(id);
    make(broken, stack);
    expect(warningsOf(stack)).toEqual([]);
  });

  test('is not given for its repaired example', () => {
    const stack = newStack(env);
    make(repaired, stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('five mistakes are five findings in one error, under the path of the cache', () => {
  const message = messageOf(() => redis({
    replicationGroupName: '1ST',
    description: '',
    replicas: 9,
    port: 0,
    backup: Backup.daily({ retention: Duration.days(99) }),
  }));
  expect(message.split('\n')).toEqual([
    'S/Cache:',
    expect.stringMatching(/^ {2}- 'replicationGroupName' .*got '1ST'.* \[InvalidReplicationGroupName\]/),
    expect.stringMatching(/^ {2}- 'description' .*got ''.* \[InvalidDescription\]/),
    expect.stringMatching(/^ {2}- 'replicas' .*got 9.* \[ReplicasOutOfRange\]/),
    expect.stringMatching(/^ {2}- 'port' .*got 0.* \[PortOutOfRange\]/),
    expect.stringMatching(/^ {2}- .*got 99.* \[BackupRetentionOutOfRange\]/),
  ]);
});

test('a cache with defaults gives no warning', () => {
  const stack = newStack(HOME);
  redis({}, stack);
  expect(warningsOf(stack)).toEqual([]);
});

/** What JavaScript lets through. */
const anything = (version: EngineVersion) => ({ version }) as object;
const jobs = (stack = newStack()) => new JobQueue(stack, 'Jobs', { vpc: vpcOf(stack), ...anything(RedisVersion.V7_1) });

test.each([
  ['Memcached on Redis OSS', () => redis(anything(MemcachedVersion.V1_6_22)), "'version' must be a RedisVersion, got memcached 1.6.22. Write version: RedisVersion.V7_1, or use MemcachedCluster"],
  ['Redis OSS on Valkey', () => valkey(anything(RedisVersion.V7_1)), "'version' must be a ValkeyVersion, got redis 7.1. Write version: ValkeyVersion.V8_2, or use RedisReplicationGroup"],
  ['an unlisted one on Valkey', () => valkey(anything(RedisVersion.of('8.0', 'redis8'))), "'version' must be a ValkeyVersion, got redis 8.0. Write"],
  ['Redis OSS on a pattern', () => jobs(), "'version' must be a ValkeyVersion, got redis 7.1. Write"],
])('a version of another engine, which JavaScript lets through, is refused: %s', (_, failing, message) => {
  expect(messageOf(failing)).toContain(message);
});
