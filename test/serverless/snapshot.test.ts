import { CfnServerlessCache } from 'aws-cdk-lib/aws-elasticache';
import { Key } from 'aws-cdk-lib/aws-kms';
import { App, CfnOutput, RemovalPolicy, Stack, Tags } from 'aws-cdk-lib/core';
import { importedVpc, LIMITS, serverless } from './helpers';
import { Restore } from '../../src/engine/restore';
import { SERVERLESS_SNAPSHOT_RULES } from '../../src/serverless/rules/snapshot';
import { ServerlessCache } from '../../src/serverless/serverless-cache';
import { ServerlessSnapshot, ServerlessSnapshotProps } from '../../src/serverless/serverless-snapshot';
import { codesOf, messageOf, newStack, parameter, propertiesOf, serviceFacts, templateOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::ServerlessCacheSnapshot';
const named = (stack: Stack, name: string) => ServerlessCache.fromServerlessCacheName(stack, 'Sessions', name);
const snapshot = (props: Partial<ServerlessSnapshotProps> = {}, stack = newStack()) =>
  new ServerlessSnapshot(stack, 'Before', { snapshotName: 'before', serverlessCache: props.serverlessCache ?? named(stack, 'sessions'), ...props });

test('takes a snapshot of a cache of the app, after the cache is made', () => {
  const stack = newStack();
  snapshot({ serverlessCache: serverless({}, stack) }, stack);
  expect(propertiesOf(stack, TYPE)).toEqual({ ServerlessCacheSnapshotName: 'before', ServerlessCacheName: { Ref: expect.stringMatching(/^Cache/) } });
});

test('takes a snapshot of a cache that exists already', () => {
  expect(propertiesOf(snapshot(), TYPE)).toMatchObject({ ServerlessCacheName: 'sessions' });
});

test('takes a snapshot of a cache of L1, whose name is written in lower case as CloudFormation wants it', () => {
  const stack = newStack();
  snapshot({ serverlessCache: CfnServerlessCache.fromServerlessCacheName(stack, 'L1', 'Sessions') }, stack);
  expect(propertiesOf(stack, TYPE)).toMatchObject({ ServerlessCacheName: 'sessions' });
});

test('takes what is only known at deployment', () => {
  const stack = newStack();
  const text = parameter(stack, 'Text').valueAsString;
  snapshot({ snapshotName: text, serverlessCache: named(stack, text) }, stack);
  expect(propertiesOf(stack, TYPE)).toEqual({ ServerlessCacheSnapshotName: { Ref: 'Text' }, ServerlessCacheName: { Ref: 'Text' } });
});

test('has each property that CloudFormation has, and the key by its ARN', () => {
  const stack = newStack();
  const before = snapshot({ snapshotName: 'Before-1', encryptionKey: new Key(stack, 'Key') }, stack);
  Tags.of(before).add('team', 'shop');
  const properties = propertiesOf(stack, TYPE);
  expect(properties).toMatchObject({
    ServerlessCacheSnapshotName: 'before-1',
    KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] },
    Tags: [{ Key: 'team', Value: 'shop' }],
  });
  expect(Object.keys(properties).sort()).toEqual(serviceFacts<{ snapshotProperties: string[] }>('serverless').snapshotProperties);
});

test('stays when it leaves the stack, unless told otherwise', () => {
  templateOf(snapshot()).hasResource(TYPE, { DeletionPolicy: 'Retain' });
  templateOf(snapshot({ removalPolicy: RemovalPolicy.DESTROY })).hasResource(TYPE, { DeletionPolicy: 'Delete' });
});

test('its ARN fills another cache', () => {
  const stack = newStack();
  const before = snapshot({}, stack);
  const restoreFrom = Restore.arns([before.snapshotArn]);
  const restored = new ServerlessCache(stack, 'Restored', { vpc: importedVpc(stack, 'a', 'b'), usageLimits: LIMITS, restoreFrom });
  expect(propertiesOf(restored, 'AWS::ElastiCache::ServerlessCache').SnapshotArnsToRestore).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Before/), 'ARN'] }]);
});

test.each<[string, string, string[]]>([
  ['InvalidServerlessSnapshotName', '1st', ['sessions']],
  ['InvalidServerlessSnapshotSource', 'before', ['my cache']],
])('refuses what CloudFormation would: %s', (code, snapshotName, [cache]) => {
  const stack = newStack();
  expect(codesOf(() => snapshot({ snapshotName, serverlessCache: named(stack, cache) }, stack))).toEqual([code]);
});

test('each rule has a pair', () => {
  expect(SERVERLESS_SNAPSHOT_RULES.map(({ code }) => code)).toEqual(['InvalidServerlessSnapshotName', 'InvalidServerlessSnapshotSource']);
});

test('tags that ElastiCache refuses are found at synthesis', () => {
  const stack = newStack();
  Tags.of(snapshot({}, stack)).add('aws:team', 'shop');
  expect(messageOf(() => (stack.node.root as App).synth())).toContain('[InvalidTagKey]');
});

test('its name and ARN can be read in another stack', () => {
  const stack = newStack();
  const other = new Stack(stack.node.root as App, 'Other');
  const before = snapshot({}, stack);
  new CfnOutput(other, 'Arn', { value: before.snapshotArn });
  expect(templateOf(other).toJSON().Outputs.Arn.Value).toEqual({ 'Fn::ImportValue': expect.stringMatching(/FnGetAttBefore.*ARN/) });
  expect(before.snapshotName).toBe('before');
});
