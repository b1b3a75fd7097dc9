import { IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IResource } from 'aws-cdk-lib/core';
import { AccessString } from './access-string';

/**
 * The engine of a user or a user group.
 *
 * A Valkey cache accepts groups for either engine, a Redis OSS cache only groups for Redis.
 */
export enum UserEngine {
  /** Redis OSS. A group for it needs a user named `default`. */
  REDIS = 'redis',
  /** Valkey. */
  VALKEY = 'valkey',
}

/** How a user authenticates. */
export enum UserAuthentication {
  /** With a token that is signed with the credentials of an IAM role and valid for 15 minutes. */
  IAM = 'iam',
  /** With one of up to two passwords. */
  PASSWORD = 'password',
  /** Not at all: anyone can log in. */
  NO_PASSWORD = 'no-password-required',
}

/** A user of Redis or Valkey, created here or imported. Of an imported user, unknown members are undefined. */
export interface IUser extends IResource, IUserRef {
  /** The id of the user. */
  readonly userId: string;

  /** The ARN of the user. */
  readonly userArn: string;

  /** The name to log in with. */
  readonly userName?: string;

  /** The engine of the user. */
  readonly engine?: UserEngine;

  /** How the user authenticates. */
  readonly authentication?: UserAuthentication;

  /** What the user may do. */
  readonly accessString?: AccessString;

  /** The secret with the fields `username` and `password`, if the password was generated. */
  readonly secret?: ISecret;
}
