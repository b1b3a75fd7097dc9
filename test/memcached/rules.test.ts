import { Annotations, RemovalPolicy } from 'aws-cdk-lib/core';
import { RULE_EXAMPLES, WARNING_EXAMPLES } from './rule-examples';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { MEMCACHED_RULES, MEMCACHED_WARNINGS } from '../../src/memcached/rules';
import { warningId } from '../../src/private/rules';
import { codesOf, HOME, memcached, messageOf, newStack, SENTENCE, templateOf, warningsOf } from '../helpers';

const RULE_PAIRS = Object.entries(RULE_EXAMPLES).map(([code, example]) => ({ code, ...example }));
const WARNING_PAIRS = Object.entries(WARNING_EXAMPLES).map(([code, example]) => ({ code, ...example }));

test('each rule and each warning has one example, and each example a rule', () => {
  expect(Object.keys(RULE_EXAMPLES).sort()).toEqual(MEMCACHED_RULES.map(({ code }) => code).sort());
  expect(Object.keys(WARNING_EXAMPLES).sort()).toEqual(MEMCACHED_WARNINGS.map(({ code }) => code).sort());
});

describe.each(RULE_PAIRS)('the rule $code', ({ code, broken, repaired, also = [], env = HOME }) => {
  test('refuses its broken example, and says so in a sentence', () => {
    const make = () => memcached(broken, newStack(env));
    expect(codesOf(make).sort()).toEqual([code, ...also].sort());
    const [path, ...findings] = messageOf(make).split('\n');
    expect(path).toBe('S/Cache:');
    for (const finding of findings) {
      expect(finding).toMatch(/^ {2}- .* \[\w+\] \S+$/);
      expect(finding.replace(/^ {2}- /, '').replace(/ \[\w+\] \S+$/, '')).toMatch(SENTENCE);
    }
  });

  test('takes its repaired example', () => {
    templateOf(memcached(repaired, newStack(env))).resourceCountIs('AWS::ElastiCache::CacheCluster', 1);
  });
});

describe.each(WARNING_PAIRS)('the warning $code', ({ code, broken, repaired, also = [], env = HOME }) => {
  const id = warningId(code);
  const others = also.map(warningId);

  test('is given for its broken example, in a sentence, and can be acknowledged', () => {
    const stack = newStack(env);
    const cache = memcached(broken, stack);
    expect(warningsOf(stack).map(warning => warning.id).sort()).toEqual([id, ...others].sort());
    for (const { message, path } of warningsOf(stack)) {
      expect(path).toBe('/S/Cache');
      expect(message.replace(/ \[\w+\] \S+$/, '')).toMatch(SENTENCE);
    }
    Annotations.of(cache).acknowledgeWarning(id);
    expect(warningsOf(stack).map(warning => warning.id)).toEqual(others);
  });

  test('is not given for its repaired example', () => {
    const stack = newStack(env);
    memcached(repaired, stack);
    expect(warningsOf(stack)).toEqual([]);
  });
});

test('five mistakes are five findings in one error, under the path of the cache', () => {
  const message = messageOf(() => memcached({
    clusterName: '1st',
    nodes: 0,
    port: 0,
    transitEncryption: TransitEncryption.PREFERRED,
    removalPolicy: RemovalPolicy.SNAPSHOT,
  }));
  expect(message.split('\n')).toEqual([
    'S/Cache:',
    expect.stringMatching(/^ {2}- 'clusterName' .*got '1st'.* \[InvalidClusterName\] /),
    expect.stringMatching(/^ {2}- removalPolicy: .* \[NoSnapshotOfMemcached\] /),
    expect.stringMatching(/^ {2}- 'nodes' .*got 0.* \[NodesOutOfRange\] /),
    expect.stringMatching(/^ {2}- transitEncryption: .* \[MemcachedTlsPreferred\] /),
    expect.stringMatching(/^ {2}- 'port' .*got 0.* 11212.* \[PortOutOfRange\] /),
  ]);
});

test('a cluster with defaults gives no warning', () => {
  const stack = newStack(HOME);
  memcached({}, stack);
  expect(warningsOf(stack)).toEqual([]);
});
