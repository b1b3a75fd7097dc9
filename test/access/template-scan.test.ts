import * as fs from 'node:fs';
import * as path from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import { App, CfnOutput, Stack } from 'aws-cdk-lib/core';
import { AutocompleteStack } from '../../examples/autocomplete/stack';
import { DatabaseCacheStack } from '../../examples/database-cache/stack';
import { PrimaryStack, SecondaryStack } from '../../examples/global/stack';
import { LeaderboardStack } from '../../examples/leaderboard/stack';
import { FragmentsStack } from '../../examples/memcached-fragments/stack';
import { ProductionStack } from '../../examples/production/stack';
import { QuickstartStack } from '../../examples/quickstart/stack';
import { ServerlessIamStack } from '../../examples/serverless-iam/stack';
import { SessionStoreStack } from '../../examples/session-store/stack';
import { cacheFor, functionIn, USERS } from '../cache/examples/bound';
import { CONFIGURATIONS, stackOf } from '../configurations';
import { newStack, redis } from '../helpers';

/** Where CloudFormation may put the text of a password or a token: nowhere else is it kept from those who may read the stack. */
const SECRET_PROPERTIES = ['Passwords', 'AuthToken', 'MasterUserPassword'];
const REFERENCE = /^\{\{resolve:(secretsmanager|ssm-secure):[^{}]+\}\}$/;
/** Names and ids that a stack of another region has handed over, as parameters that anybody may read. */
const CROSS_REGION = /\{\{resolve:ssm:\/cdk\/exports\/[^{}]+\}\}/g;
const EXAMPLES = path.join(__dirname, '..', '..', 'examples');

interface Leaf { readonly keys: string[]; readonly text: string }

/** Each text of a template with the way to it; a text that is joined from parts is one, with `<id>` for a reference. */
function leavesOf(value: unknown, keys: string[] = []): Leaf[] {
  if (typeof value === 'string') { return [{ keys, text: value }]; }
  if (typeof value !== 'object' || value === null) { return []; }
  const join = (value as Record<string, any>)['Fn::Join'];
  if (join) { return [{ keys, text: join[1].map((part: any) => typeof part === 'string' ? part : `<${JSON.stringify(part).replace(/[{}]/g, '')}>`).join(join[0]) }]; }
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...keys, key]));
}

/** What is wrong in a template, by the way to it. */
function leaksOf(stack: Stack): string[] {
  const leaves = leavesOf(Template.fromStack(stack).toJSON());
  const isSecret = ({ keys }: Leaf) => keys.some(key => SECRET_PROPERTIES.includes(key));
  const way = ({ keys }: Leaf) => keys.join('.');
  return [
    ...leaves.filter(leaf => isSecret(leaf) && !REFERENCE.test(leaf.text)).map(leaf => `text in ${way(leaf)}`),
    ...leaves.filter(leaf => !isSecret(leaf) && leaf.text.replace(CROSS_REGION, '').includes('{{resolve:')).map(leaf => `resolved in ${way(leaf)}`),
    ...leaves.filter(({ keys }) => keys.at(-1) === 'SecretString').map(leaf => `text in ${way(leaf)}`),
  ];
}
const secretsIn = (stack: Stack) =>
  leavesOf(Template.fromStack(stack).toJSON()).filter(({ keys }) => keys.some(key => SECRET_PROPERTIES.includes(key))).length;

/** The stacks of the examples, by their directories. */
const EXAMPLE_STACKS: Record<string, () => Stack | Stack[]> = {
  'autocomplete': () => new AutocompleteStack(new App(), 'Example'),
  'database-cache': () => new DatabaseCacheStack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Example'),
  'global': () => {
    const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
    const written = new PrimaryStack(app, 'Written', { env: { region: 'eu-central-1' }, crossRegionReferences: true, readIn: 'us-east-1' });
    return [written, new SecondaryStack(app, 'Read', { env: { region: 'us-east-1' }, crossRegionReferences: true, written })];
  },
  'leaderboard': () => new LeaderboardStack(new App(), 'Example'),
  'memcached-fragments': () => new FragmentsStack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Example'),
  'production': () => new ProductionStack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Example'),
  'quickstart': () => new QuickstartStack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Example'),
  'serverless-iam': () => new ServerlessIamStack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Example'),
  'session-store': () => new SessionStoreStack(new App(), 'Example'),
};

describe('no password and no token stands as text in the template of', () => {
  test.each(Object.keys(CONFIGURATIONS))('%s', name => {
    expect(leaksOf(stackOf(name))).toEqual([]);
  });

  test.each(Object.entries(EXAMPLE_STACKS))('the example %s', (_, make) => {
    expect([make()].flat().flatMap(leaksOf)).toEqual([]);
  });

  test.each(Object.entries(USERS))('a cache with users that a function is bound to: %s', (_, make) => {
    const stack = newStack();
    const user = make(stack);
    cacheFor(user).bindFunction(functionIn(stack), { user });
    expect(leaksOf(stack)).toEqual([]);
  });
});

describe('the scan is not blind:', () => {
  test('it looks at each example that has a stack', () => {
    const names = fs.readdirSync(EXAMPLES).filter(name => fs.existsSync(path.join(EXAMPLES, name, 'stack.ts')));
    expect(Object.keys(EXAMPLE_STACKS)).toEqual(names);
  });

  test('there are references to look at', () => {
    expect(Object.keys(CONFIGURATIONS).filter(name => secretsIn(stackOf(name)) > 0).length).toBeGreaterThan(5);
  });

  test('it finds a token and a password in plain text', () => {
    const user = USERS.password(newStack());
    const cache = cacheFor(user);
    (user.node.defaultChild as any).addPropertyOverride('AuthenticationMode.Passwords', ['correct horse']);
    (cache.node.defaultChild as any).addPropertyOverride('AuthToken', 'battery staple');
    expect(leaksOf(cache.stack).map(leak => leak.replace(/Resources\.\w+\./, ''))).toEqual([
      'text in Properties.AuthenticationMode.Passwords.0',
      'text in Properties.AuthToken',
    ]);
  });

  test('it finds a token that CloudFormation would show in an output', () => {
    const cache = redis();
    new CfnOutput(cache.stack, 'Token', { value: cache.authTokenSecret!.secretValue.unsafeUnwrap() });
    expect(leaksOf(cache.stack)).toEqual(['resolved in Outputs.Token.Value']);
  });
});
