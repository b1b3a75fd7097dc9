import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { CfnParameterGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Duration, RemovalPolicy, Size, Tags } from 'aws-cdk-lib/core';
import { AzMode } from '../../src/engine/az-mode';
import { MemcachedParameters } from '../../src/engine/memcached-parameters';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { NodeType } from '../../src/engine/node-type';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { WeeklyWindow } from '../../src/engine/window';
import { IpDiscovery, NetworkType } from '../../src/network/network-type';
import { SubnetGroup } from '../../src/network/subnet-group';
import { Alarms } from '../../src/observe/alarms/alarms';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { codesOf, GivenToMemcached, memcached, newStack, propertiesOf, PUBLIC_SUBNETS, templateOf, vpcOf, warningsOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::CacheCluster';
const rendered = (given: GivenToMemcached) => propertiesOf(memcached(given), TYPE);
const bare = rendered({});

test.each<[string, GivenToMemcached, object]>([
  ['clusterName', { clusterName: 'Sessions' }, { ClusterName: 'sessions' }],
  ['version', { version: MemcachedVersion.V1_6_17 }, { EngineVersion: '1.6.17' }],
  ['nodeType', { nodeType: NodeType.R7G_LARGE }, { CacheNodeType: 'cache.r7g.large' }],
  ['nodes', { nodes: 3 }, { NumCacheNodes: 3 }],
  ['azMode', { azMode: AzMode.SINGLE_AZ }, { AZMode: 'single-az' }],
  ['availabilityZones', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] }, { PreferredAvailabilityZones: ['eu-west-1a', 'eu-west-1b'] }],
  ['port', { port: 11211 }, { Port: 11211 }],
  ['transitEncryption', { transitEncryption: TransitEncryption.DISABLED }, { TransitEncryptionEnabled: false }],
  ['networkType', { networkType: NetworkType.DUAL_STACK }, { NetworkType: 'dual_stack' }],
  ['ipDiscovery', { networkType: NetworkType.DUAL_STACK, ipDiscovery: IpDiscovery.IPV6 }, { IpDiscovery: 'ipv6' }],
  ['maintenanceWindow', { maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00') }, { PreferredMaintenanceWindow: 'sun:05:00-sun:06:00' }],
  ['notificationTopic', stack => ({ notificationTopic: Topic.fromTopicArn(stack, 'T', 'arn:aws:sns:eu-west-1:111122223333:t') }), {
    NotificationTopicArn: 'arn:aws:sns:eu-west-1:111122223333:t',
  }],
])('%s is written as it was given', (_, given, expected) => {
  expect(rendered(given)).toMatchObject(expected);
});

test('what Memcached has not, and what was not said, is not written', () => {
  for (const absent of ['ClusterName', 'NetworkType', 'IpDiscovery', 'PreferredMaintenanceWindow', 'NotificationTopicArn', 'PreferredAvailabilityZone',
    'SnapshotName', 'SnapshotArns', 'SnapshotRetentionLimit', 'SnapshotWindow', 'LogDeliveryConfigurations', 'AutoMinorVersionUpgrade',
    'CacheSecurityGroupNames', 'AuthToken', 'KmsKeyId']) {
    expect(bare).not.toHaveProperty(absent);
  }
});

describe('the parameter group', () => {
  const group = 'AWS::ElastiCache::ParameterGroup';

  test('holds the parameters that were given, those of MemcachedParameters among them', () => {
    const parameters = { ...MemcachedParameters.of({ maxItemSize: Size.mebibytes(4), idleTimeout: Duration.minutes(5) }), lru_crawler: '1' };
    expect(propertiesOf(memcached({ parameters }), group).Properties).toEqual({ max_item_size: '4194304', idle_timeout: '300', lru_crawler: '1' });
  });

  test('follows the version', () => {
    const cache = memcached({ version: MemcachedVersion.V1_5_16 });
    expect(propertiesOf(cache, group).CacheParameterGroupFamily).toBe('memcached1.5');
  });

  test.each<[string, GivenToMemcached, unknown]>([
    ['of the app', stack => ({ parameterGroup: new ParameterGroup(stack, 'Own', { family: ParameterGroupFamily.MEMCACHED1_6 }) }), {
      Ref: expect.stringMatching(/^Own/),
    }],
    ['that exists already', stack => ({ parameterGroup: ParameterGroup.fromParameterGroupName(stack, 'Own', 'existing') }), 'existing'],
    ['of the L1', stack => ({
      parameterGroup: new CfnParameterGroup(stack, 'Own', { cacheParameterGroupFamily: 'memcached1.6', description: 'd' }),
    }), { Ref: 'Own' }],
  ])('can be one %s, and then none is made', (_, given, name) => {
    const cache = memcached(given);
    expect(propertiesOf(cache, TYPE).CacheParameterGroupName).toEqual(name);
    expect(Object.keys(templateOf(cache).findResources(group)).filter(id => id.startsWith('Cache'))).toEqual([]);
  });

  // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html#ParameterGroups.Memcached
  test.each<[string, { [name: string]: string }, string]>([
    ['a value that is not one of binding_protocol', { binding_protocol: 'binary' }, 'ParameterValueNotAllowed'],
    ['text for a number', { max_item_size: '1 MB' }, 'ParameterValueNotAllowed'],
    ['a parameter that ElastiCache sets', { max_simultaneous_connections: '100' }, 'ParameterNotModifiable'],
  ])('is refused %s', (_, parameters, code) => {
    expect(codesOf(() => memcached({ parameters }))).toEqual([code]);
  });

  test.each(['ascii', 'auto'])('takes binding_protocol %s', binding_protocol => {
    expect(codesOf(() => memcached({ parameters: { binding_protocol } }))).toEqual([]);
  });

  test('is warned of a name that is not known, with the one that was meant', () => {
    const stack = newStack();
    memcached({ parameters: { max_item_sise: '1048576' } }, stack);
    expect(warningsOf(stack)).toEqual([expect.objectContaining({ message: expect.stringContaining("Write 'max_item_size' if you mean that one") })]);
  });
});

describe('the network', () => {
  test.each<[string, GivenToMemcached, unknown, number]>([
    ['of the app', stack => ({ subnetGroup: new SubnetGroup(stack, 'Own', { vpc: vpcOf(stack) }) }), { Ref: expect.stringMatching(/^Own/) }, 1],
    ['that exists already', stack => ({ subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'Own', 'existing') }), 'existing', 0],
    ['of the L1', stack => ({ subnetGroup: new CfnSubnetGroup(stack, 'Own', { description: 'd', subnetIds: ['subnet-1'] }) }), { Ref: 'Own' }, 1],
  ])('can be a subnet group %s, and then none is made', (_, given, name, groups) => {
    const cache = memcached(given);
    expect(propertiesOf(cache, TYPE).CacheSubnetGroupName).toEqual(name);
    templateOf(cache).resourceCountIs('AWS::ElastiCache::SubnetGroup', groups);
  });

  test('can be subnets that are chosen', () => {
    expect(propertiesOf(memcached({ vpcSubnets: { subnetType: SubnetType.PUBLIC } }), 'AWS::ElastiCache::SubnetGroup').SubnetIds).toEqual(PUBLIC_SUBNETS);
  });

  test.each<[string, GivenToMemcached, unknown[], number]>([
    ['of the app', stack => ({ securityGroups: [new SecurityGroup(stack, 'Own', { vpc: vpcOf(stack) })] }), [
      { 'Fn::GetAtt': [expect.stringMatching(/^Own/), 'GroupId'] },
    ], 1],
    ['that exist already', stack => ({ securityGroups: ['sg-1', 'sg-2'].map(id => SecurityGroup.fromSecurityGroupId(stack, id, id)) }), ['sg-1', 'sg-2'], 0],
  ])('can have security groups %s, and then none is made', (_, given, ids, groups) => {
    const cache = memcached(given);
    expect(propertiesOf(cache, TYPE).VpcSecurityGroupIds).toEqual(ids);
    templateOf(cache).resourceCountIs('AWS::EC2::SecurityGroup', groups);
  });
});

test.each<[RemovalPolicy, string]>([
  [RemovalPolicy.DESTROY, 'Delete'], [RemovalPolicy.RETAIN, 'Retain'], [RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, 'RetainExceptOnCreate'],
])('with the removal policy %s the cluster and what it cannot live without have the same one', (removalPolicy, policy) => {
  const template = templateOf(memcached({ removalPolicy, alarms: Alarms.none() }));
  for (const type of [TYPE, 'AWS::ElastiCache::SubnetGroup', 'AWS::ElastiCache::ParameterGroup', 'AWS::EC2::SecurityGroup']) {
    template.hasResource(type, { DeletionPolicy: policy });
  }
});

describe('tags', () => {
  test('reach the cluster, its subnets and its parameters', () => {
    const cache = memcached();
    Tags.of(cache).add('team', 'shop');
    for (const type of [TYPE, 'AWS::ElastiCache::SubnetGroup', 'AWS::ElastiCache::ParameterGroup']) {
      expect(propertiesOf(cache, type).Tags).toContainEqual({ Key: 'team', Value: 'shop' });
    }
  });

  test.each([
    ['aws:team', 'shop', 'InvalidTagKey'],
    ['team', '<shop>', 'InvalidTagValue'],
  ])('that ElastiCache refuses fail the synthesis: %s = %s', (key, value, code) => {
    const cache = memcached();
    Tags.of(cache.stack).add(key, value, { includeResourceTypes: [TYPE] });
    expect(() => templateOf(cache)).toThrow(code);
  });
});
