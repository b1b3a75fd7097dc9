import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { SubnetGroup, SubnetGroupProps } from '../../src/network/subnet-group';
import { logicalIdOf, newStack, propertiesOf, templateOf, vpcOf } from '../helpers';

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
