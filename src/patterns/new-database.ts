import { InstanceClass, InstanceSize, InstanceType, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import {
  AuroraPostgresEngineVersion, ClusterInstance, Credentials, DatabaseCluster, DatabaseClusterEngine, DatabaseInstance, DatabaseInstanceEngine,
  IClusterInstance, PostgresEngineVersion, StorageType,
} from 'aws-cdk-lib/aws-rds';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AuroraPostgresOptions, NewDatabaseOptions, PostgresOptions } from './database-options';
import { LARGEST_DISK } from './facts';
import { closedSecurityGroup } from '../network/closed-security-group';

const USERNAME = 'postgres';
const GROWS_BY = 5;
/** The least growth of a disk that RDS accepts as a limit. */
const LEAST_GROWTH = 1.1;
const MONITORING = Duration.minutes(1);

/** Not the default 5432, as AwsSolutions-RDS11 of cdk-nag requires. */
export const PORT = 5433;

/** Default storage of an instance, in GiB. */
export const STORAGE = 20;

/** Props that the database shares with the cache. */
export interface NewDatabaseContext {
  readonly vpc: IVpc;
  readonly vpcSubnets?: SubnetSelection;
  readonly encryptionKey?: IKey;
}

export function createPostgres(scope: Construct, options: PostgresOptions, context: NewDatabaseContext): DatabaseInstance {
  const { version = PostgresEngineVersion.VER_17, allocatedStorage = STORAGE } = options;
  return new DatabaseInstance(scope, 'Database', {
    ...common(scope, options, context),
    engine: DatabaseInstanceEngine.postgres({ version }),
    instanceType: options.instanceType ?? InstanceType.of(InstanceClass.T4G, InstanceSize.MEDIUM),
    databaseName: options.databaseName,
    multiAz: options.multiAz ?? true,
    storageType: StorageType.GP3,
    allocatedStorage,
    maxAllocatedStorage: allocatedStorage * LEAST_GROWTH > LARGEST_DISK ? undefined : Math.min(allocatedStorage * GROWS_BY, LARGEST_DISK),
    backupRetention: retentionOf(options),
    cloudwatchLogsExports: ['postgresql', 'upgrade'],
    autoMinorVersionUpgrade: true,
  });
}

export function createAurora(scope: Construct, options: AuroraPostgresOptions, context: NewDatabaseContext): DatabaseCluster {
  const { version = AuroraPostgresEngineVersion.VER_17_7, readers = 1 } = options;
  return new DatabaseCluster(scope, 'Database', {
    ...common(scope, options, context),
    engine: DatabaseClusterEngine.auroraPostgres({ version }),
    writer: member('Writer', options),
    readers: Array.from({ length: readers }, (_, i) => member(`Reader${i + 1}`, options)),
    defaultDatabaseName: options.databaseName,
    backup: { retention: retentionOf(options) },
    cloudwatchLogsExports: ['postgresql'],
    serverlessV2MinCapacity: 0.5,
    serverlessV2MaxCapacity: 4,
  });
}

function common(scope: Construct, { deletionProtection, removalPolicy }: NewDatabaseOptions, { vpc, vpcSubnets, encryptionKey }: NewDatabaseContext) {
  return {
    vpc,
    // the same subnets as the cache: by itself, RDS would not choose isolated ones
    vpcSubnets: { subnets: vpc.selectSubnets(vpcSubnets).subnets },
    securityGroups: [closedSecurityGroup(scope, vpc, partsOf(removalPolicy))],
    port: PORT,
    credentials: Credentials.fromGeneratedSecret(USERNAME, { encryptionKey }),
    storageEncrypted: true,
    storageEncryptionKey: encryptionKey,
    iamAuthentication: true,
    copyTagsToSnapshot: true,
    monitoringInterval: MONITORING,
    deletionProtection: deletionProtection ?? true,
    removalPolicy: removalPolicy ?? RemovalPolicy.SNAPSHOT,
  };
}

/** A retained database still needs its security group. */
function partsOf(ofDatabase?: RemovalPolicy): RemovalPolicy {
  return ofDatabase === RemovalPolicy.RETAIN ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}

function retentionOf({ backupRetention }: NewDatabaseOptions): Duration {
  return backupRetention ?? Duration.days(15);
}

function member(id: string, { instanceType }: AuroraPostgresOptions): IClusterInstance {
  // a reader as large as the writer can take over at any time
  return instanceType ? ClusterInstance.provisioned(id, { instanceType }) : ClusterInstance.serverlessV2(id, { scaleWithWriter: true });
}
