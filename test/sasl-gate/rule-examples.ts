import { SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Stack } from 'aws-cdk-lib/core';
import { ADDRESS, certificateIn, existing } from './gates';
import { MemcachedVersion } from '../../src/engine/memcached-version';
import { NodeType } from '../../src/engine/node-type';
import { MemcachedAuthentication } from '../../src/memcached/memcached-authentication';
import { MemcachedCluster } from '../../src/memcached/memcached-cluster';
import { NetworkType } from '../../src/network/network-type';
import { SaslGateProps } from '../../src/sasl-gate/props';
import { GivenTo, vpcOf } from '../helpers';

type Given = GivenTo<SaslGateProps>;
export interface GateExample {
  readonly broken: Given;
  readonly repaired: Given;
}

const secret = (stack: Stack) => Secret.fromSecretCompleteArn(stack, 'Own', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-abcdef');
const cluster = (stack: Stack, given: object) => new MemcachedCluster(stack, 'Cache', { vpc: vpcOf(stack), ...given });
const isolated = (stack: Stack) => new Vpc(stack, 'Isolated', { natGateways: 0, subnetConfiguration: [{ name: 'Isolated', subnetType: SubnetType.PRIVATE_ISOLATED }] });
const hasVpcEndpoints = { hasVpcEndpoints: true, vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED } };

const withoutGroups = (stack: Stack) => MemcachedCluster.fromMemcachedClusterAttributes(stack, 'Cache', {
  clusterName: 'sessions', port: 11211, configurationEndpointAddress: ADDRESS, nodes: 2,
});

/** Codes of GATE_RULES. */
export const GATE_EXAMPLES: Record<string, GateExample> = {
  GateNeedsNodes: {
    broken: stack => ({ cluster: existing(stack, null) }),
    repaired: stack => ({ cluster: existing(stack, null), nodes: 2 }),
  },
  GateBehindGate: {
    broken: stack => ({ cluster: cluster(stack, { authentication: MemcachedAuthentication.sasl() }) }),
    repaired: stack => ({ cluster: cluster(stack, {}) }),
  },
  GateNeedsSecurityGroups: {
    broken: stack => ({ cluster: withoutGroups(stack) }),
    repaired: stack => ({ cluster: existing(stack) }),
  },
  GatePorts: { broken: { port: 80 }, repaired: { port: 1024 } },
  GateSecretGivenTwice: { broken: stack => ({ secret: secret(stack), userName: 'shop' }), repaired: stack => ({ secret: secret(stack) }) },
  GateUserName: { broken: { userName: 'the shop' }, repaired: { userName: 'the-shop' } },
  GateNeedsBinaryProtocol: {
    broken: stack => ({ cluster: cluster(stack, { parameters: { binding_protocol: 'ascii' } }) }),
    repaired: stack => ({ cluster: cluster(stack, {}) }),
  },
  GateNeedsIpv4: {
    broken: stack => ({ cluster: cluster(stack, { networkType: NetworkType.IPV6 }) }),
    repaired: stack => ({ cluster: cluster(stack, { networkType: NetworkType.DUAL_STACK }) }),
  },
  GateNeedsNewerVersion: {
    broken: stack => ({ cluster: cluster(stack, { version: MemcachedVersion.V1_4_5, nodeType: NodeType.T3_SMALL }) }),
    repaired: stack => ({ cluster: cluster(stack, { version: MemcachedVersion.V1_4_14, nodeType: NodeType.T3_SMALL }) }),
  },
  GateWithoutEgress: {
    broken: stack => ({ vpc: isolated(stack) }),
    repaired: stack => ({ vpc: isolated(stack), ...hasVpcEndpoints, image: ContainerImage.fromEcrRepository(Repository.fromRepositoryName(stack, 'Images', 'node')) }),
  },
  GateInPublicSubnets: {
    broken: { vpcSubnets: { subnetType: SubnetType.PUBLIC } },
    repaired: { vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS } },
  },
  GateTasks: { broken: { minTasks: 11 }, repaired: { minTasks: 11, maxTasks: 11 } },
  GateTaskSize: { broken: { cpu: 300 }, repaired: { cpu: 512, memoryLimitMiB: 1024 } },
};

/** Codes of GATE_WARNINGS. */
export const GATE_WARNING_EXAMPLES: Record<string, GateExample> = {
  GatePlaintext: { broken: {}, repaired: stack => ({ certificateSecret: certificateIn(stack) }) },
  GateOfOneTask: {
    broken: stack => ({ certificateSecret: certificateIn(stack), minTasks: 1 }),
    repaired: stack => ({ certificateSecret: certificateIn(stack), minTasks: 2 }),
  },
};
