import { CfnParameterGroup, IParameterGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { CfnParameter, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { ParameterGroup, ParameterGroupProps } from '../../src/parameters/parameter-group';
import { logicalIdOf, newStack, propertiesOf, redis, templateOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::ParameterGroup';
const group = (props: Partial<ParameterGroupProps> = {}, stack = newStack()) =>
  new ParameterGroup(stack, 'Group', { family: ParameterGroupFamily.VALKEY8, ...props });

test('a group has the family and its parameters, and a description that names its path', () => {
  expect(propertiesOf(group({ parameters: { timeout: '100' } }), TYPE)).toEqual({
    CacheParameterGroupFamily: 'valkey8',
    Description: 'Parameters of S/Group',
    Properties: { timeout: '100' },
  });
});

test('a group without parameters has the defaults of the engine', () => {
  expect(propertiesOf(group(), TYPE).Properties).toEqual({});
});

test('a description is the one given', () => {
  expect(propertiesOf(group({ description: 'for sessions' }), TYPE).Description).toBe('for sessions');
});

test('another family makes another group, since CloudFormation could not replace one that is in use under its id', () => {
  expect(logicalIdOf(group({ family: ParameterGroupFamily.VALKEY9 }))).not.toBe(logicalIdOf(group()));
});

test('the same family keeps the group, whatever its parameters and description are', () => {
  expect(logicalIdOf(group({ parameters: { timeout: '100' }, description: 'other' }))).toBe(logicalIdOf(group()));
});

// "Modifiable: Yes if the parameter group is not associated with any cache clusters. Otherwise, no."
test.each([['cluster-enabled', 'no', 'yes'], ['databases', '16', '32']])('another value of %s makes another group, since ElastiCache refuses to change it while a cache uses the group', (name, one, other) => {
  const id = (value: string) => logicalIdOf(group({ parameters: { [name]: value } }));
  expect(id(other)).not.toBe(id(one));
  expect(id(one)).not.toBe(logicalIdOf(group()));
  expect(id(one)).toBe(logicalIdOf(group({ parameters: { timeout: '100', [name]: one } })));
});

test('a value that is only known at deployment is no part of the logical id', () => {
  const stack = newStack();
  expect(logicalIdOf(group({ parameters: { databases: new CfnParameter(stack, 'Given').valueAsString } }, stack))).toBe(logicalIdOf(group()));
});

test('a family that is only known at deployment is taken, with any parameters', () => {
  const stack = newStack();
  const family = ParameterGroupFamily.of(new CfnParameter(stack, 'Family').valueAsString);
  expect(propertiesOf(group({ family, parameters: { whatever: '1' } }, stack), TYPE)).toMatchObject({
    CacheParameterGroupFamily: { Ref: 'Family' },
    Properties: { whatever: '1' },
  });
});

test('the name is what ElastiCache chose, since it cannot be chosen', () => {
  const made = group();
  expect(made.stack.resolve(made.parameterGroupName)).toEqual({ Ref: logicalIdOf(made) });
  expect(made.stack.resolve(made.parameterGroupRef.cacheParameterGroupName)).toEqual({ Ref: logicalIdOf(made) });
});

test.each([
  [undefined, 'Delete'],
  [RemovalPolicy.DESTROY, 'Delete'],
  [RemovalPolicy.RETAIN, 'Retain'],
])('the removal policy %s is %s', (removalPolicy, policy) => {
  templateOf(group({ removalPolicy })).hasResource(TYPE, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
});

test.each<[string, (stack: Stack) => [IParameterGroupRef, unknown]]>([
  ['of this library', stack => {
    const own = group({ family: ParameterGroupFamily.REDIS7 }, stack);
    return [own, { Ref: logicalIdOf(own) }];
  }],
  ['that exists already', stack => [ParameterGroup.fromParameterGroupName(stack, 'Group', 'existing'), 'existing']],
  ['of the L1', stack => [new CfnParameterGroup(stack, 'Group', { cacheParameterGroupFamily: 'redis7', description: 'd' }), { Ref: 'Group' }]],
])('a cache takes a group %s, and makes none', (_, make) => {
  const stack = newStack();
  const [parameterGroup, name] = make(stack);
  const cache = redis({ parameterGroup }, stack);
  expect(propertiesOf(cache).CacheParameterGroupName).toEqual(name);
  expect(cache.node.tryFindChild('Parameters')).toBeUndefined();
});
