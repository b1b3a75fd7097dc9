import * as path from 'node:path';
import { buildSync } from 'esbuild';
import { memcached, newStack, redis, vpcOf } from './helpers';
import { MEMCACHED_RULES, MEMCACHED_WARNINGS } from '../src/memcached/rules';
import { check, Rule } from '../src/private/rules';
import { Unresolved } from '../src/private/unresolved';
import { REPLICATION_GROUP_RULES, REPLICATION_GROUP_WARNINGS } from '../src/replication-group/rules';
import { MEMBER_RULES } from '../src/replication-group/rules/users';
import { SERVERLESS_RULES, SERVERLESS_WARNINGS } from '../src/serverless/rules';
import { SERVERLESS_MEMBER_RULES } from '../src/serverless/rules/security';
import { ServerlessCache } from '../src/serverless/serverless-cache';

/** What a reader of templates does, with facts of a cluster of an old version that it read somewhere. */
const READER = `
  import { MemcachedVersion } from './engine/memcached-version';
  import { NodeType } from './engine/node-type';
  import { MEMCACHED_RULES } from './memcached/rules';
  import { check, line } from './private/rules';
  import { Unresolved } from './private/unresolved';

  export const findings = check(MEMCACHED_RULES, {
    clusterName: new Unresolved('Ref Name'), engine: 'memcached', version: MemcachedVersion.of('1.5.10', 'memcached1.5'), nodeType: NodeType.of('cache.t4g.small'),
    region: 'eu-west-1', nodes: 0, azMode: 'cross-az', port: 11211, defaultPort: 11212, transitEncryption: 'disabled', removalPolicy: 'snapshot',
    subnetsGivenTwice: false, securityGroups: [new Unresolved('Ref Group')], givenParameters: {}, unsupportedProps: [],
    topic: { encrypted: false, account: '1', region: 'us-east-1' },
  } as any).map(line);
`;

test('rules are checked where aws-cdk-lib cannot be loaded', () => {
  const { outputFiles: [{ text }] } = buildSync({
    stdin: { contents: READER, resolveDir: path.join(__dirname, '..', 'src'), loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['aws-cdk-lib', 'constructs'],
  });
  const loaded = { exports: {} as { findings: string[] } };
  const refuse = (name: string) => { throw new Error(`${name} was loaded`); };
  new Function('module', 'exports', 'require', text)(loaded, loaded.exports, refuse);
  expect(loaded.exports.findings).toEqual([
    expect.stringMatching(/RemovalPolicy\.DESTROY.* \[NoSnapshotOfMemcached\] /),
    expect.stringMatching(/got 0\. .* \[NodesOutOfRange\] /),
    expect.stringMatching(/'nodeType' cache\.t4g\.small needs Memcached 1\.5\.16 or later, got 1\.5\.10\. .* \[NodeTypeNeedsNewerMemcached\] /),
    expect.stringMatching(/got account 1 and region us-east-1\. .* \[TopicElsewhere\] https:/),
  ]);
});

const KINDS: [string, Rule<never>[], () => object][] = [
  ['a replication group', [...REPLICATION_GROUP_RULES, ...REPLICATION_GROUP_WARNINGS, ...MEMBER_RULES], () => redis({ shards: 2 })._plan],
  ['a Memcached cluster', [...MEMCACHED_RULES, ...MEMCACHED_WARNINGS], () => memcached()._plan],
  ['a serverless cache', [...SERVERLESS_RULES, ...SERVERLESS_WARNINGS, ...SERVERLESS_MEMBER_RULES], () => {
    const stack = newStack();
    return new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack), usageLimits: { ecpuPerSecondMax: 5000 } })._plan;
  }],
];

test.each(KINDS)('a fact of %s that could not be resolved breaks no rule', (_, rules, factsOf) => {
  const facts = factsOf() as Record<string, unknown>;
  const codes = (given: object) => check(rules as Rule<object>[], given).map(({ code }) => code);
  const before = codes(facts);
  expect(Object.keys(facts).length).toBeGreaterThan(20);
  for (const fact of Object.keys(facts)) {
    const more = codes({ ...facts, [fact]: new Unresolved(`Ref ${fact}`) }).filter(code => !before.includes(code));
    expect([fact, more]).toEqual([fact, []]);
  }
});
