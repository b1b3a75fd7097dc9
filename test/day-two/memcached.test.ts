import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CfnParameter, Duration, Stack } from 'aws-cdk-lib/core';
import { changes, mayReplace, replacing } from './changes';
import { AzMode } from '../../src/engine/az-mode';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { NodeType } from '../../src/engine/node-type';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { WeeklyWindow } from '../../src/engine/window';
import { MemcachedAuthentication } from '../../src/memcached/memcached-authentication';
import { IpDiscovery, NetworkType } from '../../src/network/network-type';
import { SubnetGroup } from '../../src/network/subnet-group';
import { Alarms } from '../../src/observe/alarms/alarms';
import { SaslOptions } from '../../src/sasl-gate/props';
import { GivenToMemcached, memcached } from '../helpers';

const quiet = { alarms: Alarms.none() };
const zones = (...availabilityZones: string[]) => (stack: Stack) => ({
  ...quiet,
  vpc: Vpc.fromVpcAttributes(stack, 'V', { vpcId: 'vpc-1', availabilityZones, privateSubnetIds: availabilityZones.map((_, i) => `subnet-${i + 1}`) }),
});
const group = (name: string, rest: object = {}) => (stack: Stack) => ({
  ...quiet, subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'Group', name), availabilityZones: ['a', 'b'], ...rest,
});
const dualStack = { ...quiet, networkType: NetworkType.DUAL_STACK };
const sasl = (options: SaslOptions = {}) => ({ ...quiet, authentication: MemcachedAuthentication.sasl(options) });
const inPlace = (...properties: string[]) => ({ added: [], removed: [], changed: properties.map(property => `CacheCluster.${property}`) });

// what CloudFormation's page and the schema of the resource say of each property
describe.each<[string, GivenToMemcached, GivenToMemcached, string[]]>([
  ['a newer version of the same family', { ...quiet, version: MemcachedVersion.V1_6_12 }, quiet, ['EngineVersion']],
  ['a topic', stack => ({ ...quiet, notificationTopic: topic(stack, 'one') }), stack => ({ ...quiet, notificationTopic: topic(stack, 'other') }), [
    'NotificationTopicArn',
  ]],
  ['a maintenance window', quiet, { ...quiet, maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00') }, ['PreferredMaintenanceWindow']],
  ['other security groups', securityGroups('sg-1'), securityGroups('sg-2'), ['VpcSecurityGroupIds']],
])('%s', (_, before, after, properties) => {
  const made = changes(memcached(before), memcached(after));

  test('changes these properties of the same cluster, and nothing else', () => {
    expect(made).toEqual(inPlace(...properties));
    expect(mayReplace(made)).toEqual([]);
  });
});

describe('another number of nodes', () => {
  // "if neither PreferredAvailabilityZone nor PreferredAvailabilityZones was specified ... requires replacement": so zones are always there
  test.each<[string, number, number]>([['more', 2, 5], ['fewer', 5, 2]])('%s: zones were given before, and are given now', (_, before, after) => {
    const made = changes(memcached({ ...quiet, nodes: before }), memcached({ ...quiet, nodes: after }));
    expect(made).toEqual(inPlace('NumCacheNodes', 'PreferredAvailabilityZones'));
    expect(replacing(made)).toEqual([]);
  });

  test('that a parameter says changes the value of the parameter only, without a word of zones: a warning says what follows', () => {
    const cache = memcached(stack => ({ ...quiet, nodes: new CfnParameter(stack, 'Nodes', { type: 'Number' }).valueAsNumber }));
    expect(changes(cache, cache)).toEqual(inPlace());
  });

  test('of one: the cluster of one zone becomes one of several', () => {
    expect(changes(memcached({ ...quiet, nodes: 1 }), memcached(quiet))).toEqual(inPlace('AZMode', 'NumCacheNodes', 'PreferredAvailabilityZones'));
  });
});

test.each<[string, GivenToMemcached, GivenToMemcached, string]>([
  ['another port', quiet, { ...quiet, port: 11211 }, 'Port'],
  ['a name', quiet, { ...quiet, clusterName: 'sessions' }, 'ClusterName'],
  ['another name', { ...quiet, clusterName: 'one' }, { ...quiet, clusterName: 'other' }, 'ClusterName'],
  ['another subnet group', group('one'), group('other'), 'CacheSubnetGroupName'],
  ['a network of both kinds', quiet, dualStack, 'NetworkType'],
])('%s replaces the cluster', (_, before, after, property) => {
  expect(replacing(changes(memcached(before), memcached(after)))).toEqual([`CacheCluster.${property}`]);
});

// conditionalCreateOnlyProperties of the schema, which does not say on what it depends
test.each<[string, GivenToMemcached, GivenToMemcached, string[]]>([
  ['other zones for the same nodes', group('one'), group('one', { availabilityZones: ['b', 'a'] }), ['PreferredAvailabilityZones']],
  ['a zone more in the VPC, with more nodes than zones', inZones(zones('a', 'b')), inZones(zones('a', 'b', 'c')), ['PreferredAvailabilityZones']],
  ['one zone in place of several', quiet, { ...quiet, azMode: AzMode.SINGLE_AZ }, ['PreferredAvailabilityZones']],
  ['discovery of other addresses', dualStack, { ...dualStack, ipDiscovery: IpDiscovery.IPV6 }, ['IpDiscovery']],
])('%s may replace the cluster', (_, before, after, properties) => {
  const made = changes(memcached(before), memcached(after));
  expect(replacing(made)).toEqual([]);
  expect(mayReplace(made)).toEqual(properties.map(property => `CacheCluster.${property}`));
});

test('whoever gives the old zones keeps the nodes where they are when the VPC gets a zone', () => {
  const given = (of: (stack: Stack) => object): GivenToMemcached => stack => ({ ...of(stack), nodes: 4, availabilityZones: ['a', 'b'] });
  expect(mayReplace(changes(memcached(given(zones('a', 'b'))), memcached(given(zones('a', 'b', 'c')))))).toEqual([]);
});

// the schema has them changed in place, and the service refuses: a deployment fails, and nothing is lost
test.each<[string, GivenToMemcached, GivenToMemcached, string[]]>([
  ['TLS', { ...quiet, transitEncryption: TransitEncryption.DISABLED }, quiet, ['TransitEncryptionEnabled']],
  ['the node type', quiet, { ...quiet, nodeType: NodeType.R7G_LARGE }, ['CacheNodeType']],
])('%s cannot be changed on a running cluster, as the docstring says', (_, before, after, properties) => {
  expect(changes(memcached(before), memcached(after))).toEqual(inPlace(...properties));
});

test('parameters change their group and not the cluster; another family is another group', () => {
  const parameters = { idle_timeout: '60' };
  expect(changes(memcached(quiet), memcached({ ...quiet, parameters }))).toEqual({ added: [], removed: [], changed: ['ParameterGroup.Properties'] });
  const plain = { ...quiet, transitEncryption: TransitEncryption.DISABLED };
  const { added, removed, changed } = changes(memcached({ ...plain, version: MemcachedVersion.V1_5_16 }), memcached(plain));
  expect([added.length, removed.length, changed]).toEqual([1, 1, ['CacheCluster.CacheParameterGroupName', 'CacheCluster.EngineVersion']]);
});

test('alarms are added, and get actions, beside the cluster', () => {
  const noisy = (acting: boolean) => (stack: Stack) => ({
    alarms: Alarms.recommended({ actions: acting ? [new SnsAction(topic(stack, 'ops'))] : [] }),
  });
  const { added, removed, changed } = changes(memcached(quiet), memcached(noisy(false)));
  expect(added.every(id => id.startsWith('CacheAlarms'))).toBe(true);
  expect([added.length > 0, removed, changed]).toEqual([true, [], []]);
  expect(new Set(changes(memcached(noisy(false)), memcached(noisy(true))).changed)).toEqual(new Set(['AWS::CloudWatch::Alarm.AlarmActions']));
});

describe('a gate', () => {
  test('that is put in front of a running cluster leaves it alone', () => {
    const { added, removed, changed } = changes(memcached(quiet), memcached(sasl()));
    expect([removed, changed]).toEqual([[], []]);
    expect(added.filter(id => !id.startsWith('CacheGate') && !id.startsWith('CacheSecurityGroupfrom'))).toEqual([]);
  });

  test('of one more node has new tasks, and its other resources stay', () => {
    const made = changes(memcached({ ...sasl(), nodes: 2 }), memcached({ ...sasl(), nodes: 3 }));
    expect(made).toEqual({
      added: [],
      removed: [],
      changed: ['CacheCluster.NumCacheNodes', 'CacheCluster.PreferredAvailabilityZones', 'AWS::ECS::TaskDefinition.ContainerDefinitions'],
    });
  });

  test('gets a rotation beside what is there', () => {
    const { added, removed, changed } = changes(memcached(sasl()), memcached(sasl({ rotateEvery: Duration.days(30) })));
    expect([removed, changed]).toEqual([[], []]);
    expect(added.every(id => /^CacheGateRotation|^CacheGateSecret/.test(id))).toBe(true);
  });
});

function topic(stack: Stack, name: string) {
  return Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:eu-west-1:111122223333:${name}`);
}
function securityGroups(id: string) {
  return (stack: Stack) => ({ ...quiet, securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Own', id)] });
}
function inZones(of: (stack: Stack) => object): GivenToMemcached {
  return stack => ({ ...of(stack), nodes: 4 });
}
