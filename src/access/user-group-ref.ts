import { IUserGroupRef, IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { IResource } from 'aws-cdk-lib/core';
import { UserEngine } from './user-ref';

/** A user group, created here or imported. */
export interface IUserGroup extends IResource, IUserGroupRef {
  /** The id of the group. */
  readonly userGroupId: string;

  /** The ARN of the group. */
  readonly userGroupArn: string;

  /** The engine of the group. Undefined if it is unknown. */
  readonly engine?: UserEngine;

  /** The users of the group. Undefined if they are unknown. */
  readonly users?: IUserRef[] | undefined;
}
