import { IpProtocol, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Stack, Token } from 'aws-cdk-lib/core';
import { Example } from './example';
import { Authentication } from '../../../src/access/authentication';
import { ClusterMode } from '../../../src/engine/cluster-mode';
import { Durability } from '../../../src/engine/durability';
import { NodeType } from '../../../src/engine/node-type';
import { RedisVersion } from '../../../src/engine/redis-version';
import { TransitEncryption } from '../../../src/engine/transit-encryption';
import { ValkeyVersion } from '../../../src/engine/valkey-version';
import { NetworkType } from '../../../src/network/network-type';
import { LogDestination } from '../../../src/observe/log-destination';
import { vpcOf } from '../../helpers';

const durable = { durability: Durability.ASYNC, version: ValkeyVersion.V9_0, nodeType: NodeType.R7G_LARGE, shards: 1 };
const withIpv6 = (stack: Stack) => new Vpc(stack, 'Vpc6', { maxAzs: 2, ipProtocol: IpProtocol.DUAL_STACK });

/** Each code of REPLICATION_GROUP_WARNINGS. */
export const WARNING_EXAMPLES: Record<string, Example> = {
  NodeTypeT2: { broken: { nodeType: NodeType.T2_SMALL }, repaired: { nodeType: NodeType.T4G_SMALL } },
  ExtendedSupport: { broken: { version: RedisVersion.V5_0_6 }, repaired: { version: RedisVersion.V7_1 } },
  NodeTypeNotInRegion: {
    region: 'ap-northeast-3',
    broken: { nodeType: NodeType.R6GD_XLARGE },
    repaired: { nodeType: NodeType.R6G_XLARGE },
  },
  UnlistedVersion: { broken: { version: RedisVersion.of('7.9', 'redis7') }, repaired: { version: RedisVersion.of('7.1', 'redis7') } },
  NodeQuota: { broken: { shards: 46 }, repaired: { shards: 45 } },
  MultiAzInOneZone: {
    broken: stack => ({ vpcSubnets: { availabilityZones: [vpcOf(stack).availabilityZones[0]] } }),
    repaired: stack => ({ vpcSubnets: { availabilityZones: [vpcOf(stack).availabilityZones[0]] }, multiAz: false }),
  },
  AlarmsOnFirstNodeOnly: { broken: { shards: Token.asNumber({ Ref: 'Shards' }) }, repaired: { shards: 3 } },
  ClusterModeStep: { broken: { clusterMode: ClusterMode.COMPATIBLE }, repaired: { clusterMode: ClusterMode.ENABLED, shards: 1 } },
  PublicSubnets: {
    broken: { vpcSubnets: { subnetType: SubnetType.PUBLIC } },
    repaired: { vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS } },
  },
  SubnetsWithoutIpv6: {
    broken: { networkType: NetworkType.DUAL_STACK },
    repaired: stack => ({ networkType: NetworkType.DUAL_STACK, vpc: withIpv6(stack) }),
  },
  DurabilityWithoutTls: {
    valkey: true,
    broken: { ...durable, transitEncryption: TransitEncryption.DISABLED, authentication: Authentication.none() },
    repaired: durable,
  },
  NoFirehoseInRegion: {
    region: 'ap-northeast-3',
    broken: { logs: { slow: LogDestination.firehose('slow-log') } },
    repaired: { logs: { slow: LogDestination.cloudWatchLogs() } },
  },
};
