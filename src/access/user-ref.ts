import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IResource } from 'aws-cdk-lib/core';
import { AccessString } from './access-string';

/**
 * The engine that a user or a user group is for.
 *
 * A Valkey cache takes groups of either engine, a Redis OSS cache those of Redis only.
 */
export enum UserEngine {
  /** Redis OSS. A group of it needs a user named `default`. */
  REDIS = 'redis',
  /** Valkey. */
  VALKEY = 'valkey',
}

/** How a user proves who it is. */
export enum UserAuthentication {
  /** By a token that is signed with the credentials of an IAM role, and holds for 15 minutes. */
  IAM = 'iam',
  /** By one of up to two passwords. */
  PASSWORD = 'password',
  /** Not at all. */
  NO_PASSWORD = 'no-password-required',
}

/** A user of Redis or Valkey, made here or imported. What is not known of an imported one is undefined. */
export interface IUser extends IResource {
  /** The id. */
  readonly userId: string;

  /** The ARN, with a colon before the id as the service writes it. */
  readonly userArn: string;

  /** The name that the user logs in with. */
  readonly userName?: string;

  /** The engine that the user is for. */
  readonly engine?: UserEngine;

  /** How the user proves who it is. */
  readonly authentication?: UserAuthentication;

  /** What the user may do. */
  readonly accessString?: AccessString;

  /** The secret with the fields `username` and `password`, of a user whose password was generated. */
  readonly secret?: ISecret;
}
