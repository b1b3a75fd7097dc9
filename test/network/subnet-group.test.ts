import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { Fn, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { SubnetGroup, SubnetGroupProps } from '../../src/network/subnet-group';
import { codesOf, logicalIdOf, messageOf, newStack, propertiesOf, redis, templateOf, vpcOf, warningsOf } from '../helpers';

const TYPE = 'AWS::ElastiCache::SubnetGroup';
const group = (props: Partial<SubnetGroupProps> = {}, stack = newStack()) => new SubnetGroup(stack, 'Group', { vpc: vpcOf(stack), ...props });

test('a group has the private subnets and a description that names its path, and no name, so that it can be replaced', () => {
  const made = group();
  expect(propertiesOf(made, TYPE)).toEqual({
    Description: 'Subnets of S/Group',
    SubnetIds: vpcOf(made.stack).privateSubnets.map(({ subnetId }) => made.stack.resolve(subnetId)),
  });
});

test('a group has the subnets and the description given', () => {
  const made = group({ vpcSubnets: { subnetType: SubnetType.PUBLIC }, description: 'for sessions' });
  expect(propertiesOf(made, TYPE)).toEqual({
    Description: 'for sessions',
    SubnetIds: vpcOf(made.stack).publicSubnets.map(({ subnetId }) => made.stack.resolve(subnetId)),
  });
});

test('a group takes the subnets of a VPC that exists already', () => {
  const stack = newStack();
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a', 'b'], isolatedSubnetIds: ['subnet-1', 'subnet-2'] });
  expect(propertiesOf(group({ vpc }, stack), TYPE).SubnetIds).toEqual(['subnet-1', 'subnet-2']);
});

const vpcOfIsolated = (count: number, stack: Stack) => Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-1',
  availabilityZones: Array.from({ length: count }, (_, i) => `zone-${i}`),
  isolatedSubnetIds: Array.from({ length: count }, (_, i) => `subnet-${i}`),
});

// 20 is the default quota: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html
test.each([[1, []], [20, []], [21, ['cdk-elasticache:subnetCount']]])('a group of %s subnets has the warnings %j', (count, ids) => {
  const stack = newStack();
  group({ vpc: vpcOfIsolated(count, stack) }, stack);
  expect(warningsOf(stack).map(({ id }) => id)).toEqual(ids);
});

test('the subnet group that a cache creates warns of them once', () => {
  const stack = newStack();
  redis({ vpc: vpcOfIsolated(21, stack) }, stack);
  expect(warningsOf(stack)).toEqual([{
    id: 'cdk-elasticache:subnetCount', path: '/S/Cache/Subnets', message: expect.stringMatching(/^'vpcSubnets' selects 21 subnets, .* quota is 20 /),
  }]);
});

test('fails with no subnet at all, under the path of the group', () => {
  const message = messageOf(() => group({ vpcSubnets: { subnets: [] } }));
  expect(message).toMatch(/^S\/Group:\n {2}- 'vpcSubnets' must select at least one subnet, got none\. Select other subnets \[NoSubnets\]/);
});

test('fails in a VPC of public subnets only, unless they were chosen', () => {
  const publicOnly = (stack: Stack) => new Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Only', subnetType: SubnetType.PUBLIC }] });
  const [stack, other] = [newStack(), newStack()];
  expect(codesOf(() => group({ vpc: publicOnly(stack) }, stack))).toEqual(['OnlyPublicSubnets']);
  expect(codesOf(() => group({ vpc: publicOnly(other), vpcSubnets: { subnetType: SubnetType.PUBLIC } }, other))).toEqual([]);
});

test('takes subnets whose number is only known at deployment', () => {
  const stack = newStack();
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: Fn.getAzs(), privateSubnetIds: Fn.split(',', Fn.importValue('ids')) });
  expect(codesOf(() => group({ vpc }, stack))).toEqual([]);
});

test.each([
  [undefined, 'Delete'],
  [RemovalPolicy.DESTROY, 'Delete'],
  [RemovalPolicy.RETAIN, 'Retain'],
])('the removal policy %s is %s', (removalPolicy, policy) => {
  templateOf(group({ removalPolicy })).hasResource(TYPE, { DeletionPolicy: policy, UpdateReplacePolicy: policy });
});

test('the name is what ElastiCache chose', () => {
  const made = group();
  expect(made.stack.resolve(made.subnetGroupName)).toEqual({ Ref: logicalIdOf(made) });
  expect(made.stack.resolve(made.subnetGroupRef)).toEqual({ cacheSubnetGroupName: { Ref: logicalIdOf(made) } });
});

test('a group that exists already is named, and is the same kind of reference as one of the L1', () => {
  const stack = newStack();
  const imported = SubnetGroup.fromSubnetGroupName(stack, 'Imported', 'existing');
  const own = new CfnSubnetGroup(stack, 'Own', { description: 'd', subnetIds: ['subnet-1'] });
  expect(imported.subnetGroupRef).toEqual({ cacheSubnetGroupName: 'existing' });
  expect(stack.resolve(own.subnetGroupRef)).toEqual({ cacheSubnetGroupName: { Ref: 'Own' } });
});
