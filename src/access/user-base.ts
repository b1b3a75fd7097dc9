import { UserReference } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Resource } from 'aws-cdk-lib/core';
import { AccessString } from './access-string';
import { IUser, UserAuthentication, UserEngine } from './user-ref';
import { elastiCacheArn } from '../private/arns';

/**
 * What users share, created here or imported.
 *
 * @internal
 */
export abstract class UserBase extends Resource implements IUser {
  /** The id of the user. */
  public abstract readonly userId: string;

  /** The name to log in with. */
  public abstract readonly userName?: string;

  /** The engine of the user. */
  public abstract readonly engine?: UserEngine;

  /** How the user authenticates. */
  public abstract readonly authentication?: UserAuthentication;

  /** What the user may do. */
  public abstract readonly accessString?: AccessString;

  /** The secret with the fields `username` and `password`, if the password was generated. */
  public abstract readonly secret?: ISecret;

  /** The ARN of the user. */
  public get userArn(): string {
    return elastiCacheArn(this, 'user', this.userId);
  }

  /** The reference for other constructs. Its `userName` is the id: CDK names it after what `Ref` returns. */
  public get userRef(): UserReference {
    return { userName: this.userId, userArn: this.userArn };
  }
}
