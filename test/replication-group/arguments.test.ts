import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib/core';
import { SubnetGroup } from '../../src/network/subnet-group';
import { RedisReplicationGroupProps } from '../../src/replication-group/redis-replication-group';
import { HOME, newStack, propertiesOf, PUBLIC_SUBNETS, redis, templateOf, vpcOf } from '../helpers';

type Props = Partial<RedisReplicationGroupProps>;
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/k';
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:events';

/** A cache in a stack whose environment is known, so that look-ups are possible. */
const home = (props: (stack: Stack) => Props) => redis(props, newStack(HOME));

describe('the VPC', () => {
  const subnetIds = (props: (stack: Stack) => Props) => propertiesOf(home(props), 'AWS::ElastiCache::SubnetGroup').SubnetIds;

  test('can be of the app', () => {
    expect(subnetIds(stack => ({ vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }) }))).toEqual([
      { Ref: expect.stringMatching(/^VpcPrivateSubnet1/) }, { Ref: expect.stringMatching(/^VpcPrivateSubnet2/) },
    ]);
  });

  test('can exist already', () => {
    expect(subnetIds(stack => ({
      vpc: Vpc.fromVpcAttributes(stack, 'Other', { vpcId: 'vpc-1', availabilityZones: ['a', 'b'], privateSubnetIds: ['subnet-1', 'subnet-2'] }),
    }))).toEqual(['subnet-1', 'subnet-2']);
  });

  test('can be looked up, also before the look-up has answered', () => {
    expect(subnetIds(stack => ({ vpc: Vpc.fromLookup(stack, 'Other', { isDefault: true }) }))).toEqual(['p-12345', 'p-67890']);
  });

  test('holds the security group', () => {
    const cache = home(stack => ({ vpc: Vpc.fromLookup(stack, 'Other', { isDefault: true }) }));
    expect(propertiesOf(cache, 'AWS::EC2::SecurityGroup').VpcId).toBe('vpc-12345');
  });
});

describe('the subnets', () => {
  const group = 'AWS::ElastiCache::SubnetGroup';

  test('can be chosen', () => {
    const cache = home(() => ({ vpcSubnets: { subnetType: SubnetType.PUBLIC } }));
    expect(propertiesOf(cache, group).SubnetIds).toEqual(PUBLIC_SUBNETS);
  });

  test.each<[string, (stack: Stack) => Props, unknown, number]>([
    ['of the app', stack => ({ subnetGroup: new SubnetGroup(stack, 'Own', { vpc: vpcOf(stack) }) }), { Ref: expect.stringMatching(/^Own/) }, 1],
    ['that exists already', stack => ({ subnetGroup: SubnetGroup.fromSubnetGroupName(stack, 'Own', 'existing') }), 'existing', 0],
    ['of the L1', stack => ({ subnetGroup: new CfnSubnetGroup(stack, 'Own', { description: 'd', subnetIds: ['subnet-1'] }) }), { Ref: 'Own' }, 1],
  ])('can be a subnet group %s, and then none is made', (_, props, name, groups) => {
    const cache = home(props);
    expect(propertiesOf(cache).CacheSubnetGroupName).toEqual(name);
    templateOf(cache).resourceCountIs(group, groups);
  });

  test('are in a group of the cache\'s own otherwise', () => {
    expect(propertiesOf(home(() => ({}))).CacheSubnetGroupName).toEqual({ Ref: expect.stringMatching(/^CacheSubnets/) });
  });
});

describe('the security groups', () => {
  test.each<[string, (stack: Stack) => Props, unknown[], number]>([
    ['of the app', stack => ({ securityGroups: [new SecurityGroup(stack, 'Own', { vpc: vpcOf(stack) })] }), [
      { 'Fn::GetAtt': [expect.stringMatching(/^Own/), 'GroupId'] },
    ], 1],
    ['that exist already', stack => ({
      securityGroups: ['sg-1', 'sg-2'].map(id => SecurityGroup.fromSecurityGroupId(stack, id, id)),
    }), ['sg-1', 'sg-2'], 0],
  ])('can be ones %s, and then none is made', (_, props, ids, groups) => {
    const cache = home(props);
    expect(propertiesOf(cache).SecurityGroupIds).toEqual(ids);
    templateOf(cache).resourceCountIs('AWS::EC2::SecurityGroup', groups);
  });

  test('are one of the cache\'s own otherwise', () => {
    expect(propertiesOf(home(() => ({}))).SecurityGroupIds).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^CacheSecurityGroup/), 'GroupId'] }]);
  });
});

test.each<[string, (stack: Stack) => Props, unknown]>([
  ['of the app', stack => ({ encryptionKey: new Key(stack, 'Key') }), { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] }],
  ['that exists already', stack => ({ encryptionKey: Key.fromKeyArn(stack, 'Key', KEY) }), KEY],
  ['that AWS owns, if none is given', () => ({}), undefined],
])('the key is one %s', (_, props, arn) => {
  expect(propertiesOf(home(props)).KmsKeyId).toEqual(arn);
});

test.each<[string, (stack: Stack) => Props, unknown]>([
  ['of the app', stack => ({ notificationTopic: new Topic(stack, 'Topic') }), { Ref: expect.stringMatching(/^Topic/) }],
  ['that exists already', stack => ({ notificationTopic: Topic.fromTopicArn(stack, 'Topic', TOPIC) }), TOPIC],
  ['that does not exist, if none is given', () => ({}), undefined],
])('the topic is one %s', (_, props, arn) => {
  expect(propertiesOf(home(props)).NotificationTopicArn).toEqual(arn);
});
