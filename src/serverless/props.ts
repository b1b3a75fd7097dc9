import { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { ConnectionType } from './connection-type';
import { Authentication } from '../access/authentication';
import { Backup } from '../engine/backup';
import { Restore } from '../engine/restore';
import { ServerlessEngine } from '../engine/serverless-engine';
import { ServerlessUsageLimits } from '../engine/serverless-usage-limits';
import { NetworkType } from '../network/network-type';
import { Alarms } from '../observe/alarms/alarms';

/**
 * Settings of a serverless cache.
 *
 * CloudFormation can replace a cache only under another name. With a change that replaces the cache, also give another
 * `serverlessCacheName` or another construct id. Otherwise CloudFormation refuses the change, and the cache remains unchanged.
 */
export interface ServerlessCacheProps {
  /**
   * The name: at most 40 letters, digits and single hyphens, starting with a letter. ElastiCache stores it in lower case.
   *
   * Changing it replaces the cache.
   *
   * @default - a name from the path of the construct
   */
  readonly serverlessCacheName?: string;

  /**
   * What the cache is for: at most 255 characters, without < and >.
   *
   * Changing it does not affect the running cache.
   *
   * @default - the path of the construct
   */
  readonly description?: string;

  /**
   * The engine and its major version.
   *
   * A newer version, or Valkey in place of Redis OSS, upgrades the running cache in place. ElastiCache refuses the way back.
   *
   * @default ServerlessEngine.VALKEY_8
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html
   */
  readonly engine?: ServerlessEngine;

  /**
   * The most that the cache may use, and so cost, and the least that is kept ready for it.
   *
   * A change takes effect on the running cache.
   *
   * @default - no limits, with a warning
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html
   */
  readonly usageLimits?: ServerlessUsageLimits;

  /**
   * The VPC of the cache.
   *
   * @default - none, which only a cache with `ConnectionType.PUBLIC` supports
   */
  readonly vpc?: IVpc;

  /**
   * The subnets, in two or three zones. The first subnet of each of the first three zones is used.
   *
   * Changing them replaces the cache. So does a third zone that is added to the VPC: select two zones to prevent that.
   *
   * @default - the private subnets with egress, else the isolated ones
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the cache.
   *
   * Changing them changes which clients can reach the running cache.
   *
   * @default - a new group without inbound and outbound rules; `connections` adds rules to it
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The kind of IP addresses that clients connect to. Every subnet must have them. IPv6 needs subnets that are IPv6-only.
   *
   * Changing it replaces the cache.
   *
   * @default - ElastiCache chooses: IPv4, or IPv6 if every subnet is IPv6-only
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-network-type.html
   */
  readonly networkType?: NetworkType;

  /**
   * From where clients connect to the cache.
   *
   * Changing it replaces the cache.
   *
   * @default ConnectionType.VPC
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-public-endpoints-chapter.html
   */
  readonly connectionType?: ConnectionType;

  /**
   * The key that encrypts data at rest.
   *
   * Changing it replaces the cache.
   *
   * @default - a key that AWS owns: free of charge, but it cannot be audited
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
   */
  readonly encryptionKey?: IKey;

  /**
   * How clients authenticate: `users` or `none`. Serverless caches have no token. Memcached has no authentication, not even SASL:
   * serverless caches do not support the binary protocol.
   *
   * Another user group takes effect on the running cache.
   *
   * @default - a new IAM user (`iamUser`) in a new group; none for Memcached
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  readonly authentication?: Authentication;

  /**
   * The automatic backups. A serverless cache has a start time instead of a window: the backup starts when the window begins.
   *
   * Changing them does not affect the running cache.
   *
   * @default - Backup.daily(), or Backup.none() for Memcached
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
   */
  readonly backup?: Backup;

  /**
   * The data that a new cache starts with: `Restore.arns()` of a serverless cache or of a cache of nodes.
   *
   * Changing or removing it replaces the cache. Leave it unchanged once the cache exists.
   *
   * @default - the cache starts empty
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html
   */
  readonly restoreFrom?: Restore;

  /**
   * The alarms on the cache.
   *
   * Changing them does not affect the running cache.
   *
   * @default Alarms.recommended()
   */
  readonly alarms?: Alarms;

  /**
   * The name of the snapshot that is taken before the cache is deleted, with `RemovalPolicy.SNAPSHOT`. It must be unique in the
   * account and region: the cache cannot be deleted while a snapshot with this name exists.
   *
   * Changing it does not affect the running cache.
   *
   * @default - the name of the cache and the unique part of the stack's id
   */
  readonly finalSnapshotName?: string;

  /**
   * What happens to the cache when it is removed from the stack or replaced. With `RETAIN`, its security group and the users that it
   * created are retained too.
   *
   * The snapshot policy of CloudFormation does not support serverless caches. With `SNAPSHOT`, ElastiCache takes the snapshot when it
   * deletes the cache. The deploying role then needs the permission `elasticache:CreateServerlessCacheSnapshot`.
   *
   * @default RemovalPolicy.SNAPSHOT
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-final.html
   */
  readonly removalPolicy?: RemovalPolicy;
}
