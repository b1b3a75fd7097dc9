import { stacksOf } from './examples';
import { wholeTemplate } from '../saved-template';

const [written, read] = stacksOf('global').map(wholeTemplate);
const propertiesOf = (template: any, type: string) => Object.values<any>(template.Resources).find(resource => resource.Type === type)?.Properties;

test('the global datastore has the one cache of the region that is written, as its primary', () => {
  expect(propertiesOf(written, 'AWS::ElastiCache::GlobalReplicationGroup').Members).toEqual([
    { ReplicationGroupId: { Ref: expect.stringMatching(/^Cache/) }, ReplicationGroupRegion: 'eu-central-1', Role: 'PRIMARY' },
  ]);
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html refuses them of a secondary
test('the cache that reads says nothing that it has from its primary', () => {
  const given = Object.keys(propertiesOf(read, 'AWS::ElastiCache::ReplicationGroup'));
  expect(given).toContain('GlobalReplicationGroupId');
  expect(given).not.toEqual(expect.arrayContaining([expect.stringMatching(
    /^(Engine|EngineVersion|CacheNodeType|NumNodeGroups|CacheParameterGroupName|TransitEncryption.*|AtRestEncryptionEnabled|Snapshot(Arns|Name))$/)]));
});

test('the token is copied to the region that reads, and made in the other one only', () => {
  expect(propertiesOf(written, 'AWS::SecretsManager::Secret').ReplicaRegions).toEqual([{ Region: 'us-east-1' }]);
  expect(propertiesOf(read, 'AWS::SecretsManager::Secret')).toBeUndefined();
});
