import { Token } from 'aws-cdk-lib/core';
import { ENGINE_VERSIONS } from '../../src/engine/data/engine-versions.generated';
import { EngineFeatures, EngineVersion } from '../../src/engine/engine-version';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { codesOf } from '../helpers';

const featuresOf = ({ features }: EngineVersion) => (Object.keys(features) as (keyof EngineFeatures)[]).filter(feature => features[feature]).sort();
const token = () => Token.asString({ Ref: 'Version' });

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html; IPv6 since 1.6.6, TLS since 1.6.12
test.each<[EngineVersion, string, string, (keyof EngineFeatures)[]]>([
  [MemcachedVersion.V1_4_5, '1.4.5', 'memcached1.4', []],
  [MemcachedVersion.V1_4_14, '1.4.14', 'memcached1.4', []],
  [MemcachedVersion.V1_4_24, '1.4.24', 'memcached1.4', []],
  [MemcachedVersion.V1_4_33, '1.4.33', 'memcached1.4', []],
  [MemcachedVersion.V1_4_34, '1.4.34', 'memcached1.4', []],
  [MemcachedVersion.V1_5_10, '1.5.10', 'memcached1.5', []],
  [MemcachedVersion.V1_5_16, '1.5.16', 'memcached1.5', []],
  [MemcachedVersion.V1_6_6, '1.6.6', 'memcached1.6', ['ipv6']],
  [MemcachedVersion.V1_6_12, '1.6.12', 'memcached1.6', ['ipv6', 'transitEncryption']],
  [MemcachedVersion.V1_6_17, '1.6.17', 'memcached1.6', ['ipv6', 'transitEncryption']],
  [MemcachedVersion.V1_6_22, '1.6.22', 'memcached1.6', ['ipv6', 'transitEncryption']],
])('%s is of its family and knows what it can do', (version, number, family, features) => {
  expect(version).toMatchObject({ engine: 'memcached', version: number, parameterGroupFamily: family });
  expect(featuresOf(version)).toEqual(features);
});

test('every version of Memcached that the service offers has a constant', () => {
  const versions = Object.values(MemcachedVersion).filter(value => value instanceof EngineVersion)
    .map(({ version, parameterGroupFamily }) => [version, parameterGroupFamily]);
  expect(Object.fromEntries(versions)).toEqual(ENGINE_VERSIONS.memcached);
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
