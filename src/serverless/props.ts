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
 * A cache without nodes.
 *
 * CloudFormation can replace a cache only under another name. So with a change that replaces it give another
 * `serverlessCacheName`, or the construct another id: else CloudFormation refuses the change, and the cache stays as it is.
 */
export interface ServerlessCacheProps {
  /**
   * The name: letters, digits and single hyphens, beginning with a letter, at most 40. ElastiCache keeps it in lower case.
   *
   * Changing it replaces the cache.
   *
   * @default - a name from the construct's path
   */
  readonly serverlessCacheName?: string;

  /**
   * What the cache is for: at most 255 characters, without < and >.
   *
   * Changing it does nothing to the running cache.
   *
   * @default - the construct's path
   */
  readonly description?: string;

  /**
   * The engine and its major version.
   *
   * A newer version, and Valkey in place of Redis OSS, upgrades the running cache in place; ElastiCache refuses the way back.
   *
   * @default ServerlessEngine.VALKEY_8
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html
   */
  readonly engine?: ServerlessEngine;

  /**
   * How much the cache may use, and so cost, and how much is kept ready for it.
   *
   * A change takes effect on the running cache.
   *
   * @default - no limits, with a warning
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html
   */
  readonly usageLimits?: ServerlessUsageLimits;

  /**
   * The network of the cache.
   *
   * @default - none, which only a cache with `ConnectionType.PUBLIC` can do without
   */
  readonly vpc?: IVpc;

  /**
   * The subnets, in two or three zones: of each of the first three zones the first subnet is taken.
   *
   * Changing them replaces the cache, and so does a third zone of the VPC: select two zones to prevent that.
   *
   * @default - the private subnets with egress, else the isolated ones
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the cache.
   *
   * Changing them changes who may reach the running cache.
   *
   * @default - a group of its own, without ingress and egress; `connections` opens it
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The kind of addresses that clients connect to. Every subnet must have them: IPv6 needs subnets that are IPv6-only.
   *
   * Changing it replaces the cache.
   *
   * @default - ElastiCache chooses: IPv4, or IPv6 where every subnet is IPv6-only
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-network-type.html
   */
  readonly networkType?: NetworkType;

  /**
   * From where clients reach the cache.
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
   * @default - a key that AWS owns; nothing to pay, nothing to audit
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html
   */
  readonly encryptionKey?: IKey;

  /**
   * How clients prove who they are: `users` or `none`. Serverless caches have no token, and Memcached has nothing of the kind:
   * not SASL either, since its serverless caches do not speak the binary protocol.
   *
   * Another user group takes effect on the running cache.
   *
   * @default - an IAM user of its own (`iamUser`) in a group of its own; of Memcached none
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  readonly authentication?: Authentication;

  /**
   * The automatic backups. A serverless cache has a time and not a window: the backup is taken when the window begins.
   *
   * Changing them does nothing to the running cache.
   *
   * @default - Backup.daily(), of Memcached Backup.none()
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html
   */
  readonly backup?: Backup;

  /**
   * What a new cache is filled with: `Restore.arns()`, of another serverless cache or of one of nodes.
   *
   * Changing it replaces the cache. Taking it out does too: leave it as it is.
   *
   * @default - nothing: the cache begins empty
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-restoring.html
   */
  readonly restoreFrom?: Restore;

  /**
   * The alarms on the cache.
   *
   * Changing them does nothing to the running cache.
   *
   * @default Alarms.recommended()
   */
  readonly alarms?: Alarms;

  /**
   * The name of the snapshot that is taken before the cache is deleted with `RemovalPolicy.SNAPSHOT`, unique in the account and
   * region: while a snapshot of that name exists, the cache cannot be deleted.
   *
   * Changing it does nothing to the running cache.
   *
   * @default - the name of the cache and the unique part of the stack's id
   */
  readonly finalSnapshotName?: string;

  /**
   * What happens to the cache when it leaves the stack, or is replaced. With `RETAIN` its security group and its own users are
   * retained with it.
   *
   * CloudFormation's own policy for snapshots does not know serverless caches: with `SNAPSHOT` ElastiCache is told to take one
   * when it deletes the cache, and whoever deploys needs the permission `elasticache:CreateServerlessCacheSnapshot`.
   *
   * @default RemovalPolicy.SNAPSHOT
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-final.html
   */
  readonly removalPolicy?: RemovalPolicy;
}
