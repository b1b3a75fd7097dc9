import { IReplicationGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { CfnResource, ITaggableV2, Lazy, RemovalPolicy, Resource, TagManager, TagType } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { nodeIdsOf } from './alarms';
import { ReplicationGroup } from './replication-group';
import { SNAPSHOT_RULES } from './rules/snapshot';
import { lowerCase } from '../private/names';
import { failWith } from '../private/report';
import { check, line } from '../private/rules';
import { checkTags } from '../private/tags';

/** What is kept, and under which name. */
export interface SnapshotProps {
  /**
   * The name, unique in the account and region. ElastiCache keeps it in lower case.
   *
   * Changing it takes another snapshot.
   */
  readonly snapshotName: string;

  /**
   * The cache. With cluster mode disabled the snapshot is of its last node, which is a replica where there is one; of an imported
   * cache with cluster mode disabled give `cacheClusterId`, which this excludes.
   *
   * @default - `cacheClusterId` is given
   */
  readonly replicationGroup?: IReplicationGroupRef;

  /**
   * The node, of a cache with cluster mode disabled: a replica (`<group>-002`) spares the primary. Excludes `replicationGroup`.
   *
   * @default - `replicationGroup` is given
   */
  readonly cacheClusterId?: string;

  /**
   * The key that encrypts the snapshot.
   *
   * @default - the key of the cache
   */
  readonly encryptionKey?: IKeyRef;

  /**
   * What happens to the snapshot when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A snapshot, taken when it is deployed, of a Redis or Valkey cache of nodes.
 *
 * It belongs to the one cache that it was taken of: take it out of the code with the change that replaces that cache.
 *
 * `AWS::ElastiCache::Snapshot` is newer than the oldest aws-cdk-lib that this library supports, so it is written as a generic
 * resource.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
 * @resource AWS::ElastiCache::Snapshot
 */
export class Snapshot extends Resource implements ITaggableV2 {
  /** The name, in lower case. */
  public readonly snapshotName: string;

  /** The ARN. */
  public readonly snapshotArn: string;

  /** The tags of the snapshot. */
  public readonly cdkTagManager = new TagManager(TagType.STANDARD, 'AWS::ElastiCache::Snapshot');

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
    this.node.addValidation({ validate: () => checkTags(this.cdkTagManager.tagValues()).map(line) });
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
