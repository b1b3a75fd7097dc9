import { Match } from 'aws-cdk-lib/assertions';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { NodeType } from '../../src/engine/node-type';
import { logicalIdOf, memcached, messageOf, PRIVATE_SUBNETS, propertiesOf, templateOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::CacheCluster';

test('a cluster of which nothing is said has two nodes in two zones, TLS, a port that is not the well-known one, and things of its own', () => {
  expect(propertiesOf(memcached(), TYPE)).toEqual({
    Engine: 'memcached',
    EngineVersion: '1.6.22',
    CacheNodeType: 'cache.t4g.small',
    NumCacheNodes: 2,
    AZMode: 'cross-az',
    PreferredAvailabilityZones: [{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }],
    Port: 11212,
    TransitEncryptionEnabled: true,
    CacheParameterGroupName: { Ref: expect.stringMatching(/^CacheParameters/) },
    CacheSubnetGroupName: { Ref: expect.stringMatching(/^CacheSubnets/) },
    VpcSecurityGroupIds: [{ 'Fn::GetAtt': [expect.stringMatching(/^CacheSecurityGroup/), 'GroupId'] }],
  });
});

test('it lies in private subnets', () => {
  expect(propertiesOf(memcached(), 'AWS::ElastiCache::SubnetGroup').SubnetIds).toEqual(PRIVATE_SUBNETS);
});

test('its security group lets nobody in and nothing out', () => {
  const template = templateOf(memcached());
  template.hasResourceProperties('AWS::EC2::SecurityGroup', {
    SecurityGroupIngress: Match.absent(),
    SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
  });
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
});

test('its parameter group is of the version\'s family and changes nothing', () => {
  expect(propertiesOf(memcached(), 'AWS::ElastiCache::ParameterGroup')).toMatchObject({ CacheParameterGroupFamily: 'memcached1.6', Properties: {} });
});

test('it is deleted with its stack, since nothing in it can be kept', () => {
  templateOf(memcached()).hasResource(TYPE, { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' });
});

test('it has no gate, no secret, no role and nothing in ECS', () => {
  const cache = memcached();
  expect([cache.gate, cache.secret]).toEqual([undefined, undefined]);
  for (const type of ['AWS::ECS::Service', 'AWS::SecretsManager::Secret', 'AWS::IAM::Role', 'AWS::Logs::LogGroup']) {
    templateOf(cache).resourceCountIs(type, 0);
  }
});

test('one node lies in one zone', () => {
  expect(propertiesOf(memcached({ nodes: 1 }), TYPE)).toMatchObject({ AZMode: 'single-az', PreferredAvailabilityZones: [{ 'Fn::Select': [0, expect.anything()] }] });
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-mc.html: 1.6.12 and later
test.each<[MemcachedVersion, boolean]>([
  [MemcachedVersion.V1_4_34, false], [MemcachedVersion.V1_5_16, false], [MemcachedVersion.V1_6_6, false],
  [MemcachedVersion.V1_6_12, true], [MemcachedVersion.V1_6_17, true], [MemcachedVersion.V1_6_22, true],
])('TLS of %s, where nothing is said: %s', (version, tls) => {
  const cache = memcached({ version, nodeType: NodeType.T3_SMALL });
  expect(propertiesOf(cache, TYPE).TransitEncryptionEnabled).toBe(tls);
  expect(cache.transitEncryptionEnabled).toBe(tls);
});

test('what others see of it', () => {
  const cache = memcached();
  const { stack } = cache;
  const id = logicalIdOf(cache);
  expect(stack.resolve([cache.clusterName, cache.cacheClusterRef, cache.nodes, cache.transitEncryptionEnabled])).toEqual([
    { Ref: id }, { clusterName: { Ref: id } }, 2, true,
  ]);
  expect(stack.resolve([cache.configurationEndpoint.hostname, cache.configurationEndpoint.portAsString()])).toEqual([
    { 'Fn::GetAtt': [id, 'ConfigurationEndpoint.Address'] }, { 'Fn::GetAtt': [id, 'ConfigurationEndpoint.Port'] },
  ]);
  expect(stack.resolve(cache.clusterArn)).toEqual({
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':elasticache:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':cluster:', { Ref: id }]],
  });
});

test('it has no list of endpoints without a gate, and says what to use instead', () => {
  expect(messageOf(() => memcached().endpoints)).toMatch(/^'endpoints' of S\/Cache .* Use 'configurationEndpoint' .* \[NoNodeEndpoints\] /);
});
