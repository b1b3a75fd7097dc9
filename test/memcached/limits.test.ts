import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { AzMode } from '../../src/engine/az-mode';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { NodeType } from '../../src/engine/node-type';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { IpDiscovery, NetworkType } from '../../src/network/network-type';
import { codesOf, GivenToMemcached, HOME, memcached, messageOf, newStack, vpcOf, warningsOf } from '../helpers';

const codes = (given: GivenToMemcached) => codesOf(() => memcached(given, newStack(HOME)));
const warned = (given: GivenToMemcached) => {
  const stack = newStack(HOME);
  memcached(given, stack);
  return warningsOf(stack).map(({ id }) => id.replace('cdk-elasticache:', ''));
};
const named = (clusterName: string) => ({ clusterName });
const on = (family: string, version: MemcachedVersion) => ({
  nodeType: NodeType.of(`cache.${family}.large`), version, transitEncryption: TransitEncryption.DISABLED,
});
const zones = (...places: number[]) => (stack: Stack) => places.map(place => vpcOf(stack).availabilityZones[place]);

// the limits are those of the API reference, the user guide and the CloudFormation schema, which the rules link to
test.each<[string, GivenToMemcached]>([
  ['a name of one letter', named('c')],
  ['a name of 50 characters', named('c'.repeat(50))],
  ['a name with capitals, which ElastiCache keeps in lower case', named('Cache-A')],
  ['one node', { nodes: 1 }],
  ['60 nodes', { nodes: 60 }],
  ['61 nodes, since AWS raises the quota on request', { nodes: 61 }],
  ['one node in a zone that is given', stack => ({ nodes: 1, availabilityZones: zones(1)(stack) })],
  ['as many zones as nodes', stack => ({ nodes: 2, availabilityZones: zones(0, 1)(stack) })],
  ['one zone for two nodes, which makes it a cluster of one zone', stack => ({ nodes: 2, availabilityZones: zones(1)(stack) })],
  ['the same zone again, for a cluster of one zone', stack => ({ nodes: 2, availabilityZones: zones(1, 1)(stack), azMode: AzMode.SINGLE_AZ })],
  ['port 1', { port: 1 }],
  ['port 65535', { port: 65535 }],
  ['TLS with 1.6.12', { version: MemcachedVersion.V1_6_12, transitEncryption: TransitEncryption.REQUIRED }],
  ['a version that is to come, with TLS', { version: MemcachedVersion.of('1.7.0', 'memcached1.7') }],
  ['an old version without a word about TLS', { version: MemcachedVersion.V1_6_6 }],
  ['m6g with 1.5.16', on('m6g', MemcachedVersion.V1_5_16)],
  ['t4g with 1.6.6', on('t4g', MemcachedVersion.V1_6_6)],
  ['m5 with the oldest version', on('m5', MemcachedVersion.V1_4_5)],
  ['IPv6 with 1.6.6', { networkType: NetworkType.IPV6, version: MemcachedVersion.V1_6_6 }],
  ['IPv4 with the oldest version', { ...on('m5', MemcachedVersion.V1_4_5), networkType: NetworkType.IPV4, ipDiscovery: IpDiscovery.IPV4 }],
  ['a cluster that is kept when it leaves the stack', { removalPolicy: RemovalPolicy.RETAIN }],
])('takes %s', (_, given) => {
  expect(codes(given)).toEqual([]);
});

test.each<[string, GivenToMemcached, string]>([
  ['an empty name', named(''), 'InvalidClusterName'],
  ['a name of 51 characters', named('c'.repeat(51)), 'InvalidClusterName'],
  ['a name with two hyphens in a row', named('a--b'), 'InvalidClusterName'],
  ['a name that ends with a hyphen', named('a-'), 'InvalidClusterName'],
  ['a name with an underscore', named('a_b'), 'InvalidClusterName'],
  ['no node', { nodes: 0 }, 'NodesOutOfRange'],
  ['fewer nodes than none', { nodes: -1 }, 'NodesOutOfRange'],
  ['a node and a half', { nodes: 1.5 }, 'NodesOutOfRange'],
  ['no number', { nodes: NaN }, 'NodesOutOfRange'],
  ['a number beyond all', { nodes: Infinity }, 'NodesOutOfRange'],
  ['an empty list of zones', { availabilityZones: [] }, 'NoAvailabilityZones'],
  ['an empty list of zones for one node', { nodes: 1, availabilityZones: [] }, 'NoAvailabilityZones'],
  ['an empty list of zones for nodes across zones', { azMode: AzMode.CROSS_AZ, availabilityZones: [] }, 'NoAvailabilityZones'],
  ['two zones for one node', stack => ({ nodes: 1, availabilityZones: zones(0, 1)(stack) }), 'MoreZonesThanNodes'],
  ['zones for no node', stack => ({ nodes: 0, availabilityZones: zones(0)(stack) }), 'NodesOutOfRange'],
  ['one zone twice across zones', stack => ({ azMode: AzMode.CROSS_AZ, availabilityZones: zones(0, 0)(stack) }), 'ZonesOfCrossAz'],
  ['port 0', { port: 0 }, 'PortOutOfRange'],
  ['half a port', { port: 11211.5 }, 'PortOutOfRange'],
  ['TLS with 1.6.6', { version: MemcachedVersion.V1_6_6, transitEncryption: TransitEncryption.REQUIRED }, 'MemcachedTlsNeedsNewerVersion'],
  ['m6g with 1.5.10', on('m6g', MemcachedVersion.V1_5_10), 'NodeTypeNeedsNewerMemcached'],
  ['r6g with 1.4.34', on('r6g', MemcachedVersion.V1_4_34), 'NodeTypeNeedsNewerMemcached'],
  ['IPv6 with 1.5.16', { networkType: NetworkType.IPV6, ...on('m5', MemcachedVersion.V1_5_16) }, 'NetworkTypeNeedsNewerVersion'],
  ['IPv4 discovery on an IPv6 network', { networkType: NetworkType.IPV6, ipDiscovery: IpDiscovery.IPV4 }, 'IpDiscoveryContradicts'],
])('refuses %s', (_, given, code) => {
  expect(codes(given)).toEqual([code]);
});

test.each<[number, string[]]>([[1, []], [60, []], [61, ['memcachedNodeQuota']]])(
  '%d nodes: warned of the quota of 60: %j', (nodes, warnings) => {
    expect(warned({ nodes })).toEqual(warnings);
  });

test('a version without TLS is warned of by what it cannot, not as a choice', () => {
  const stack = newStack(HOME);
  memcached({ version: MemcachedVersion.V1_6_6 }, stack);
  expect(warningsOf(stack)).toEqual([expect.objectContaining({ message: expect.stringMatching(/^'version' 1\.6\.6 does not support TLS.* \[MemcachedPlaintext\] /) })]);
});

describe('messages fit what was given', () => {
  const message = (given: GivenToMemcached) => messageOf(() => memcached(given, newStack(HOME)));

  test.each<[string, GivenToMemcached, string]>([
    ['a name as it was typed', named('My_Cache'), "'clusterName' must have only letters, digits and hyphens, got 'My_Cache'"],
    ['a number in quotes', { nodes: '3' as unknown as number }, "'nodes' must be a whole number of at least 1, got '3'"],
    ['no number', { nodes: NaN }, 'got a value that is not a number. Use for example nodes: 2'],
    ['no zone, without blaming the mode', { availabilityZones: [] }, "'availabilityZones' must have at least one zone, got none. Leave out 'availabilityZones'"],
    ['zones of one node, without blaming the mode', stack => ({ nodes: 1, availabilityZones: zones(0, 1)(stack) }), 'got 2 zones for nodes: 1. Remove zones, or use nodes: 2'],
    ['a version that the suggested node type supports', { nodeType: NodeType.R6GD_XLARGE, version: MemcachedVersion.V1_5_10, transitEncryption: TransitEncryption.DISABLED },
      "Use for example nodeType: NodeType.of('cache.r5.large')"],
  ])('%s', (_, given, expected) => {
    expect(message(given)).toContain(expected);
    expect(message(given).split('\n')).toHaveLength(2);
  });
});
