import { Token } from 'aws-cdk-lib/core';
import { serverless, rendered } from './helpers';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { ConnectionType } from '../../src/serverless/connection-type';
import * as published from '../../tools/data/published.json';
import { messageOf, newStack, parameter, serviceFacts } from '../helpers';

const facts = serviceFacts<{ ports: Record<string, number[]>; majorVersions: Record<string, string[]> }>('serverless');
const CONSTANTS = Object.values(ServerlessEngine).filter(value => value instanceof ServerlessEngine);

test('there is a constant for each major version that AWS serves, and for no other', () => {
  const listed = Object.entries(facts.majorVersions).flatMap(([engine, versions]) => versions.map(version => `${engine} ${version}`));
  expect(CONSTANTS.map(({ engine, majorVersion }) => `${engine} ${majorVersion}`)).toEqual(listed);
});

test('there is a constant for each major version of an engine that has come since the first that AWS served', () => {
  const later = Object.entries(facts.majorVersions).flatMap(([engine, [first]]) => {
    const majors = published.engineVersions[engine as keyof typeof published.engineVersions].map(version => version.split('.').slice(0, first.split('.').length).join('.'));
    return [...new Set(majors.slice(majors.indexOf(first)))].map(major => `${engine} ${major}`);
  });
  expect(CONSTANTS.map(({ engine, majorVersion }) => `${engine} ${majorVersion}`)).toEqual(later);
});

test.each(CONSTANTS.map(engine => [String(engine), engine] as const))('%s has the ports that AWS documents, and is rendered as the service writes it', (_, engine) => {
  expect([engine.defaultPort, engine.defaultReaderPort]).toEqual(facts.ports[engine.engine]);
  expect(rendered({ engine })).toMatchObject({ Engine: engine.engine, MajorEngineVersion: engine.majorVersion });
});

test.each([
  ['valkey', '7', false, false],
  ['valkey', '8', false, false],
  ['valkey', '9', true, undefined],
  ['valkey', '10', true, undefined],
  ['redis', '7', false, false],
  ['redis', '9', false, false],
  ['memcached', '1.6', false, false],
])('%s %s: a public endpoint %p, access strings with databases %p', (engine, version, publicEndpoint, databaseRules) => {
  expect(ServerlessEngine.of(engine, version).features).toEqual({ publicEndpoint, databaseRules });
});

test('says more of a version than its number tells', () => {
  expect(ServerlessEngine.of('redis', '8', { publicEndpoint: true }).features.publicEndpoint).toBe(true);
});

test.each([
  ['valkey', '7.2', "'majorVersion' of Valkey must look like '8', got '7.2'. ElastiCache chooses the rest of the version"],
  ['valkey', '6', "'majorVersion' of Valkey must be 7 or later on a serverless cache, got '6'. Use '7' or later"],
  ['redis', '6', "'majorVersion' of Redis OSS must be 7 or later on a serverless cache, got '6'. Use '7' or later"],
  // "Specified engine does not support major engine version 8"
  ['memcached', '8', "'majorVersion' of Memcached must look like '1.6', got '8'. ElastiCache chooses the rest of the version"],
  ['memcached', '1.5', "'majorVersion' of Memcached must be 1.6 or later on a serverless cache, got '1.5'. Use '1.6' or later"],
])('refuses %s %s', (engine, version, said) => {
  expect(messageOf(() => ServerlessEngine.of(engine, version))).toContain(`${said} [InvalidServerlessEngineVersion]`);
});

test.each([['Valkey', "'Valkey'"], [Token.asString({ Ref: 'Engine' }), 'one that is only known at deployment']])('refuses the engine %s', (engine, got) => {
  expect(messageOf(() => ServerlessEngine.of(engine, '8'))).toContain(
    `'engine' of a serverless cache must be 'valkey', 'redis' or 'memcached', got ${got}. Use for example ServerlessEngine.VALKEY_8 [InvalidServerlessEngine]`);
});

test('a version that is only known at deployment breaks no rule', () => {
  const stack = newStack();
  const engine = ServerlessEngine.of('valkey', parameter(stack, 'Version').valueAsString);
  expect(engine.features).toEqual({});
  expect(rendered({ engine, connectionType: ConnectionType.PUBLIC }, stack)).toMatchObject({ MajorEngineVersion: { Ref: 'Version' }, ConnectionType: 'public' });
});

test('tomorrow\'s version is handled like today\'s: it has users, ports and backups', () => {
  const cache = serverless({ engine: ServerlessEngine.of('valkey', '10') });
  expect(cache.iamUser).toBeDefined();
});
