import { UserGroupReference } from 'aws-cdk-lib/aws-elasticache';
import { Resource } from 'aws-cdk-lib/core';
import { IUserGroup } from './user-group-ref';
import { IUser, UserEngine } from './user-ref';
import { elastiCacheArn } from '../private/arns';

/**
 * What user groups share, created here or imported.
 *
 * @internal
 */
export abstract class UserGroupBase extends Resource implements IUserGroup {
  /** The id. */
  public abstract readonly userGroupId: string;

  /** The engine that the group is for; undefined when it is not known. */
  public abstract readonly engine?: UserEngine;

  /** The users of the group; undefined when they are not known. */
  public abstract readonly users?: IUser[];

  /** The ARN, with a colon before the id as the service writes it. */
  public get userGroupArn(): string {
    return elastiCacheArn(this, 'usergroup', this.userGroupId);
  }

  /** The reference that other resources take. */
  public get userGroupRef(): UserGroupReference {
    return { userGroupId: this.userGroupId, userGroupArn: this.userGroupArn };
  }
}
