import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../../src';
import { Authentication } from '../../src/access/authentication';
import { UNSUPPORTED_PROPS } from '../../src/memcached/unsupported-props';
import { PROPS_WORDS } from '../../src/private/props-words';
import { sentence } from '../../src/private/words';
import { codesOf, memcached, messageOf, SENTENCE } from '../helpers';

const SRC = join(__dirname, '..', '..', 'src');
const propsIn = (file: string) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, prop]) => prop);
const own = propsIn('memcached/props.ts');
const others = ['replication-group/props.ts', 'replication-group/redis-replication-group.ts', 'replication-group/valkey-replication-group.ts', 'serverless/props.ts'];

/** As JavaScript gives it. */
const given = (props: object) => () => memcached(props);
const findingOf = (props: object) => /- (.*) \[NotOfMemcached\]/.exec(messageOf(given(props)))![1];

describe.each(Object.entries(UNSUPPORTED_PROPS))('%s', (prop, adviceIn) => {
  const advice = adviceIn(PROPS_WORDS);

  test('is refused with a sentence that says what to use', () => {
    expect(codesOf(given({ [prop]: {} }))).toEqual(['NotOfMemcached']);
    expect(findingOf({ [prop]: {} })).toBe(`'${prop}' is not available with Memcached. ${sentence(advice)}`);
    expect(findingOf({ [prop]: {} })).toMatch(SENTENCE);
    expect(advice).toMatch(/^(use|change) /);
  });

  test('is no prop of a Memcached cluster', () => {
    expect(own.filter(name => name !== 'authentication')).not.toContain(prop);
  });

  test('names only constructs that there are', () => {
    const named = [...advice.matchAll(/\b((?:[A-Z][a-z]+){2,})\b/g)].map(([, name]) => name).filter(name => !/^Elasti?Cache$/.test(name));
    expect(named.filter(name => !(name in library))).toEqual([]);
  });
});

test('every prop of the other caches is one of a Memcached cluster too, or is refused by name', () => {
  // the engine is in the name of the construct, and a public cache is no choice of its nodes
  const unlikely = ['engine', 'engineVersion', 'defaultVersion', 'connectionType'];
  const props = new Set(others.flatMap(propsIn));
  expect([...props].filter(prop => !own.includes(prop) && !(prop in UNSUPPORTED_PROPS) && !unlikely.includes(prop))).toEqual([]);
});

test('several are one finding, which gives each advice once', () => {
  expect(findingOf({ replicas: 1, automaticFailover: true })).toBe(
    "'replicas' and 'automaticFailover' are not available with Memcached. Use ValkeyReplicationGroup");
  expect(findingOf({ replicas: 1, description: 'pages', logs: {} })).toBe(
    "'replicas', 'description' and 'logs' are not available with Memcached. For 'replicas' and 'logs', use ValkeyReplicationGroup. For 'description', use a tag instead");
});

test('one that is given as undefined was not given', () => {
  expect(codesOf(given({ replicas: undefined }))).toEqual([]);
});

test.each([
  ['a token', Authentication.token()],
  ['none of Redis', Authentication.none()],
])('an authentication for other engines is refused: %s', (_, authentication) => {
  expect(findingOf({ authentication })).toBe(
    "'authentication' is not available with Memcached. Use MemcachedAuthentication.sasl(), or ValkeyReplicationGroup with Authentication.users()");
});
