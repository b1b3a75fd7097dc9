import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import * as ts from 'typescript';
import { memcached, newStack, redis, SENTENCE, valkey, vpcOf } from './helpers';
import { MemcachedAuthentication, NodeType, ServerlessCache, ValkeyVersion } from '../src';
import { MEMCACHED_RULES, MEMCACHED_WARNINGS } from '../src/memcached/rules';
import { PROPS_WORDS } from '../src/private/props-words';
import { check, Rule } from '../src/private/rules';
import { TAG_COUNT_RULES, TAG_RULES } from '../src/private/tags';
import { Words } from '../src/private/words';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from '../src/replication-group/rules';
import { SNAPSHOT_RULES } from '../src/replication-group/rules/snapshot';
import { SERVERLESS_RULES, SERVERLESS_WARNINGS } from '../src/serverless/rules';
import { SECTIONS } from '../tools/docs/rules';

/** Every setting that a user can write: the members of all public structs, and the arguments of public methods. */
function settings(): Set<string> {
  const found = new Set<string>();
  const root = path.join(__dirname, '..', 'src');
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) || ts.isParameter(node)) { found.add(node.name.getText()); }
    ts.forEachChild(node, visit);
  };
  for (const file of fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))) {
    ts.forEachChild(ts.createSourceFile(file, fs.readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true), visit);
  }
  return found;
}

const SETTINGS = settings();
const unknown: string[] = [];
const seen = (name: string) => { if (!SETTINGS.has(name)) { unknown.push(name); } };

/** The vocabulary of props, which notes names that nobody can write. */
const STRICT: Words = {
  ...PROPS_WORDS,
  name: setting => { seen(setting); return PROPS_WORDS.name(setting); },
  names: (all, last) => { all.forEach(seen); return PROPS_WORDS.names(all, last); },
  set: (setting, value) => { seen(setting); return PROPS_WORDS.set(setting, value); },
  omit: (...all) => { all.forEach(seen); return PROPS_WORDS.omit(...all); },
};

const serverless = () => {
  const stack = newStack();
  return new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack), usageLimits: { ecpuPerSecondMax: 5000, ecpuPerSecondMin: 2000 } })._plan;
};
const NODE_TYPES = ['cache.t2.micro', 'cache.t4g.small', 'cache.r6gd.xlarge', 'cache.m3.large'].map(name => NodeType.of(name));

const TABLES: Array<[string, Rule<any>[], () => object]> = [
  ['a cache without shards', [...REPLICATION_GROUP_RULES, ...REPLICATION_GROUP_WARNINGS], () => redis()._plan],
  ['a cache with shards', [...REPLICATION_GROUP_RULES, ...REPLICATION_GROUP_WARNINGS], () => valkey({ shards: 2, version: ValkeyVersion.V9_0 })._plan],
  ['a Memcached cluster', [...MEMCACHED_RULES, ...MEMCACHED_WARNINGS], () => memcached({ authentication: MemcachedAuthentication.sasl() })._plan],
  ['a serverless cache', [...SERVERLESS_RULES, ...SERVERLESS_WARNINGS], serverless],
  ['a tag', TAG_RULES, () => ({ key: 'a', value: 'b' })],
  ['tags', TAG_COUNT_RULES, () => ({ count: 1 })],
  ['a snapshot', SNAPSHOT_RULES, () => ({ snapshotName: 'monday', cacheClusterId: 'a' })],
];

/** Other values of the same type, as JavaScript and `any` let them through. */
function others(key: string, value: unknown): unknown[] {
  if (['engine', 'region', 'account', 'defaultPort'].includes(key)) { return [value]; }
  if (value instanceof NodeType) { return NODE_TYPES; }
  if (typeof value === 'number') { return [-1, 0, 1.5, 7, 91, 501, 1e9, NaN, Infinity]; }
  if (typeof value === 'string') { return ['', ' ', '-', 'X'.repeat(300), 'a--b', '1', 'PREFERRED', 'preferred', 'disabled', 'snapshot', 'dual_stack']; }
  if (typeof value === 'boolean') { return [!value]; }
  if (Array.isArray(value)) { return [[], value.slice(0, 1), [...value, ...value]]; }
  return value === undefined && /Given|givenTwice|zones|Zones/.test(key) ? [[], ['eu-west-1a']] : [value];
}

describe.each(TABLES)('the rules of %s', (_, rules, factsOf) => {
  const facts = factsOf() as Record<string, unknown>;
  const changes = Object.entries(facts).flatMap(([key, value]) => others(key, value).map(other => [key, other] as const));

  test('say a sentence about whatever breaks them, in names that exist', () => {
    fc.assert(fc.property(fc.subarray(changes, { minLength: 1, maxLength: 3 }), some => {
      const given = { ...facts, ...Object.fromEntries(some) };
      for (const rule of rules) {
        let findings;
        try { findings = check([{ ...rule, says: () => '' }], given); } catch { continue; }
        for (const { code } of findings.length > 0 ? check([rule], given, STRICT) : []) {
          const [{ message }] = check([rule], given, STRICT);
          expect([code, message]).toEqual([code, expect.stringMatching(SENTENCE)]);
        }
      }
    }), { numRuns: 400, seed: 1 });
    expect([...new Set(unknown)]).toEqual([]);
  });
});

test('every setting that a message names in the sources is one that a user can write', () => {
  const root = path.join(__dirname, '..', 'src');
  const named = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).flatMap(file => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /^(w|words)\.(name|names|set|omit)$/.test(node.expression.getText())) {
        const all = /(name|set)$/.test(node.expression.getText()) ? node.arguments.slice(0, 1) : [...node.arguments];
        const texts = (of: ts.Expression): ts.Expression[] => ts.isArrayLiteralExpression(of) ? [...of.elements] : [of];
        const literals = all.flatMap(texts).filter(ts.isStringLiteral).map(({ text }) => text);
        found.push(...literals.filter(text => text !== 'and' && text !== 'or'));
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, fs.readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true));
    return found;
  });
  expect(named.length).toBeGreaterThan(150);
  expect([...new Set(named)].filter(name => !SETTINGS.has(name)).sort()).toEqual([]);
});

test('no line of a message is longer than people read, in the sources of the rules', () => {
  const root = path.join(__dirname, '..', 'src');
  const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts') && !/^local|generated/.test(name));
  const long = files.flatMap(file => fs.readFileSync(path.join(root, file), 'utf8').split('\n')
    .filter(text => text.length > 180 && !/^\s*(\/\*\*|\*|\/\/)|'https:/.test(text)).map(text => `${file}: ${text.trim().slice(0, 60)}`));
  expect(long).toEqual([]);
});

test('every clause of the page is a sentence without its dot', () => {
  for (const { code, clause } of SECTIONS.flatMap(({ checks }) => checks)) {
    expect([code, clause]).toEqual([code, expect.stringMatching(/^[`'a-zA-Z0-9].*[^.;]$/)]);
  }
});
