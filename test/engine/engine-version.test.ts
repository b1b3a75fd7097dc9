import { Token } from 'aws-cdk-lib/core';
import { ENGINE_VERSIONS } from '../../src/engine/data/engine-versions.generated';
import { EngineFeatures, EngineVersion } from '../../src/engine/engine-version';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyVersion } from '../../src/engine/valkey-version';

const BASE: (keyof EngineFeatures)[] = ['globalDatastore'];
const SIX: (keyof EngineFeatures)[] = [...BASE, 'accessControl', 'autoMinorVersionUpgrade', 'autoScaling', 'slowLog'];
const SIX_TWO: (keyof EngineFeatures)[] = [...SIX, 'dataTiering', 'engineLog', 'ipv6'];
const SEVEN: (keyof EngineFeatures)[] = [...SIX_TWO, 'clusterModeMigration', 'iamAuthentication', 'transitEncryptionMode'];
const NINE: (keyof EngineFeatures)[] = [...SEVEN, 'durability'];

const token = () => Token.asString({ Ref: 'Version' });

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html
test.each<[EngineVersion, string, string, string, (keyof EngineFeatures)[]]>([
  [RedisVersion.V4_0_10, 'redis', '4.0.10', 'redis4.0', []],
  [RedisVersion.V5_0_6, 'redis', '5.0.6', 'redis5.0', BASE],
  [RedisVersion.V6_0, 'redis', '6.0', 'redis6.x', SIX],
  [RedisVersion.V6_2, 'redis', '6.2', 'redis6.x', SIX_TWO],
  [RedisVersion.V7_0, 'redis', '7.0', 'redis7', SEVEN],
  [RedisVersion.V7_1, 'redis', '7.1', 'redis7', SEVEN],
  [ValkeyVersion.V7_2, 'valkey', '7.2', 'valkey7', SEVEN],
  [ValkeyVersion.V8_0, 'valkey', '8.0', 'valkey8', SEVEN],
  [ValkeyVersion.V8_1, 'valkey', '8.1', 'valkey8', SEVEN],
  [ValkeyVersion.V8_2, 'valkey', '8.2', 'valkey8', SEVEN],
  [ValkeyVersion.V9_0, 'valkey', '9.0', 'valkey9', NINE],
  [ValkeyVersion.V9_1, 'valkey', '9.1', 'valkey9', NINE],
])('%s is %s %s of family %s and knows what it can do', (version, engine, number, family, features) => {
  expect(version).toMatchObject({ engine, version: number, parameterGroupFamily: family });
  expect(featuresOf(version)).toEqual([...features].sort());
});

test.each([
  ['redis' as const, RedisVersion],
  ['valkey' as const, ValkeyVersion],
])('every version of %s that the service offers has a constant', (engine, type) => {
  const versions = Object.values(type).filter(value => value instanceof EngineVersion).map(value => [value.version, value.parameterGroupFamily]);
  expect(Object.fromEntries(versions)).toEqual(ENGINE_VERSIONS[engine]);
});

test("tomorrow's version is taken, and can what today's can", () => {
  const version = ValkeyVersion.of('10.0', 'valkey10');
  expect(String(version)).toBe('valkey 10.0');
  expect(featuresOf(version)).toEqual([...NINE].sort());
  expect(RedisVersion.of('7.4', 'redis7').features.iamAuthentication).toBe(true);
});

test('what the user says of a version goes before what its number tells', () => {
  const version = ValkeyVersion.of('10.0', 'valkey10', { durability: false });
  expect(version.features).toMatchObject({ durability: false, ipv6: true });
});

test('a version that is only known at deployment is taken, and counts as new enough', () => {
  const version = RedisVersion.of(token(), token());
  expect(version._isAtLeast('7.0')).toBe(true);
  expect(featuresOf(version)).toEqual([...SEVEN].sort());
  expect(ValkeyVersion.of(token(), 'valkey9').features.durability).toBe(true);
});

test.each<[EngineVersion, string, boolean]>([
  [RedisVersion.V7_1, '7.0.5', true],
  [RedisVersion.V7_0, '7.0.5', true],
  [RedisVersion.V6_2, '7.0.5', false],
  [RedisVersion.V5_0_6, '5.0.6', true],
  [RedisVersion.V4_0_10, '4.0.9', true],
  [RedisVersion.V4_0_10, '5.0.6', false],
  [ValkeyVersion.of('10.0', 'valkey10'), '9.1', true],
])('%s at least %s: %s', (version, other, answer) => {
  expect(version._isAtLeast(other)).toBe(answer);
});

const redis = (version: string, family = 'redis7') => () => RedisVersion.of(version, family);
const valkey = (version: string, family = 'valkey9') => () => ValkeyVersion.of(version, family);

test.each([
  ['Redis 7 has a patch level', redis('7.0.7'), "got '7.0.7'; write '7.0' [InvalidEngineVersion]"],
  ['Redis 5 has no patch level', redis('5.0', 'redis5.0'), "got '5.0'; write '4.0.10' or '5.0.6' [InvalidEngineVersion]"],
  ['Redis is given as 6.x', redis('6.x', 'redis6.x'), "got '6.x'; write '6.2' or '7.1' [InvalidEngineVersion]"],
  ['Redis is given as 7', redis('7'), "such as '7.1', got '7' [InvalidEngineVersion]"],
  ['the version names the engine too', redis('redis7.1'), "got 'redis7.1' [InvalidEngineVersion]"],
  ['Redis is past its end of life', redis('3.2.10', 'redis3.2'), "got '3.2.10', which is past its end of life; write RedisVersion.V7_1 [EndOfLifeEngineVersion]"],
  ['Valkey has a patch level', valkey('9.0.0'), "got '9.0.0'; write '9.0' [InvalidEngineVersion]"],
  ['Valkey is given as 9', valkey('9'), "such as '9.0', got '9' [InvalidEngineVersion]"],
  ['Valkey has a number of Redis', valkey('7.1', 'valkey7'), "must be 7.2 or newer, got '7.1'; write ValkeyVersion.V7_2"],
  ['the family is a default group', redis('7.1', 'default.redis7'), "got 'default.redis7'; leave out 'default.' and other suffixes [InvalidParameterGroupFamily]"],
  ['the family has the suffix of a default group', redis('7.1', 'redis7.cluster.on'), "write 'redis7' [InvalidParameterGroupFamily]"],
  ['the family is of the other engine', redis('7.1', 'valkey7'), "got 'valkey7'"],
  ['the family is of another major version', redis('7.1', 'redis6.x'), "got 'redis6.x' for version '7.1'"],
])('fails when %s', (_, failing, message) => {
  expect(failing).toThrow(message);
  expect(failing).not.toThrow(/\$\{|undefined/);
});

function featuresOf(version: EngineVersion): string[] {
  return Object.entries(version.features).filter(([, can]) => can).map(([name]) => name).sort();
}
