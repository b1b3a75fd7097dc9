import { IUserGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { IResource } from 'aws-cdk-lib/core';
import { IUser, UserEngine } from './user-ref';

/** A group of users, made here or imported. */
export interface IUserGroup extends IResource, IUserGroupRef {
  /** The id. */
  readonly userGroupId: string;

  /** The ARN, with a colon before the id as the service writes it. */
  readonly userGroupArn: string;

  /** The engine that the group is for; undefined when it is not known. */
  readonly engine?: UserEngine;

  /** The users of the group; undefined when they are not known. */
  readonly users?: IUser[];
}
