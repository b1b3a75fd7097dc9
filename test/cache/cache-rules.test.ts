import { App, CfnParameter, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CacheRules, NodeType, RedisVersion, ServerlessCache, ServerlessEngine, ConnectionType, RedisReplicationGroup } from '../../src';
import { ACKNOWLEDGED_CONTEXT } from '../../src/private/acknowledged';
import { DATED_CODES } from '../../src/private/dated-codes';
import { SECTIONS } from '../../tools/docs/rules';
import { codesOf, HOME, messageOf, newStack, redis, vpcOf, warningsOf } from '../helpers';

const OLD = { nodeType: NodeType.of('cache.m3.large') };
const why = 'it moves to m7g in March';
const acknowledged = (stack: Stack) => warningsOf(stack).filter(({ message }) => message.includes('Acknowledged'));

test('an error about a dated fact says how to get past it, another error does not', () => {
  expect(messageOf(() => redis(OLD))).toContain('If AWS allows it by now, call CacheRules.of(scope).acknowledge(\'NodeTypeDiscontinued\', \'why\') before you create the cache [NodeTypeDiscontinued] https:');
  expect(messageOf(() => redis({ port: 0 }))).not.toContain('acknowledge');
});

test.each<[string, (stack: Stack, app: App) => Construct]>([
  ['an app', (_, app) => app],
  ['a stack', stack => stack],
])('acknowledged for %s, it is a warning with the reason, which can be acknowledged as any other', (_, scopeOf) => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: HOME });
  CacheRules.of(scopeOf(stack, app)).acknowledge('NodeTypeDiscontinued', why);
  redis(OLD, stack);
  const [warning, ...more] = acknowledged(stack);
  expect(more).toEqual([]);
  expect(warning).toMatchObject({ id: 'cdk-elasticache:nodeTypeDiscontinued', message: expect.stringContaining(`. Acknowledged: ${why} [NodeTypeDiscontinued]`) });
});

test('acknowledged for a construct, it holds below it only', () => {
  const stack = newStack();
  const scope = new Construct(stack, 'Old');
  CacheRules.of(scope).acknowledge('NodeTypeDiscontinued', why);
  new RedisReplicationGroup(scope, 'Cache', { vpc: vpcOf(stack), ...OLD });
  expect(codesOf(() => redis(OLD, stack))).toEqual(['NodeTypeDiscontinued']);
});

test('the context of the app does the same, and the nearest reason is shown', () => {
  const app = new App({ context: { [ACKNOWLEDGED_CONTEXT]: { NodeTypeDiscontinued: 'from the context' } } });
  const stacks = ['One', 'Two'].map(id => new Stack(app, id, { env: HOME }));
  CacheRules.of(stacks[1]).acknowledge('NodeTypeDiscontinued', 'from the stack');
  stacks.forEach(stack => redis(OLD, stack));
  expect(stacks.map(stack => acknowledged(stack).map(({ message }) => /Acknowledged: ([\w ]+) \[/.exec(message)![1]))).toEqual([['from the context'], ['from the stack']]);
});

test.each<[string, unknown, string]>([
  ['no reason', { NodeTypeDiscontinued: ' ' }, 'must give the reason as text, got \' \''],
  ['false', { NodeTypeDiscontinued: false }, 'must give the reason as text, got false'],
  ['an object', { NodeTypeDiscontinued: { a: 1 } }, 'must give the reason as text, got an object'],
  ['a text, as `cdk -c` gives it', '{"NodeTypeDiscontinued":"why"}', 'must be an object of codes and reasons, got \'{'],
  ['a list', ['NodeTypeDiscontinued'], 'must be an object of codes and reasons, got ['],
])('a context of %s acknowledges nothing, and the error says why', (_, context, says) => {
  const stack = new Stack(new App({ context: { [ACKNOWLEDGED_CONTEXT]: context } }), 'Stack', { env: HOME });
  expect(messageOf(() => redis(OLD, stack))).toContain(`The context '${ACKNOWLEDGED_CONTEXT}' ${says}`);
});

test('one acknowledged number does not silence what it adds up to', () => {
  const stack = newStack();
  CacheRules.of(stack).acknowledge('ShardsOutOfRange', 'our quota is 600');
  expect(codesOf(() => redis({ shards: 600, replicas: 1 }, stack))).toEqual(['TooManyNodes']);
});

test('the other findings of the cache stay errors', () => {
  const stack = newStack();
  CacheRules.of(stack).acknowledge('NodeTypeDiscontinued', why);
  expect(codesOf(() => redis({ ...OLD, port: 0 }, stack))).toEqual(['PortOutOfRange']);
});

test('a version that has ended can be run on, of a value that did not exist for us', () => {
  const stack = newStack();
  expect(codesOf(() => redis({ version: RedisVersion.of('3.2.10', 'redis3.2') }))).toContain('EndOfLifeEngineVersion');
  CacheRules.of(stack).acknowledge('EndOfLifeEngineVersion', 'runs since 2017');
  expect(codesOf(() => redis({ version: RedisVersion.of('3.2.10', 'redis3.2') }, stack))).not.toContain('EndOfLifeEngineVersion');
});

test('of a serverless cache, too', () => {
  const stack = newStack();
  CacheRules.of(stack).acknowledge('PublicNeedsNewerEngine', 'announced for Valkey 8');
  const make = () => new ServerlessCache(stack, 'Public', { engine: ServerlessEngine.VALKEY_8, connectionType: ConnectionType.PUBLIC });
  expect(codesOf(make)).toEqual([]);
});

test('what contradicts itself, a code that there is not, and no reason are refused', () => {
  const rules = CacheRules.of(newStack());
  expect(messageOf(() => rules.acknowledge('FailoverNeedsReplica', why))).toMatch(/got 'FailoverNeedsReplica'/);
  expect(messageOf(() => rules.acknowledge('NodeTypeDiscontinueed', why))).toMatch(/Use 'NodeTypeDiscontinued' if you meant that/);
  expect(messageOf(() => rules.acknowledge('NodeTypeDiscontinued', ' '))).toMatch(/'reason' must not be empty/);
  expect(codesOf(() => rules.acknowledge('x', ''))).toEqual(['CannotAcknowledge']);
  // As JavaScript can call it.
  expect(codesOf(() => rules.acknowledge('NodeTypeDiscontinued', undefined as never))).toEqual(['CannotAcknowledge']);
  expect(codesOf(() => rules.acknowledge(undefined as never, 'x'))).toEqual(['CannotAcknowledge']);
});

test('a reason that is only known at deployment is taken', () => {
  const stack = newStack();
  CacheRules.of(stack).acknowledge('NodeTypeDiscontinued', new CfnParameter(stack, 'Why').valueAsString);
  expect(codesOf(() => redis(OLD, stack))).toEqual([]);
  expect(acknowledged(stack)[0].message).not.toContain('${Token');
});

test('the codes that can be acknowledged are those of the rows that state dated facts', () => {
  const dated = SECTIONS.filter(({ level }) => level === 'error').flatMap(({ checks }) => checks).filter(check => 'dated' in check);
  expect([...new Set(dated.map(({ code }) => code))].sort()).toEqual([...DATED_CODES].sort());
});
