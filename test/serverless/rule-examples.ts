import { CfnSubnet, IpProtocol, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Duration, Environment, RemovalPolicy, Size, Stack } from 'aws-cdk-lib/core';
import { Given, importedVpc, isolatedVpc, LIMITS } from './helpers';
import { AccessString } from '../../src/access/access-string';
import { Authentication } from '../../src/access/authentication';
import { IamUser } from '../../src/access/iam-user';
import { PasswordUser } from '../../src/access/password-user';
import { UserGroup } from '../../src/access/user-group';
import { IUser, UserEngine } from '../../src/access/user-ref';
import { Backup } from '../../src/engine/backup';
import { Restore } from '../../src/engine/restore';
import { ServerlessEngine } from '../../src/engine/serverless-engine';
import { NetworkType } from '../../src/network/network-type';
import { ConnectionType } from '../../src/serverless/connection-type';
import { vpcOf } from '../helpers';

/** What breaks a rule, and the same with the advice of its message followed. */
export interface Example {
  readonly broken: Given;
  readonly repaired: Given;
  readonly env?: Environment;
}

const users = (make: (stack: Stack) => IUser, engine = UserEngine.VALKEY) => (stack: Stack) =>
  ({ authentication: Authentication.users(new UserGroup(stack, 'Own', { engine, users: [make(stack)] })) });
const iam = (engine = UserEngine.VALKEY) => users(stack => new IamUser(stack, 'Iam', { engine }), engine);
const password = users(stack => new PasswordUser(stack, 'Password'));
const database = users(stack => new IamUser(stack, 'Iam', { accessString: AccessString.rules({ allow: ['@read'], keys: ['*'], databases: [1] }) }));
const onPublic = { connectionType: ConnectionType.PUBLIC, engine: ServerlessEngine.VALKEY_9 };
const limits = (given: object) => ({ usageLimits: { ...LIMITS, ...given } });
const dualStack = (stack: Stack) => new Vpc(stack, 'DualStack', { ipProtocol: IpProtocol.DUAL_STACK, maxAzs: 2 });
const ipv6Only = (stack: Stack) => {
  const vpc = dualStack(stack);
  vpc.privateSubnets.forEach(subnet => { (subnet.node.findChild('Subnet') as CfnSubnet).ipv6Native = true; });
  return vpc;
};
const ARN = 'arn:aws:elasticache:eu-west-1:111122223333:serverlesscachesnapshot:monday';

/** Codes of SERVERLESS_RULES. */
export const RULE_EXAMPLES: Record<string, Example> = {
  InvalidServerlessCacheName: { broken: { serverlessCacheName: 'my cache' }, repaired: { serverlessCacheName: 'My-cache' } },
  InvalidServerlessDescription: { broken: { description: 'a <b> cache' }, repaired: { description: '' } },

  DataStorageOutOfRange: {
    broken: limits({ dataStorageMin: Size.mebibytes(1500), dataStorageMax: Size.tebibytes(5) }),
    repaired: limits({ dataStorageMin: Size.gibibytes(1), dataStorageMax: Size.gibibytes(5000) }),
  },
  DataStorageMinAboveMax: {
    broken: limits({ dataStorageMin: Size.gibibytes(11) }), repaired: limits({ dataStorageMin: Size.gibibytes(10) }),
  },
  EcpuOutOfRange: {
    broken: limits({ ecpuPerSecondMin: 1500.5, ecpuPerSecondMax: 15_000_001 }),
    repaired: limits({ ecpuPerSecondMin: 1000, ecpuPerSecondMax: 15_000_000 }),
  },
  EcpuMinAboveMax: { broken: limits({ ecpuPerSecondMin: 10_001 }), repaired: limits({ ecpuPerSecondMin: 10_000 }) },

  VpcMissing: { broken: { vpc: undefined }, repaired: onPublic },
  OnlyPublicSubnets: {
    broken: stack => ({ vpc: new Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'Only', subnetType: SubnetType.PUBLIC }] }) }),
    repaired: stack => ({ vpc: isolatedVpc(stack, 2) }),
  },
  ServerlessSubnetZones: {
    broken: stack => ({ vpc: isolatedVpc(stack, 1) }),
    repaired: stack => ({ vpc: isolatedVpc(stack, 2) }),
  },
  SubnetsOfOtherNetworkType: {
    broken: stack => ({ vpc: dualStack(stack), networkType: NetworkType.IPV6 }),
    repaired: stack => ({ vpc: ipv6Only(stack), networkType: NetworkType.IPV6 }),
  },
  NoSecurityGroups: {
    broken: { securityGroups: [] },
    repaired: stack => ({ securityGroups: [new SecurityGroup(stack, 'Own', { vpc: vpcOf(stack) })] }),
  },
  PublicNeedsNewerEngine: {
    broken: { connectionType: ConnectionType.PUBLIC, engine: ServerlessEngine.VALKEY_8 },
    repaired: onPublic,
  },

  KeyNotSymmetric: {
    broken: stack => ({ encryptionKey: new Key(stack, 'Key', { keySpec: KeySpec.ECC_NIST_P256, keyUsage: KeyUsage.SIGN_VERIFY }) }),
    repaired: stack => ({ encryptionKey: new Key(stack, 'Key') }),
  },
  TokenOnServerless: { broken: { authentication: Authentication.token() }, repaired: stack => iam()(stack) },
  UsersOnMemcached: {
    broken: stack => ({ engine: ServerlessEngine.MEMCACHED_1_6, ...iam()(stack) }),
    repaired: { engine: ServerlessEngine.MEMCACHED_1_6 },
  },
  ValkeyUsersOnRedis: {
    broken: stack => ({ engine: ServerlessEngine.REDIS_7, ...iam()(stack) }),
    repaired: stack => ({ engine: ServerlessEngine.REDIS_7, ...iam(UserEngine.REDIS)(stack) }),
  },
  PublicNeedsUsers: { broken: { ...onPublic, authentication: Authentication.none() }, repaired: onPublic },

  BackupRetentionOutOfRange: {
    broken: { backup: Backup.daily({ retention: Duration.days(36) }) },
    repaired: { backup: Backup.daily({ retention: Duration.days(35) }) },
  },
  RestoreNeedsArns: { broken: { restoreFrom: Restore.snapshot('monday') }, repaired: { restoreFrom: Restore.arns([ARN]) } },
  InvalidFinalSnapshotName: { broken: { finalSnapshotName: '1st--last' }, repaired: { finalSnapshotName: 'The-last' } },
  FinalSnapshotNotTaken: {
    broken: { finalSnapshotName: 'last', removalPolicy: RemovalPolicy.DESTROY },
    repaired: { finalSnapshotName: 'last' },
  },
};

/** Codes of SERVERLESS_WARNINGS. */
export const WARNING_EXAMPLES: Record<string, Example> = {
  LongServerlessCacheName: { broken: { serverlessCacheName: 'c'.repeat(41) }, repaired: { serverlessCacheName: 'c'.repeat(40) } },
  UnlimitedUsage: { broken: { usageLimits: { dataStorageMax: Size.gibibytes(1) } }, repaired: { usageLimits: LIMITS } },
  PublicSubnets: {
    broken: { vpcSubnets: { subnetType: SubnetType.PUBLIC } },
    repaired: { vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS } },
  },
  PublicIgnoresNetwork: {
    broken: stack => ({ ...onPublic, vpc: importedVpc(stack, 'a', 'b'), securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Own', 'sg-1')] }),
    repaired: onPublic,
  },
  RestoreFromFiles: {
    broken: stack => ({ restoreFrom: Restore.s3(Bucket.fromBucketName(stack, 'Bucket', 'exports'), ['0001.rdb']) }),
    repaired: { restoreFrom: Restore.arns([ARN]) },
  },
};

/** Codes of SERVERLESS_MEMBER_RULES, which are checked when the app is synthesized. */
export const MEMBER_EXAMPLES: Record<string, Example> = {
  PublicNeedsIamUsers: {
    broken: stack => ({ ...onPublic, ...password(stack) }),
    repaired: stack => ({ ...onPublic, ...iam()(stack) }),
  },
  AccessStringNeedsNewerVersion: { broken: database, repaired: stack => ({ engine: ServerlessEngine.VALKEY_9, ...database(stack) }) },
};
