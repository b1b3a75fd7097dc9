import { Token } from 'aws-cdk-lib/core';
import { EngineFeatures, EngineVersion } from '../../src/engine/engine-version';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import * as published from '../../tools/data/published.json';
import { codesOf } from '../helpers';

const featuresOf = ({ features }: EngineVersion) => (Object.keys(features) as (keyof EngineFeatures)[]).filter(feature => features[feature]).sort();
const token = () => Token.asString({ Ref: 'Version' });

const constants = Object.entries(MemcachedVersion).filter((entry): entry is [string, MemcachedVersion] => entry[1] instanceof MemcachedVersion);
const versions = constants.map(([, { version }]) => version);

test('every version of Memcached that the service offers has one constant, named after it, the oldest first', () => {
  expect(versions).toEqual(published.engineVersions.memcached);
  for (const [name, { version }] of constants) { expect(name).toBe(`V${version.replaceAll('.', '_')}`); }
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html; IPv6 since 1.6.6, TLS since 1.6.12
test.each(constants)('%s is of its family and knows what it can do', (_, version) => {
  const [, series] = /^(\d+\.\d+)\.\d+$/.exec(version.version)!;
  const isSince = (first: string) => versions.slice(versions.indexOf(first)).includes(version.version);
  expect(version).toMatchObject({ engine: 'memcached', parameterGroupFamily: `memcached${series}` });
  expect(featuresOf(version)).toEqual([...isSince('1.6.6') ? ['ipv6'] : [], ...isSince('1.6.12') ? ['transitEncryption'] : []]);
  expect(version._facts.autoDiscovery).toBe(isSince('1.4.14'));
  expect(version._isListed()).toBe(true);
});

test("tomorrow's version is taken, and can what today's can", () => {
  const version = MemcachedVersion.of('1.7.0', 'memcached1.7');
  expect(String(version)).toBe('memcached 1.7.0');
  expect(featuresOf(version)).toEqual(['ipv6', 'transitEncryption']);
});

test('what the user says of a version goes before what its number tells', () => {
  expect(MemcachedVersion.of('1.6.11', 'memcached1.6', { transitEncryption: true }).features).toMatchObject({ transitEncryption: true, ipv6: true });
});

test('a version that is only known at deployment is taken, and counts as new enough', () => {
  const version = MemcachedVersion.of(token(), token());
  expect(version._isAtLeast('1.6.22')).toBe(true);
  expect(featuresOf(version)).toEqual(['ipv6', 'transitEncryption']);
});

test.each([
  ['1.6', 'memcached1.6', 'InvalidEngineVersion'],
  ['1.6.22.1', 'memcached1.6', 'InvalidEngineVersion'],
  ['1.6.x', 'memcached1.6', 'InvalidEngineVersion'],
  ['', 'memcached1.6', 'InvalidEngineVersion'],
  ['1.6.22', 'memcached1.5', 'InvalidParameterGroupFamily'],
  ['1.6.22', 'default.memcached1.6', 'InvalidParameterGroupFamily'],
  ['1.6.22', 'redis7', 'InvalidParameterGroupFamily'],
])('refuses version %s of the family %s', (version, family, code) => {
  expect(codesOf(() => MemcachedVersion.of(version, family))).toEqual([code]);
});
