import { App, CfnOutput, NestedStack, Stack, Stage } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { LIMITS, serverless, TYPE } from './helpers';
import { nameFor } from '../../src/serverless/name';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { messageOf, newStack, templateOf, vpcOf } from '../helpers';

const NAME = /^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

describe('a name from the path', () => {
  test.each<[string, () => Construct, string]>([
    ['short', () => new Stack(new App(), 'S'), 'Cache'],
    ['long', () => new Construct(new Stack(new App(), 'AStackWithAVeryLongName-of-the-shop'), 'AndAConstructWithALongOneAsWell'), 'AndThenTheCacheItself-of-all'],
    ['of digits', () => new Construct(new Stack(new Stage(new App(), 'Stage'), 'S-1'), '1'), '2'],
    ['of signs', () => new Construct(new Stack(new App(), 'S'), '!?'), '-_-'],
    ['in a nested stack', () => new NestedStack(new Stack(new App(), 'S'), 'Nested'), 'Cache'],
  ])('is one that ElastiCache takes, at most 40 characters: %s', (_, scope, id) => {
    expect(nameFor(scope(), id)).toMatch(NAME);
  });

  test('is one that ElastiCache takes, whatever the path', () => {
    // constructs takes none that every object has, such as valueOf
    const id = fc.string({ minLength: 1, maxLength: 40 }).filter(text => !(text in {}));
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,60}$/), fc.array(id, { maxLength: 3 }), id, (stackName, path, last) => {
      const scope = path.reduce<Construct>((above, each) => new Construct(above, each), new Stack(new App(), stackName));
      expect(nameFor(scope, last)).toMatch(NAME);
    }), { numRuns: 300, seed: 1, examples: [['AAa', ['0', '1', '0A00'], ' ']] });
  });

  test('is another one for each construct and each stack', () => {
    const stacks = ['One', 'Two'].map(id => new Stack(new App(), id));
    const scopes = stacks.flatMap(stack => [stack, new Construct(stack, 'Inner')]);
    const names = scopes.flatMap(scope => ['Cache', 'cache', 'Cache1', 'Ca-che', 'TheCacheOfTheShop', 'TheCacheOfTheBakery'].map(id => nameFor(scope, id)));
    expect(new Set(names).size).toBe(names.length);
  });

  test('is another one in a stack of another name, though the path is the same', () => {
    expect(nameFor(new Stack(new App(), 'S', { stackName: 'dev' }), 'Cache')).not.toBe(nameFor(new Stack(new App(), 'S', { stackName: 'prod' }), 'Cache'));
  });

  test('stays as it is', () => {
    expect(nameFor(new Construct(new Stack(new App(), 'Shop'), 'Sessions'), 'Cache')).toMatchInlineSnapshot('"c-shop-ssions-98e0236e-cachea76ce8"');
  });
});

test('a stack in another region can refer to a cache by its name, given or not', () => {
  for (const serverlessCacheName of [undefined, 'sessions']) {
    const app = new App();
    const [here, there] = ['eu-west-1', 'us-east-1'].map(region => new Stack(app, region, { env: { account: '111122223333', region } }));
    const cache = new ServerlessCache(here, 'Cache', { vpc: vpcOf(here), usageLimits: LIMITS, serverlessCacheName });
    new CfnOutput(there, 'Name', { value: cache.serverlessCacheName });
    expect(messageOf(() => app.synth())).toBe('');
    const [{ Properties }] = Object.values(templateOf(here).findResources(TYPE));
    expect(templateOf(there).toJSON().Outputs.Name.Value).toBe(Properties.ServerlessCacheName);
  }
});

test('a name that is given is kept in lower case, as ElastiCache keeps it and its metrics have it', () => {
  const stack = newStack();
  serverless({ serverlessCacheName: 'My-Sessions' }, stack);
  templateOf(stack).hasResourceProperties(TYPE, { ServerlessCacheName: 'my-sessions' });
});
