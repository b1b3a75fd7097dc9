import { CfnParameterGroup, IParameterGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { Lazy, Stack } from 'aws-cdk-lib/core';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { KnownParameters, knownParameters } from '../../src/parameters/known-parameters';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { newStack, parameter } from '../helpers';

const LRU = { 'maxmemory-policy': 'allkeys-lru' };
const named = (name: string) => (stack: Stack) => ParameterGroup.fromParameterGroupName(stack, 'Group', name);
const ofL1 = (properties?: CfnParameterGroup['properties'], cacheParameterGroupFamily = 'redis7') => (stack: Stack) =>
  new CfnParameterGroup(stack, 'Group', { cacheParameterGroupFamily, description: 'd', properties });

// the default groups by their names: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
test.each<[string, (stack: Stack) => IParameterGroupRef, KnownParameters]>([
  ['a group of this library', stack => new ParameterGroup(stack, 'Group', { family: ParameterGroupFamily.REDIS7, parameters: LRU }), {
    family: 'redis7', parameters: LRU,
  }],
  ['a group of this library without parameters', stack => new ParameterGroup(stack, 'Group', { family: ParameterGroupFamily.VALKEY8 }), {
    family: 'valkey8', parameters: {},
  }],
  ['a group of this library whose family is only known at deployment', stack => new ParameterGroup(stack, 'Group', {
    family: ParameterGroupFamily.of(parameter(stack, 'Family').valueAsString), parameters: LRU,
  }), { parameters: LRU }],
  ['a group of the L1', ofL1(LRU), { family: 'redis7', parameters: LRU }],
  ['a group of the L1 without parameters', ofL1(), { family: 'redis7', parameters: {} }],
  ['a group of the L1 whose parameters are made late', ofL1(Lazy.any({ produce: () => LRU })), { family: 'redis7' }],
  ['a group of the L1 whose family is only known at deployment', ofL1(LRU, newStack().region), { parameters: LRU }],
  ['a default group', named('default.redis7'), { family: 'redis7', parameters: { 'cluster-enabled': 'no' } }],
  ['a default group for clusters', named('default.redis7.cluster.on'), { family: 'redis7', parameters: { 'cluster-enabled': 'yes' } }],
  ['a default group of a family with a dot', named('default.redis6.x.cluster.on'), { family: 'redis6.x', parameters: { 'cluster-enabled': 'yes' } }],
  ['a default group of Valkey', named('default.valkey8'), { family: 'valkey8', parameters: { 'cluster-enabled': 'no' } }],
  ['a group of another name', named('shop'), {}],
  ['a group whose name only looks like a default one', named('my-default.redis7'), {}],
  ['a group whose name is only known at deployment', stack => named(parameter(stack, 'Name').valueAsString)(stack), {}],
])('of %s is known what can be', (_, make, expected) => {
  expect(knownParameters(make(newStack()))).toEqual(expected);
});
