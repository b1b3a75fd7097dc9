import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { App } from 'aws-cdk-lib/core';
import { linesOf, newApp, templateOf, unexplained, validationFindings } from './of-example';
import { PrimaryStack, SecondaryStack } from '../../examples/global/stack';

/** Both stacks as `app.ts` makes them. */
function stacks(app: App = newApp()): { readonly written: PrimaryStack; readonly read: SecondaryStack } {
  const written = new PrimaryStack(app, 'Written', { env: { region: 'eu-central-1' }, crossRegionReferences: true, readIn: 'us-east-1' });
  return { written, read: new SecondaryStack(app, 'Read', { env: { region: 'us-east-1' }, crossRegionReferences: true, written }) };
}

/** References to the other region are made when the app is synthesized. */
function templates() {
  const app = newApp();
  const { written, read } = stacks(app);
  app.synth();
  return { written: templateOf(written), read: templateOf(read) };
}
const propertiesOf = (template: any, type: string) => Object.values<any>(template.Resources).find(resource => resource.Type === type)?.Properties;

test.each(['written', 'read'] as const)('the stack of the region that is %s has not changed', which => {
  expect(templates()[which]).toMatchSnapshot();
});

test('the stacks have no finding of five packs of cdk-nag that the README does not explain', () => {
  const { written, read } = stacks();
  expect(unexplained('global', written, read)).toEqual([]);
});

test('the stacks have no finding of CDK\'s own validation, and no warning of this library', () => {
  const app = newApp();
  const { written, read } = stacks(app);
  expect(validationFindings(app)).toEqual([]);
  for (const stack of [written, read]) {
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('cdk-elasticache:'))).toEqual([]);
  }
}, 60_000);

test('app and stacks take 60 lines', () => {
  expect(linesOf('global')).toBeLessThanOrEqual(60);
});

test('the global datastore has the one cache of the region that is written, as its primary', () => {
  const { written } = templates();
  expect(propertiesOf(written, 'AWS::ElastiCache::GlobalReplicationGroup').Members).toEqual([
    { ReplicationGroupId: { Ref: expect.stringMatching(/^Cache/) }, ReplicationGroupRegion: 'eu-central-1', Role: 'PRIMARY' },
  ]);
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html refuses them of a secondary
test('the cache that reads says nothing that it has from its primary', () => {
  const given = Object.keys(propertiesOf(templates().read, 'AWS::ElastiCache::ReplicationGroup'));
  expect(given).toContain('GlobalReplicationGroupId');
  expect(given).not.toEqual(expect.arrayContaining([expect.stringMatching(
    /^(Engine|EngineVersion|CacheNodeType|NumNodeGroups|CacheParameterGroupName|TransitEncryption.*|AtRestEncryptionEnabled|Snapshot(Arns|Name))$/)]));
});

test('the token is copied to the region that reads, and made in the other one only', () => {
  const { written, read } = templates();
  expect(propertiesOf(written, 'AWS::SecretsManager::Secret').ReplicaRegions).toEqual([{ Region: 'us-east-1' }]);
  expect(propertiesOf(read, 'AWS::SecretsManager::Secret')).toBeUndefined();
});
