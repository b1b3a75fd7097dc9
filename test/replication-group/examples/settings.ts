import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { SecretValue } from 'aws-cdk-lib/core';
import { Example, isolated, onlySubnets, ownParameters, plainText, token } from './example';
import { Authentication } from '../../../src/access/authentication';
import { EvictionPolicy } from '../../../src/engine/eviction-policy';
import { RedisVersion } from '../../../src/engine/redis-version';
import { TransitEncryption } from '../../../src/engine/transit-encryption';
import { IpDiscovery, NetworkType } from '../../../src/network/network-type';
import { SubnetGroup } from '../../../src/network/subnet-group';
import { vpcOf } from '../../helpers';

/** Codes on where the cache lies, who may use it, and the settings of the engine. */
export const SETTINGS_EXAMPLES: Record<string, Example> = {
  PortOutOfRange: { broken: { port: 65536 }, repaired: { port: 6379 } },
  SubnetsGivenTwice: {
    broken: stack => ({
      subnetGroup: new SubnetGroup(stack, 'Own', { vpc: vpcOf(stack) }),
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
    }),
    repaired: stack => ({ subnetGroup: new SubnetGroup(stack, 'Own', { vpc: vpcOf(stack) }) }),
  },
  SubnetCount: { broken: isolated(21), repaired: isolated(20) },
  OnlyPublicSubnets: { broken: onlySubnets(SubnetType.PUBLIC), repaired: onlySubnets(SubnetType.PRIVATE_ISOLATED) },
  NoSecurityGroups: {
    broken: { securityGroups: [] },
    repaired: stack => ({ securityGroups: [new SecurityGroup(stack, 'Own', { vpc: vpcOf(stack) })] }),
  },
  NetworkTypeNeedsNewerVersion: {
    broken: { networkType: NetworkType.DUAL_STACK, version: RedisVersion.V6_0 },
    repaired: { networkType: NetworkType.DUAL_STACK, version: RedisVersion.V7_1 },
  },
  IpDiscoveryContradicts: {
    broken: { ipDiscovery: IpDiscovery.IPV6 },
    repaired: { ipDiscovery: IpDiscovery.IPV6, networkType: NetworkType.DUAL_STACK },
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
  InvalidToken: { broken: plainText('tooshort'), repaired: token({}), also: ['TokenInPlainText'] },
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
};
