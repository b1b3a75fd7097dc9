import { IServerlessCacheRef } from 'aws-cdk-lib/aws-elasticache';
import { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { CfnResource, ITaggableV2, Lazy, RemovalPolicy, Resource, TagManager, TagType } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SERVERLESS_SNAPSHOT_RULES } from './rules/snapshot';
import { lowerCase } from '../private/names';
import { failWith } from '../private/report';
import { check, line } from '../private/rules';
import { checkTags } from '../private/tags';

const TYPE = 'AWS::ElastiCache::ServerlessCacheSnapshot';

/** What is kept, and under which name. */
export interface ServerlessSnapshotProps {
  /**
   * The name, unique in the account and region. ElastiCache keeps it in lower case.
   *
   * Changing it takes another snapshot.
   */
  readonly snapshotName: string;

  /**
   * The cache.
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
   * What happens to the snapshot when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A snapshot, taken when it is deployed, of a serverless cache of any engine.
 *
 * It belongs to the one cache that it was taken of: take it out of the code with the change that replaces that cache.
 *
 * `AWS::ElastiCache::ServerlessCacheSnapshot` is newer than the oldest aws-cdk-lib that this library supports, so it is written
 * as a generic resource.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-manual.html
 * @resource AWS::ElastiCache::ServerlessCacheSnapshot
 */
export class ServerlessSnapshot extends Resource implements ITaggableV2 {
  /** The name, in lower case. */
  public readonly snapshotName: string;

  /** The ARN, for `Restore.arns()`. */
  public readonly snapshotArn: string;

  /** The tags of the snapshot. */
  public readonly cdkTagManager = new TagManager(TagType.STANDARD, TYPE);

  constructor(scope: Construct, id: string, props: ServerlessSnapshotProps) {
    super(scope, id);
    const serverlessCacheName = lowerCase(props.serverlessCache.serverlessCacheRef.serverlessCacheName)!;
    this.snapshotName = lowerCase(props.snapshotName)!;
    failWith(this, check(SERVERLESS_SNAPSHOT_RULES, { snapshotName: this.snapshotName, serverlessCacheName }));

    const resource = new CfnResource(this, 'Resource', {
      type: TYPE,
      properties: {
        ServerlessCacheSnapshotName: this.snapshotName,
        ServerlessCacheName: serverlessCacheName,
        // by its ARN, which is what CloudFormation reads back
        KmsKeyId: props.encryptionKey?.keyRef.keyArn,
        Tags: Lazy.any({ produce: () => this.tagsOfCloudFormation() }, { omitEmptyArray: true }),
      },
    });
    resource.applyRemovalPolicy(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.node.addValidation({ validate: () => checkTags(this.cdkTagManager.tagValues()).map(line) });
    this.snapshotArn = resource.getAtt('ARN').toString();
  }

  /** A generic resource is written as it is: the tag manager's own rendering has `key` and `value`, which CloudFormation refuses. */
  private tagsOfCloudFormation() {
    return Object.entries(this.cdkTagManager.tagValues()).map(([Key, Value]) => ({ Key, Value }));
  }
}
