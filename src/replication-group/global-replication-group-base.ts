import { GlobalReplicationGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { Resource } from 'aws-cdk-lib/core';
import { IGlobalReplicationGroup, InheritedSettings } from './global-replication-group-ref';
import { elastiCacheArn } from '../private/arns';

/**
 * What global datastores share, created here or imported.
 *
 * @internal
 */
export abstract class GlobalReplicationGroupBase extends Resource implements IGlobalReplicationGroup {
  /** The id, with the prefix that ElastiCache puts before the suffix. */
  public abstract readonly globalReplicationGroupId: string;

  /** What its members have from the primary. */
  public abstract readonly inherited: InheritedSettings;

  /** The ARN of the global datastore. It has no region. */
  public get globalReplicationGroupArn(): string {
    return elastiCacheArn(this, 'globalreplicationgroup', this.globalReplicationGroupId, '');
  }

  /** The reference for other constructs. */
  public get globalReplicationGroupRef(): GlobalReplicationGroupReference {
    // the ARN is wanted from aws-cdk-lib 2.276 on, and unknown before
    const reference = { globalReplicationGroupId: this.globalReplicationGroupId, globalReplicationGroupArn: this.globalReplicationGroupArn };
    return reference;
  }
}
