import { IUserRef, UserGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { Resource } from 'aws-cdk-lib/core';
import { IUserGroup } from './user-group-ref';
import { UserEngine } from './user-ref';
import { elastiCacheArn } from '../private/arns';

/**
 * What user groups share, created here or imported.
 *
 * @internal
 */
export abstract class UserGroupBase extends Resource implements IUserGroup {
  /** The id of the group. */
  public abstract readonly userGroupId: string;

  /** The engine of the group. Undefined if it is unknown. */
  public abstract readonly engine?: UserEngine;

  /** The users of the group. Undefined if they are unknown. */
  public abstract readonly users?: IUserRef[] | undefined;

  /** The ARN of the group. */
  public get userGroupArn(): string {
    return elastiCacheArn(this, 'usergroup', this.userGroupId);
  }

  /** The reference for other constructs. */
  public get userGroupRef(): UserGroupReference {
    return { userGroupId: this.userGroupId, userGroupArn: this.userGroupArn };
  }
}
