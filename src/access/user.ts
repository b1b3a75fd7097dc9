import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { UserBase } from './user-base';
import { IUser, UserAuthentication, UserEngine } from './user-ref';

/** Settings that all users have. */
export interface UserOptions {
  /**
   * The id: letters, digits and hyphens, beginning with a letter. ElastiCache keeps it in lower case.
   *
   * Changing it replaces the user.
   *
   * @default - a name that is unique in the app
   */
  readonly userId?: string;

  /**
   * The engine of the user. A Redis OSS cache accepts only users for Redis, a Valkey cache users for either engine.
   *
   * Changing it updates the user in place.
   *
   * @default UserEngine.VALKEY
   */
  readonly engine?: UserEngine;
}

/** What is known of a user that already exists. */
export interface UserAttributes {
  /** The id of the user. */
  readonly userId: string;

  /**
   * The name to log in with.
   *
   * @default - unknown
   */
  readonly userName?: string;

  /**
   * The engine of the user.
   *
   * @default - unknown: rules that depend on it are not checked
   */
  readonly engine?: UserEngine;

  /**
   * How the user authenticates.
   *
   * @default - unknown: rules that depend on it are not checked
   */
  readonly authentication?: UserAuthentication;

  /**
   * The secret with the fields `username` and `password`.
   *
   * @default - unknown
   */
  readonly secret?: ISecret;
}

class ImportedUser extends UserBase {
  public readonly userId: string;
  public readonly userName?: string;
  public readonly engine?: UserEngine;
  public readonly authentication?: UserAuthentication;
  public readonly accessString = undefined;
  public readonly secret?: ISecret;

  constructor(scope: Construct, id: string, attributes: UserAttributes) {
    super(scope, id);
    this.userId = attributes.userId;
    this.userName = attributes.userName;
    this.engine = attributes.engine;
    this.authentication = attributes.authentication;
    this.secret = attributes.secret;
  }
}

/**
 * A user of Redis or Valkey that already exists. To create one, use `IamUser`, `PasswordUser` or `NoPasswordUser`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @example
 * const admin = User.fromUserAttributes(this, 'Admin', { userId: 'admin', authentication: UserAuthentication.IAM });
 * new UserGroup(this, 'Users', { users: [admin] });
 */
export class User {
  /**
   * An existing user, of which only the id is known.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param userId the id of the user, as ElastiCache lists it
   * @returns the user
   */
  public static fromUserId(scope: Construct, id: string, userId: string): IUser {
    return new ImportedUser(scope, id, { userId });
  }

  /**
   * An existing user.
   *
   * @param scope the construct that the reference belongs to, usually a stack
   * @param id unique in the scope
   * @param attributes what is known of the user
   * @returns the user
   */
  public static fromUserAttributes(scope: Construct, id: string, attributes: UserAttributes): IUser {
    return new ImportedUser(scope, id, attributes);
  }

  private constructor() {}
}
