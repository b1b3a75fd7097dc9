import { IpProtocol, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Fn, Stack } from 'aws-cdk-lib/core';
import { chooseSubnets } from '../../src/network/subnets';
import { HOME } from '../helpers';

const vpc = (...types: SubnetType[]) => new Vpc(new Stack(undefined, 'S', { env: HOME }), 'Vpc', {
  natGateways: types.includes(SubnetType.PRIVATE_WITH_EGRESS) ? 1 : 0,
  subnetConfiguration: types.map(subnetType => ({ subnetType, name: subnetType })),
});
const { PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED } = SubnetType;

test.each<[string, SubnetType[], 'privateSubnets' | 'isolatedSubnets' | 'publicSubnets']>([
  ['the private ones', [PUBLIC, PRIVATE_WITH_EGRESS, PRIVATE_ISOLATED], 'privateSubnets'],
  ['the isolated ones where none is private', [PUBLIC, PRIVATE_ISOLATED], 'isolatedSubnets'],
  ['the public ones where there are no others, which a rule refuses', [PUBLIC], 'publicSubnets'],
])('takes %s', (_, types, kind) => {
  const chosenFrom = vpc(...types);
  expect(chooseSubnets(chosenFrom)).toMatchObject({
    subnetIds: chosenFrom[kind].map(({ subnetId }) => subnetId),
    hasPublic: kind === 'publicSubnets',
    chosen: false,
  });
});

test('takes those that the user chooses', () => {
  const chosenFrom = vpc(PUBLIC, PRIVATE_WITH_EGRESS);
  expect(chooseSubnets(chosenFrom, { subnetType: PUBLIC })).toMatchObject({
    subnetIds: chosenFrom.publicSubnets.map(({ subnetId }) => subnetId),
    hasPublic: true,
    chosen: true,
  });
});

test('knows each zone once', () => {
  const imported = Vpc.fromVpcAttributes(new Stack(), 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b'],
    privateSubnetIds: ['subnet-1', 'subnet-2', 'subnet-3', 'subnet-4'],
  });
  expect(chooseSubnets(imported).availabilityZones).toEqual(['a', 'b']);
});

test.each([
  ['two of them', Fn.split(',', Fn.importValue('ids'), 2)],
  ['any number of them', Fn.split(',', Fn.importValue('ids'))],
])('does not know the zones of subnets that are only known at deployment: %s', (_, privateSubnetIds) => {
  const imported = Vpc.fromVpcAttributes(new Stack(), 'Vpc', { vpcId: 'vpc-1', availabilityZones: Fn.getAzs(), privateSubnetIds });
  expect(chooseSubnets(imported)).toMatchObject({ subnetIds: privateSubnetIds, availabilityZones: undefined, hasPublic: false });
});

test.each([
  ['of the app, made with IPv4 only', undefined, true],
  ['of the app, made with both', IpProtocol.DUAL_STACK, false],
])('knows whether subnets have IPv6 addresses: %s', (_, ipProtocol, lacksIpv6) => {
  const chosenFrom = new Vpc(new Stack(undefined, 'S', { env: HOME }), 'Vpc', { ipProtocol });
  expect(chooseSubnets(chosenFrom).lacksIpv6).toBe(lacksIpv6);
});

test('does not say that subnets which exist already lack IPv6 addresses, since it cannot know', () => {
  const imported = Vpc.fromVpcAttributes(new Stack(), 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'], privateSubnetIds: ['subnet-1'] });
  expect(chooseSubnets(imported).lacksIpv6).toBe(false);
});
