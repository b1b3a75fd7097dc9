import { IVpc, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Duration, Environment, SecretValue, Stack, Token } from 'aws-cdk-lib/core';
import { Authentication } from '../../src/access/authentication';
import { Backup } from '../../src/engine/backup';
import { EvictionPolicy } from '../../src/engine/eviction-policy';
import { NodeType } from '../../src/engine/node-type';
import { ParameterGroupFamily } from '../../src/engine/parameter-group-family';
import { RedisVersion } from '../../src/engine/redis-version';
import { TransitEncryption } from '../../src/engine/transit-encryption';
import { ValkeyVersion } from '../../src/engine/valkey-version';
import { DailyWindow, WeeklyWindow } from '../../src/engine/window';
import { SubnetGroup } from '../../src/network/subnet-group';
import { CacheEventTopic } from '../../src/observe/events/cache-event-topic';
import { ParameterGroup } from '../../src/parameters/parameter-group';
import { Given, HOME, vpcOf } from '../helpers';

/** What breaks a rule, and the same with the advice of its message followed. */
export interface Example<G = Given> {
  readonly broken: G;
  readonly repaired: G;
  /** Rules that cannot but be broken as well. */
  readonly also?: string[];
  /** Where the cache is, if not at home. */
  readonly env?: Environment;
}

/** Where the examples are deployed to: a stack whose account and region are known. */

/** What JavaScript lets through. */
const fromJavaScript = (props: object) => props as Given;
const isolated = (count: number) => (stack: Stack): { vpc: IVpc } => ({
  vpc: Vpc.fromVpcAttributes(stack, 'Imported', {
    vpcId: 'vpc-1',
    availabilityZones: Array.from({ length: count }, (_, i) => `zone-${i}`),
    isolatedSubnetIds: Array.from({ length: count }, (_, i) => `subnet-${i}`),
  }),
});
const onlySubnets = (subnetType: SubnetType) => (stack: Stack) => ({
  vpc: new Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Only', subnetType }] }),
});
const token = (options: Parameters<typeof Authentication.token>[0]) => ({ authentication: Authentication.token(options) });
const plainText = (text: string) => token({ value: SecretValue.unsafePlainText(text) });
const ownParameters = (stack: Stack, parameters: Record<string, string> = {}) => new ParameterGroup(stack, 'Own', {
  family: ParameterGroupFamily.REDIS7,
  parameters: { 'maxmemory-policy': 'allkeys-lru', ...parameters },
});
const secretIn = (region: string) => `arn:aws:secretsmanager:${region}:${HOME.account}:secret:token-abcdef`;
const topicIn = (region: string, account = HOME.account) => (stack: Stack) => ({
  notificationTopic: Topic.fromTopicArn(stack, 'Topic', `arn:aws:sns:${region}:${account}:events`),
});

/** Codes of REPLICATION_GROUP_RULES. */
export const RULE_EXAMPLES: Record<string, Example> = {
  InvalidReplicationGroupName: { broken: { replicationGroupName: '1st-cache' }, repaired: { replicationGroupName: 'cache-1' } },
  InvalidDescription: { broken: { description: ' ' }, repaired: { description: 'sessions of the shop' } },

  VersionOfOtherEngine: { broken: fromJavaScript({ version: ValkeyVersion.V8_2 }), repaired: { version: RedisVersion.V7_1 } },
  NodeTypeDiscontinued: { broken: { nodeType: NodeType.of('cache.m3.large') }, repaired: { nodeType: NodeType.M7G_LARGE } },
  EndOfLifeEngineVersion: {
    broken: { version: RedisVersion.of('3.2.10', 'redis3.2'), nodeType: NodeType.R4_LARGE },
    repaired: { version: RedisVersion.V7_1, nodeType: NodeType.R4_LARGE },
  },
  NodeTypeNeedsNewerVersion: {
    broken: { nodeType: NodeType.R7G_LARGE, version: RedisVersion.V6_0 },
    repaired: { nodeType: NodeType.R7G_LARGE, version: RedisVersion.V7_1 },
  },
  DataTieringNeedsNewerVersion: {
    broken: { nodeType: NodeType.R6GD_XLARGE, version: RedisVersion.V6_0 },
    repaired: { nodeType: NodeType.R6G_XLARGE, version: RedisVersion.V6_0 },
    also: ['NodeTypeNeedsNewerVersion'],
  },
  DataTieringEvictionPolicy: {
    broken: { nodeType: NodeType.R6GD_XLARGE, evictionPolicy: EvictionPolicy.VOLATILE_TTL },
    repaired: { nodeType: NodeType.R6GD_XLARGE, evictionPolicy: EvictionPolicy.VOLATILE_LRU },
  },

  ReplicasOutOfRange: { broken: { replicas: 6 }, repaired: { replicas: 5 } },
  ShardsOutOfRange: { broken: { shards: 0 }, repaired: { shards: 1 } },
  TooManyNodes: { broken: { shards: 251, replicas: 1 }, repaired: { shards: 250, replicas: 1 } },
  PrimaryGivenTwice: { broken: { primaryClusterId: 'legacy', replicas: 1 }, repaired: { primaryClusterId: 'legacy' } },
  FailoverNeedsReplica: { broken: { replicas: 0, automaticFailover: true }, repaired: { replicas: 1, automaticFailover: true } },
  ClusterModeNeedsFailover: { broken: { shards: 2, automaticFailover: false }, repaired: { shards: 2 } },
  MultiAzNeedsFailover: { broken: { multiAz: true, automaticFailover: false }, repaired: { multiAz: true } },
  MultiAzNeedsReplica: { broken: { shards: 2, replicas: 0, multiAz: true }, repaired: { shards: 2, replicas: 0 } },

  PortOutOfRange: { broken: { port: 65536 }, repaired: { port: 6379 } },
  SubnetsGivenTwice: {
    broken: stack => ({
      subnetGroup: new SubnetGroup(stack, 'Own', { vpc: vpcOf(stack) }),
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    }),
    repaired: stack => ({ subnetGroup: new SubnetGroup(stack, 'Own', { vpc: vpcOf(stack) }) }),
  },
  NoSubnets: { broken: { vpcSubnets: { subnets: [] } }, repaired: isolated(1) },
  OnlyPublicSubnets: { broken: onlySubnets(SubnetType.PUBLIC), repaired: onlySubnets(SubnetType.PRIVATE_ISOLATED) },
  NoSecurityGroups: {
    broken: { securityGroups: [] },
    repaired: stack => ({ securityGroups: [new SecurityGroup(stack, 'Own', { vpc: vpcOf(stack) })] }),
  },

  TokenNeedsTls: {
    broken: { transitEncryption: TransitEncryption.DISABLED },
    repaired: { transitEncryption: TransitEncryption.DISABLED, authentication: Authentication.none() },
  },
  TokenGivenTwice: {
    broken: stack => token({ secret: new Secret(stack, 'Own'), value: SecretValue.secretsManager('token') }),
    repaired: stack => token({ secret: new Secret(stack, 'Own') }),
  },
  TokenInPlainText: { broken: plainText('a'.repeat(32)), repaired: token({ value: SecretValue.secretsManager('token') }) },
  SecretElsewhere: {
    broken: stack => token({ secret: Secret.fromSecretCompleteArn(stack, 'Own', secretIn('us-east-1')) }),
    repaired: stack => token({ secret: Secret.fromSecretCompleteArn(stack, 'Own', secretIn(HOME.region)) }),
  },
  PreferredTlsNeedsNewerVersion: {
    broken: { transitEncryption: TransitEncryption.PREFERRED, version: RedisVersion.V6_2 },
    repaired: { transitEncryption: TransitEncryption.PREFERRED, version: RedisVersion.V7_1 },
  },
  KeyNotSymmetric: {
    broken: stack => ({ encryptionKey: new Key(stack, 'Key', { keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsage.SIGN_VERIFY }) }),
    repaired: stack => ({ encryptionKey: new Key(stack, 'Key') }),
  },

  ParametersGivenTwice: {
    broken: stack => ({ parameterGroup: ownParameters(stack), evictionPolicy: EvictionPolicy.ALLKEYS_LRU }),
    repaired: stack => ({ parameterGroup: ownParameters(stack) }),
  },
  EvictionPolicyGivenTwice: {
    broken: { evictionPolicy: EvictionPolicy.ALLKEYS_LRU, parameters: { 'maxmemory-policy': 'noeviction' } },
    repaired: { parameters: { 'maxmemory-policy': 'noeviction' } },
  },
  ClusterEnabledContradicts: { broken: { parameters: { 'cluster-enabled': 'yes' } }, repaired: { shards: 1 } },
  ParameterGroupOfOtherFamily: {
    broken: stack => ({ version: RedisVersion.V6_2, parameterGroup: ownParameters(stack) }),
    repaired: { version: RedisVersion.V6_2 },
  },
  ParameterGroupOfOtherMode: {
    broken: stack => ({ shards: 2, parameterGroup: ownParameters(stack) }),
    repaired: stack => ({ shards: 2, parameterGroup: ownParameters(stack, { 'cluster-enabled': 'yes' }) }),
  },

  BackupRetentionOutOfRange: {
    broken: { backup: Backup.daily({ retention: Duration.days(36) }) },
    repaired: { backup: Backup.daily({ retention: Duration.days(35) }) },
  },
  WindowsOverlap: {
    broken: {
      backup: Backup.daily({ window: DailyWindow.parse('05:30-06:30') }),
      maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00'),
    },
    repaired: { maintenanceWindow: WeeklyWindow.parse('sun:05:00-sun:06:00') },
  },
  TopicElsewhere: { broken: topicIn('us-east-1'), repaired: topicIn(HOME.region) },
};

/** Codes of REPLICATION_GROUP_WARNINGS. */
export const WARNING_EXAMPLES: Record<string, Example> = {
  NodeTypeT2: { broken: { nodeType: NodeType.T2_SMALL }, repaired: { nodeType: NodeType.T4G_SMALL } },
  ExtendedSupport: { broken: { version: RedisVersion.V5_0_6 }, repaired: { version: RedisVersion.V7_1 } },
  NodeTypeNotInRegion: {
    broken: { nodeType: NodeType.R6GD_XLARGE },
    repaired: { nodeType: NodeType.R6G_XLARGE },
    env: { account: HOME.account, region: 'ap-northeast-3' },
  },
  NodeQuota: { broken: { shards: 46 }, repaired: { shards: 45 } },
  MultiAzInOneZone: {
    broken: stack => ({ vpcSubnets: { availabilityZones: [vpcOf(stack).availabilityZones[0]] } }),
    repaired: stack => ({ vpcSubnets: { availabilityZones: [vpcOf(stack).availabilityZones[0]] }, multiAz: false }),
  },
  TopicEncrypted: {
    broken: stack => ({ notificationTopic: new Topic(stack, 'Encrypted', { masterKey: new Key(stack, 'TopicKey') }) }),
    repaired: stack => ({ notificationTopic: new CacheEventTopic(stack, 'Events') }),
  },
  AlarmsOnFirstNodeOnly: { broken: { shards: Token.asNumber({ Ref: 'Shards' }) }, repaired: { shards: 3 } },
  PublicSubnets: {
    broken: { vpcSubnets: { subnetType: SubnetType.PUBLIC } },
    repaired: { vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS } },
  },
};
