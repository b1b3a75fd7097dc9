import { App, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { lowerCase, uniqueName } from '../../src/private/names';
import { newStack, parameter } from '../helpers';

// of a construct's id CDK refuses what is a name of every object's, such as valueOf
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/).filter(text => !(text in {}));

test('a name from a path is at most 40 letters, digits and single hyphens, whatever the path', () => {
  fc.assert(fc.property(fc.array(id, { minLength: 1, maxLength: 4 }), ids => {
    const scope = ids.reduce<Construct>((parent, child) => new Construct(parent, child), new Stack(new App(), 'S'));
    expect(uniqueName(scope, 'u')).toMatch(/^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
  }), { numRuns: 500 });
});

test('a name that is only known at deployment stays as it is', () => {
  const name = parameter(newStack(), 'Name').valueAsString;
  expect(lowerCase(name)).toBe(name);
  expect(lowerCase('Sessions')).toBe('sessions');
});
