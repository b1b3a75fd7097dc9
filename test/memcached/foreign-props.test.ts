import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as library from '../../src';
import { Authentication } from '../../src/access/authentication';
import { FOREIGN_PROPS } from '../../src/memcached/foreign-props';
import { codesOf, memcached, messageOf } from '../helpers';

const SRC = join(__dirname, '..', '..', 'src');
const propsIn = (file: string) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, prop]) => prop);
const own = propsIn('memcached/props.ts');
const others = ['replication-group/props.ts', 'replication-group/redis-replication-group.ts', 'replication-group/valkey-replication-group.ts', 'serverless/props.ts'];

/** As JavaScript gives it. */
const given = (props: object) => () => memcached(props);

describe.each(Object.entries(FOREIGN_PROPS))('%s', (prop, advice) => {
  test('is refused with a sentence that names what has it or what to write', () => {
    expect(codesOf(given({ [prop]: {} }))).toEqual(['NotOfMemcached']);
    expect(messageOf(given({ [prop]: {} }))).toContain(`Memcached has not what was given: '${prop}': ${advice}`);
    expect(advice).toMatch(/write|use /);
  });

  test('is no prop of a Memcached cluster', () => {
    expect(own).not.toContain(prop);
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
  expect([...props].filter(prop => !own.includes(prop) && !(prop in FOREIGN_PROPS) && !unlikely.includes(prop))).toEqual([]);
});

test('several are one finding, each with its advice', () => {
  const message = messageOf(given({ replicas: 1, multiAz: true }));
  expect(message.split('\n')).toHaveLength(2);
  expect(message).toMatch(/'replicas': .*; 'multiAz': .* \[NotOfMemcached\]$/);
});

test('one that is given as undefined was not given', () => {
  expect(codesOf(given({ replicas: undefined }))).toEqual([]);
});

test.each([
  ['a token', Authentication.token()],
  ['none of Redis', Authentication.none()],
])('an authentication for other engines is refused: %s', (_, authentication) => {
  expect(messageOf(given({ authentication }))).toMatch(/'authentication': users and tokens .* write MemcachedAuthentication\.sasl\(\), or use ValkeyReplicationGroup \[NotOfMemcached\]$/);
});
