import { IReplicationGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { CfnResource, ITaggableV2, Lazy, RemovalPolicy, Resource, TagManager, TagType } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { nodeIdsOf } from './alarms';
import { ReplicationGroup } from './replication-group';
import { SNAPSHOT_RULES } from './rules/snapshot';
import { lowerCase } from '../private/names';
import { failWith, validationMessages } from '../private/report';
import { check } from '../private/rules';
import { checkTags } from '../private/tags';

/** Settings of a snapshot. */
export interface SnapshotProps {
  /**
   * The name of the snapshot, unique in the account and region. ElastiCache stores it in lower case.
   *
   * Changing it takes another snapshot.
   */
  readonly snapshotName: string;

  /**
   * The cache to take the snapshot of. Excludes `cacheClusterId`.
   *
   * With cluster mode disabled, the snapshot is taken from the last node, which is a replica if there is one. For an imported cache
   * without cluster mode, set `cacheClusterId` to a node instead.
   *
   * @default - none: give `cacheClusterId` instead
   */
  readonly replicationGroup?: IReplicationGroupRef;

  /**
   * The node to take the snapshot from, with cluster mode disabled. A replica (`<group>-002`) spares the primary. Excludes
   * `replicationGroup`.
   *
   * @default - none: give `replicationGroup` instead
   */
  readonly cacheClusterId?: string;

  /**
   * The key that encrypts the snapshot.
   *
   * @default - the key of the cache
   */
  readonly encryptionKey?: IKeyRef;

  /**
   * What happens to the snapshot when it is removed from the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A snapshot of a Redis or Valkey cache of nodes, taken when it is deployed.
 *
 * It belongs to one cache. If a change replaces that cache, remove the snapshot from the code in the same deployment.
 *
 * `AWS::ElastiCache::Snapshot` is newer than the oldest aws-cdk-lib that this library supports, so it is written as a generic
 * resource.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
 * @resource AWS::ElastiCache::Snapshot
 * @example
 * const valkey = new ValkeyReplicationGroup(this, 'Cache', { vpc });
 * new Snapshot(this, 'BeforeTheUpgrade', { replicationGroup: valkey, snapshotName: 'before-the-upgrade' });
 */
export class Snapshot extends Resource implements ITaggableV2 {
  /** The name of the snapshot, in lower case. */
  public readonly snapshotName: string;

  /** The ARN of the snapshot. */
  public readonly snapshotArn: string;

  /** The tags of the snapshot. */
  public readonly cdkTagManager = new TagManager(TagType.STANDARD, 'AWS::ElastiCache::Snapshot');

  /**
   * @param scope the construct that the snapshot belongs to, usually a stack
   * @param id unique in the scope (a changed id takes another snapshot, which needs another name)
   * @param props the settings of the snapshot
   */
  constructor(scope: Construct, id: string, props: SnapshotProps) {
    super(scope, id);
    failWith(this, check(SNAPSHOT_RULES, { ...props }));
    this.snapshotName = lowerCase(props.snapshotName)!;

    const resource = new CfnResource(this, 'Resource', {
      type: 'AWS::ElastiCache::Snapshot',
      properties: {
        SnapshotName: this.snapshotName,
        ...sourceOf(props),
        KmsKeyId: props.encryptionKey?.keyRef.keyArn,
        Tags: Lazy.any({ produce: () => this.tagsOfCloudFormation() }, { omitEmptyArray: true }),
      },
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.node.addValidation({ validate: () => validationMessages(this, checkTags(this.cdkTagManager.tagValues())) });
    this.snapshotArn = resource.getAtt('Arn').toString();
  }

  /** A generic resource is written as it is: the tag manager's own rendering has `key` and `value`, which CloudFormation refuses. */
  private tagsOfCloudFormation() {
    return Object.entries(this.cdkTagManager.tagValues()).map(([Key, Value]) => ({ Key, Value }));
  }
}

/** ElastiCache takes the snapshot of a cache only with cluster mode enabled, else that of a node. */
function sourceOf({ replicationGroup, cacheClusterId }: SnapshotProps) {
  const id = replicationGroup?.replicationGroupRef.replicationGroupId;
  const { _plan: plan } = (replicationGroup ?? {}) as Partial<ReplicationGroup>;
  return plan && !plan.clusterClientsOnly
    ? { CacheClusterId: `${id}-${nodeIdsOf(plan).at(-1)}` }
    : { ReplicationGroupId: id, CacheClusterId: cacheClusterId };
}
