import { Token } from 'aws-cdk-lib/core';
import { EngineFeatures, EngineVersion } from '../../src/engine/engine-version';
import { RedisVersion } from '../../src/engine/redis-version';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import * as published from '../../tools/data/published.json';

type Feature = keyof EngineFeatures;

// the first version that can; https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html and the page of each feature
const SINCE: Record<Exclude<Feature, 'transitEncryption'>, [redis: string | undefined, valkey: string]> = {
  globalDatastore: ['5.0.6', '7.2'],
  accessControl: ['6.0', '7.2'],
  autoMinorVersionUpgrade: ['6.0', '7.2'],
  autoScaling: ['6.0', '7.2'],
  slowLog: ['6.0', '7.2'],
  dataTiering: ['6.2', '7.2'],
  engineLog: ['6.2', '7.2'],
  ipv6: ['6.2', '7.2'],
  clusterModeMigration: ['7.0', '7.2'],
  iamAuthentication: ['7.0', '7.2'],
  transitEncryptionMode: ['7.0', '7.2'],
  durability: [undefined, '9.0'],
};
const ALL_OF_REDIS = Object.keys(SINCE).filter(feature => feature !== 'durability').sort();
const ALL_OF_VALKEY = Object.keys(SINCE).sort();

const token = () => Token.asString({ Ref: 'Version' });

const constantsOf = (type: object) => Object.entries(type).filter((entry): entry is [string, EngineVersion] => entry[1] instanceof EngineVersion);

describe.each([
  ['redis' as const, 0, RedisVersion, /^redis(4\.0|5\.0|6\.x|7)$/],
  ['valkey' as const, 1, ValkeyVersion, /^valkey\d+$/],
])('of %s', (engine, column, type, family) => {
  const constants = constantsOf(type);
  const versions = constants.map(([, { version }]) => version);
  const versionsSince = (first?: string) => versions.includes(first!) ? versions.slice(versions.indexOf(first!)) : [];

  test('every version that the service offers has one constant, named after it, the oldest first', () => {
    expect(versions).toEqual(published.engineVersions[engine]);
    for (const [name, { version }] of constants) { expect(name).toBe(`V${version.replaceAll('.', '_')}`); }
  });

  test.each(constants)('%s is of its engine and family, and knows what it can do', (_, version) => {
    expect(version.engine).toBe(engine);
    expect(version.parameterGroupFamily).toMatch(family);
    expect(version.parameterGroupFamily).toMatch(new RegExp(`^${engine}${version.version.split('.')[0]}`));
    const able = Object.entries(SINCE).filter(([, since]) => versionsSince(since[column]).includes(version.version));
    expect(featuresOf(version)).toEqual(able.map(([feature]) => feature).sort());
  });

  test('a version is listed when it has a constant', () => {
    expect(constants.every(([, version]) => version._isListed())).toBe(true);
    expect(type.of('99.0', `${engine}99`)._isListed()).toBe(false);
  });
});

test("tomorrow's version is taken, and can what today's can", () => {
  const version = ValkeyVersion.of('10.0', 'valkey10');
  expect(String(version)).toBe('valkey 10.0');
  expect(featuresOf(version)).toEqual(ALL_OF_VALKEY);
  expect(RedisVersion.of('7.4', 'redis7').features.iamAuthentication).toBe(true);
});

test('what the user says of a version goes before what its number tells', () => {
  const version = ValkeyVersion.of('10.0', 'valkey10', { durability: false });
  expect(version.features).toMatchObject({ durability: false, ipv6: true });
});

test('a version that is only known at deployment is taken, and counts as new enough', () => {
  const version = RedisVersion.of(token(), token());
  expect(version._isAtLeast('7.0')).toBe(true);
  expect(featuresOf(version)).toEqual(ALL_OF_REDIS);
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
  ['Redis 7 has a patch level', redis('7.0.7'), "got '7.0.7'. Use '7.0' [InvalidEngineVersion]"],
  ['Redis 5 has no patch level', redis('5.0', 'redis5.0'), "got '5.0'. Use for example '5.0.6' [InvalidEngineVersion]"],
  ['Redis is given as 6.x', redis('6.x', 'redis6.x'), "got '6.x'. Use for example '6.2' [InvalidEngineVersion]"],
  ['Redis is given as 7', redis('7'), "such as '7.1', got '7'. Use a constant such as RedisVersion.V7_1 [InvalidEngineVersion]"],
  ['the version names the engine too', redis('redis7.1'), "got 'redis7.1'. Use a constant such as RedisVersion.V7_1 [InvalidEngineVersion]"],
  ['Valkey has a patch level', valkey('9.0.0'), "got '9.0.0'. Use '9.0' [InvalidEngineVersion]"],
  ['Valkey is given as 9', valkey('9'), "such as '9.0', got '9'. Use a constant such as ValkeyVersion.V8_2 [InvalidEngineVersion]"],
  ['Valkey has a number of Redis', valkey('7.1', 'valkey7'), "must be 7.2 or later, got '7.1'. Use ValkeyVersion.V7_2"],
  ['the family is a default group', redis('7.1', 'default.redis7'), "got the name of a default parameter group, 'default.redis7'. Use 'redis7' [InvalidParameterGroupFamily]"],
  ['the family has the suffix of a default group', redis('7.1', 'redis7.cluster.on'), "got the name of a default parameter group, 'redis7.cluster.on'. Use 'redis7' [InvalidParameterGroupFamily]"],
  ['the family is of the other engine', redis('7.1', 'valkey7'), "must be 'redis' and a number, got 'valkey7'. Use 'redis7' [InvalidParameterGroupFamily]"],
  ['the family is of another major version', redis('7.1', 'redis6.x'), "must match the version, got 'redis6.x' for version '7.1'. Use 'redis7' [InvalidParameterGroupFamily]"],
  ['the family is of an earlier version', redis('6.2', 'redis7'), "Use 'redis6.x' [InvalidParameterGroupFamily]"],
  ['the family has the form of a later version', redis('5.0.6', 'redis7'), "Use 'redis5.0' [InvalidParameterGroupFamily]"],
])('fails when %s', (_, failing, message) => {
  expect(failing).toThrow(message);
  expect(failing).not.toThrow(/\$\{|undefined/);
});

function featuresOf(version: EngineVersion): string[] {
  return Object.entries(version.features).filter(([, can]) => can).map(([name]) => name).sort();
}
