import { IServerlessCacheRef } from 'aws-cdk-lib/aws-elasticache';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { CfnResource, ITaggableV2, Lazy, RemovalPolicy, Resource, TagManager, TagType } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SERVERLESS_SNAPSHOT_RULES } from './rules/snapshot';
import { lowerCase } from '../private/names';
import { failWith, validationMessages } from '../private/report';
import { check } from '../private/rules';
import { checkTags } from '../private/tags';

const TYPE = 'AWS::ElastiCache::ServerlessCacheSnapshot';

/** Settings of a snapshot. */
export interface ServerlessSnapshotProps {
  /**
   * The name of the snapshot, unique in the account and region. ElastiCache stores it in lower case.
   *
   * Changing it takes another snapshot.
   */
  readonly snapshotName: string;

  /**
   * The cache to take the snapshot of.
   *
   * Changing it takes another snapshot, which needs another name.
   */
  readonly serverlessCache: IServerlessCacheRef;

  /**
   * The key that encrypts the snapshot.
   *
   * @default - ElastiCache chooses
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
 * A snapshot of a serverless cache of any engine, taken when it is deployed.
 *
 * It belongs to one cache. If a change replaces that cache, remove the snapshot from the code in the same deployment.
 *
 * `AWS::ElastiCache::ServerlessCacheSnapshot` is newer than the oldest aws-cdk-lib that this library supports, so it is written as a
 * generic resource.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
 * @resource AWS::ElastiCache::ServerlessCacheSnapshot
 * @example
 * const pages = new ServerlessCache(this, 'Pages', { vpc });
 * new ServerlessSnapshot(this, 'BeforeTheMove', { serverlessCache: pages, snapshotName: 'before-the-move' });
 */
export class ServerlessSnapshot extends Resource implements ITaggableV2 {
  /** The name of the snapshot, in lower case. */
  public readonly snapshotName: string;

  /** The ARN of the snapshot, for `Restore.arns()`. */
  public readonly snapshotArn: string;

  /** The tags of the snapshot. */
  public readonly cdkTagManager = new TagManager(TagType.STANDARD, TYPE);

  /**
   * @param scope the construct that the snapshot belongs to, usually a stack
   * @param id unique in the scope (a changed id takes another snapshot, which needs another name)
   * @param props the settings of the snapshot
   */
  constructor(scope: Construct, id: string, props: ServerlessSnapshotProps) {
    super(scope, id);
    const { snapshotName, serverlessCache: { serverlessCacheRef: { serverlessCacheName } } } = props;
    failWith(this, check(SERVERLESS_SNAPSHOT_RULES, { snapshotName, serverlessCacheName }));
    this.snapshotName = lowerCase(snapshotName)!;

    const resource = new CfnResource(this, 'Resource', {
      type: TYPE,
      properties: {
        ServerlessCacheSnapshotName: this.snapshotName,
        ServerlessCacheName: lowerCase(serverlessCacheName),
        // the ARN, since CloudFormation returns the key as an ARN
        KmsKeyId: props.encryptionKey?.keyRef.keyArn,
        Tags: Lazy.any({ produce: () => this.tagsOfCloudFormation() }, { omitEmptyArray: true }),
      },
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.node.addValidation({ validate: () => validationMessages(this, checkTags(this.cdkTagManager.tagValues())) });
    this.snapshotArn = resource.getAtt('ARN').toString();
  }

  /** A generic resource is not converted: the tag manager writes `key` and `value`, which CloudFormation rejects. */
  private tagsOfCloudFormation() {
    return Object.entries(this.cdkTagManager.tagValues()).map(([Key, Value]) => ({ Key, Value }));
  }
}
