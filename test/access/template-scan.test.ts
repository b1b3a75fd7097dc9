import { Template } from 'aws-cdk-lib/assertions';
import { CfnOutput, Stack } from 'aws-cdk-lib/core';
import { cacheFor, functionIn, USERS } from '../cache/examples/bound';
import { CONFIGURATIONS, stackOf } from '../configurations';
import { NAMES, stacksOf } from '../examples/examples';
import { newStack, redis } from '../helpers';

/** Where CloudFormation may put the text of a password or a token: nowhere else is it kept from those who may read the stack. */
const SECRET_PROPERTIES = ['Passwords', 'AuthToken', 'MasterUserPassword'];
const REFERENCE = /^\{\{resolve:(secretsmanager|ssm-secure):[^{}]+\}\}$/;
/** Names and ids that a stack of another region has handed over, as parameters that anybody may read. */
const CROSS_REGION = /\{\{resolve:ssm:\/cdk\/exports\/[^{}]+\}\}/g;

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

const CONFIGURED = Object.fromEntries(Object.keys(CONFIGURATIONS).map(name => [name, stackOf(name)]));

describe('no password and no token stands as text in the template of', () => {
  test.each(Object.entries(CONFIGURED))('%s', (_, stack) => {
    expect(leaksOf(stack)).toEqual([]);
  });

  test.each(NAMES)('the example %s', name => {
    expect(stacksOf(name).flatMap(leaksOf)).toEqual([]);
  });

  test.each(Object.entries(USERS))('a cache with users that a function is bound to: %s', (_, make) => {
    const stack = newStack();
    const user = make(stack);
    cacheFor(user).bindFunction(functionIn(stack), { user });
    expect(leaksOf(stack)).toEqual([]);
  });
});

describe('the scan is not blind:', () => {
  test('there are references to look at', () => {
    expect(Object.values(CONFIGURED).filter(stack => secretsIn(stack) > 0).length).toBeGreaterThan(5);
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
