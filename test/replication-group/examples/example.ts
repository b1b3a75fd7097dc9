import { IVpc, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SecretValue, Stack } from 'aws-cdk-lib/core';
import { Authentication } from '../../../src/access/authentication';
import { ParameterGroupFamily } from '../../../src/engine/parameter-group-family';
import { IGlobalReplicationGroup } from '../../../src/replication-group/global-replication-group-ref';
import { GlobalReplicationGroup } from '../../../src/replication-group/global-replication-group';
import { ParameterGroup } from '../../../src/parameters/parameter-group';
import { Given } from '../../helpers';
import { GivenValkey } from '../valkey';

/** What breaks a rule, and the same with the advice of its message followed. */
export interface Example {
  readonly broken: Given | GivenValkey;
  readonly repaired: Given | GivenValkey;
  /** Rules that cannot but be broken as well. */
  readonly also?: string[];
  /** The cache is one of Valkey, not Redis. */
  readonly valkey?: true;
  /** Where the cache is deployed to, if not at home. */
  readonly region?: string;
}

/** Where the examples are deployed to: a stack whose account and region are known. */
export const HOME = { account: '111122223333', region: 'eu-west-1' };

export const isolated = (count: number) => (stack: Stack): { vpc: IVpc } => ({
  vpc: Vpc.fromVpcAttributes(stack, 'Imported', {
    vpcId: 'vpc-1',
    availabilityZones: Array.from({ length: count }, (_, i) => `zone-${i}`),
    isolatedSubnetIds: Array.from({ length: count }, (_, i) => `subnet-${i}`),
  }),
});
export const onlySubnets = (subnetType: SubnetType) => (stack: Stack) => ({
  vpc: new Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Only', subnetType }] }),
});
export const token = (options: Parameters<typeof Authentication.token>[0]) => ({ authentication: Authentication.token(options) });
export const plainText = (text: string) => token({ value: SecretValue.unsafePlainText(text) });
export const ownParameters = (stack: Stack) => new ParameterGroup(stack, 'Own', {
  family: ParameterGroupFamily.REDIS7,
  parameters: { 'maxmemory-policy': 'allkeys-lru' },
});
export const topicIn = (region: string, account = HOME.account) => (stack: Stack) => ({
  notificationTopic: Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:${region}:${account}:events`),
});
/** A global datastore whose primary is in another region. */
export const elsewhere = (stack: Stack): IGlobalReplicationGroup =>
  GlobalReplicationGroup.fromGlobalReplicationGroupAttributes(stack, 'Global', { globalReplicationGroupId: 'sgaui-sessions' });
