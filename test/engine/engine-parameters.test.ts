import { Duration, Token } from 'aws-cdk-lib/core';
import { EngineParameters, EngineParametersOptions } from '../../src/engine/engine-parameters';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { checkParameters } from '../../src/parameters/rules/parameters';
import { messageOf, propertiesOf, redis } from '../helpers';

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
const EXAMPLES: [keyof EngineParametersOptions, EngineParametersOptions, Record<string, string>][] = [
  ['evictionPolicy', { evictionPolicy: EvictionPolicy.ALLKEYS_LFU }, { 'maxmemory-policy': 'allkeys-lfu' }],
  ['keyspaceEvents', { keyspaceEvents: 'Ex' }, { 'notify-keyspace-events': 'Ex' }],
  ['timeout', { timeout: Duration.minutes(5) }, { timeout: '300' }],
  ['reservedMemoryPercent', { reservedMemoryPercent: 30 }, { 'reserved-memory-percent': '30' }],
  ['slowLogSlowerThan', { slowLogSlowerThan: Duration.millis(20) }, { 'slowlog-log-slower-than': '20000' }],
  ['slowLogMaxLength', { slowLogMaxLength: 256 }, { 'slowlog-max-len': '256' }],
  ['activeDefrag', { activeDefrag: true }, { activedefrag: 'yes' }],
  ['clusterAllowReadsWhenDown', { clusterAllowReadsWhenDown: true }, { 'cluster-allow-reads-when-down': 'yes' }],
  ['clusterRequireFullCoverage', { clusterRequireFullCoverage: true }, { 'cluster-require-full-coverage': 'yes' }],
];
const ALL = Object.assign({}, ...EXAMPLES.map(([, options]) => options)) as EngineParametersOptions;

test.each(EXAMPLES)('%s is the engine\'s parameter, in the engine\'s unit', (_, options, parameters) => {
  expect(EngineParameters.of(options)).toEqual(parameters);
});

test('every option has an example', () => {
  const all: Record<keyof EngineParametersOptions, true> = {
    evictionPolicy: true,
    keyspaceEvents: true,
    timeout: true,
    reservedMemoryPercent: true,
    slowLogSlowerThan: true,
    slowLogMaxLength: true,
    activeDefrag: true,
    clusterAllowReadsWhenDown: true,
    clusterRequireFullCoverage: true,
  };
  expect(EXAMPLES.map(([option]) => option)).toEqual(Object.keys(all));
});

test.each(['redis7', 'valkey7', 'valkey8', 'valkey9'])('all of them are parameters of %s, with values that it takes', family => {
  expect(checkParameters(family, EngineParameters.of(ALL))).toEqual([]);
});

test('what was not said is left to the engine', () => {
  expect(EngineParameters.of({})).toEqual({});
});

test.each<[EngineParametersOptions, Record<string, string>]>([
  [{ timeout: Duration.seconds(0) }, { timeout: '0' }],
  [{ slowLogMaxLength: 0 }, { 'slowlog-max-len': '0' }],
  [{ slowLogSlowerThan: Duration.millis(0) }, { 'slowlog-log-slower-than': '0' }],
  [{ slowLogSlowerThan: Duration.seconds(1) }, { 'slowlog-log-slower-than': '1000000' }],
  [{ slowLogSlowerThan: Duration.millis(1.001) }, { 'slowlog-log-slower-than': '1001' }],
  [{ activeDefrag: false }, { activedefrag: 'no' }],
  [{ keyspaceEvents: '' }, { 'notify-keyspace-events': '' }],
])('a no, a nothing and other units are said as well: %j', (options, parameters) => {
  expect(EngineParameters.of(options)).toEqual(parameters);
});

test('a number that is only known at deployment becomes a reference', () => {
  const cache = redis({ parameters: EngineParameters.of({ reservedMemoryPercent: Token.asNumber({ Ref: 'Reserved' }) }) });
  expect(propertiesOf(cache, 'AWS::ElastiCache::ParameterGroup').Properties).toEqual({ 'reserved-memory-percent': { Ref: 'Reserved' } });
});

test('parameters that have no option are added by name', () => {
  expect({ ...EngineParameters.of({ activeDefrag: true }), 'lazyfree-lazy-expire': 'yes' }).toEqual({ 'activedefrag': 'yes', 'lazyfree-lazy-expire': 'yes' });
});

test('a timeout that is no whole number of seconds fails', () => {
  expect(() => EngineParameters.of({ timeout: Duration.millis(1500) })).toThrow(/1500 millis/);
});

test('a duration that is only known at deployment is a reference where its unit is the engine\'s', () => {
  expect(EngineParameters.of({ timeout: Duration.seconds(Token.asNumber({ Ref: 'Idle' })) }).timeout).toMatch(/^\$\{Token\[/);
});

test('a duration that is only known at deployment fails where CloudFormation would have to multiply it', () => {
  expect(messageOf(() => EngineParameters.of({ slowLogSlowerThan: Duration.millis(Token.asNumber({ Ref: 'Slow' })) }))).toContain(
    "'slowLogSlowerThan' must be known at synthesis, since CloudFormation cannot convert it to microseconds. Use the parameter 'slowlog-log-slower-than' instead [SlowLogSlowerThanUnknown]");
});
