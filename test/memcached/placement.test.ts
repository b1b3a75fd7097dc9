import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnParameter, Fn, Stack } from 'aws-cdk-lib/core';
import { AzMode } from '../../src/engine/az-mode';
import { zonesOf } from '../../src/memcached/placement';
import { SubnetGroup } from '../../src/network/subnet-group';
import { codesOf, GivenToMemcached, HOME, memcached, newStack, propertiesOf, warningsOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::CacheCluster';
const REPLACES = ['cdk-elasticache:nodesChangeReplaces'];

/** Mode, zone of each node, and warnings. */
function placed(given: GivenToMemcached) {
  const stack = newStack(HOME);
  const { AZMode, PreferredAvailabilityZones } = propertiesOf(memcached(given, stack), TYPE);
  return [AZMode, PreferredAvailabilityZones, warningsOf(stack).map(({ id }) => id)];
}
const vpcIn = (availabilityZones: string[], rest: object = {}) => (stack: Stack) => ({
  vpc: Vpc.fromVpcAttributes(stack, 'Imported', {
    vpcId: 'vpc-1', availabilityZones, privateSubnetIds: availabilityZones.map((_, i) => `subnet-${i}`),
  }),
  ...rest,
});
const existing = (rest: object = {}) => (stack: Stack) => ({ subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'Own', 'existing'), ...rest });

// CreateCacheCluster: the list has as many zones as there are nodes
test.each<[string, GivenToMemcached, AzMode, string[]]>([
  ['two nodes', vpcIn(['a', 'b']), AzMode.CROSS_AZ, ['a', 'b']],
  ['five nodes over three zones, in turn', vpcIn(['a', 'b', 'c'], { nodes: 5 }), AzMode.CROSS_AZ, ['a', 'b', 'c', 'a', 'b']],
  ['one node', vpcIn(['a', 'b'], { nodes: 1 }), AzMode.SINGLE_AZ, ['a']],
  ['two nodes of one zone', vpcIn(['a', 'b'], { azMode: AzMode.SINGLE_AZ }), AzMode.SINGLE_AZ, ['a', 'a']],
  ['two nodes where there is one zone', vpcIn(['a']), AzMode.SINGLE_AZ, ['a', 'a']],
  ['the zones that were given, in their order', vpcIn(['a', 'b', 'c'], { nodes: 3, availabilityZones: ['c', 'a'] }), AzMode.CROSS_AZ, ['c', 'a', 'c']],
  ['one zone that was given', vpcIn(['a', 'b'], { nodes: 3, availabilityZones: ['b'] }), AzMode.SINGLE_AZ, ['b', 'b', 'b']],
  ['zones that were given with a subnet group', existing({ availabilityZones: ['a', 'b'], nodes: 3 }), AzMode.CROSS_AZ, ['a', 'b', 'a']],
])('%s: the zone of each node is written', (_, given, mode, zones) => {
  expect(placed(given)).toEqual([mode, zones, []]);
});

test('several subnets of a zone count once', () => {
  const { PreferredAvailabilityZones } = propertiesOf(memcached(stack => ({
    nodes: 4,
    vpc: new Vpc(stack, 'Vpc', {
      maxAzs: 2,
      subnetConfiguration: ['One', 'Two'].map(name => ({ name, subnetType: SubnetType.PRIVATE_ISOLATED })),
    }),
  }), newStack(HOME)), TYPE);
  expect(PreferredAvailabilityZones).toEqual(['dummy1a', 'dummy1b', 'dummy1a', 'dummy1b']);
});

test('each node more appends a zone: those of the nodes that run stay', () => {
  const { vpc } = vpcIn(['a', 'b', 'c'])(newStack());
  const of = (nodes: number) => zonesOf({ vpc }, nodes).zoneOfEachNode!;
  for (let nodes = 2; nodes < 60; nodes++) {
    expect(of(nodes + 1).slice(0, nodes)).toEqual(of(nodes));
    expect(of(nodes)).toHaveLength(nodes);
  }
});

describe('where the zones are not known, none is written, and a warning says that a change of the nodes replaces the cluster:', () => {
  test.each<[string, GivenToMemcached]>([
    ['a subnet group without availabilityZones', existing()],
    ['a VPC whose zones are a list that is only known at deployment', stack => ({
      vpc: Vpc.fromVpcAttributes(stack, 'I', { vpcId: 'vpc-1', availabilityZones: Fn.getAzs(), privateSubnetIds: Fn.split(',', Fn.importValue('subnets')) }),
    })],
    ['the same with known subnets', stack => ({
      vpc: Vpc.fromVpcAttributes(stack, 'I', { vpcId: 'vpc-1', availabilityZones: Fn.getAzs(), privateSubnetIds: ['subnet-1', 'subnet-2'] }),
    })],
    ['a number of nodes that is only known at deployment', stack => ({ nodes: new CfnParameter(stack, 'Nodes', { type: 'Number' }).valueAsNumber })],
  ])('%s', (_, given) => {
    const [mode, zones, warnings] = placed(given);
    expect([mode, zones]).toEqual(['cross-az', undefined]);
    expect(warnings).toEqual(expect.arrayContaining(REPLACES));
  });
});

test.each<[string, (stack: Stack) => string[], unknown]>([
  ['a parameter', stack => new CfnParameter(stack, 'Zones', { type: 'List<AWS::EC2::AvailabilityZone::Name>' }).valueAsList, { Ref: 'Zones' }],
  ['an export', () => Fn.split(',', Fn.importValue('zones')), { 'Fn::Split': [',', { 'Fn::ImportValue': 'zones' }] }],
])('a list of zones that is only known at deployment is handed on as it is: %s', (_, availabilityZones, expected) => {
  expect(placed(stack => ({ availabilityZones: availabilityZones(stack) }))).toEqual(['cross-az', expected, []]);
});

test('single zones that are only known at deployment are spread', () => {
  expect(placed(stack => ({ nodes: 3, availabilityZones: ['One', 'Two'].map(id => new CfnParameter(stack, id).valueAsString) }))).toEqual([
    'cross-az', [{ Ref: 'One' }, { Ref: 'Two' }, { Ref: 'One' }], [],
  ]);
});

test('CROSS_AZ is refused where all subnets lie in one zone, and says what to do', () => {
  const given = vpcIn(['a'], { azMode: AzMode.CROSS_AZ });
  expect(codesOf(() => memcached(given))).toEqual(['ZonesOfCrossAz']);
  expect(() => memcached(given)).toThrow(/Select more subnets with 'vpcSubnets', or leave out 'azMode'/);
});

test('CROSS_AZ is also refused in a stack whose zones have no names yet, but of which there is one', () => {
  expect(codesOf(() => memcached(stack => ({ vpc: new Vpc(stack, 'Vpc', { maxAzs: 1 }), azMode: AzMode.CROSS_AZ })))).toEqual(['ZonesOfCrossAz']);
});
