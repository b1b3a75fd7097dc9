import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { UserBase } from './user-base';
import { IUser, UserAuthentication, UserEngine } from './user-ref';

/** What all users have. */
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
   * The engine that the user is for. A Redis OSS cache takes users of Redis only, a Valkey cache those of either.
   *
   * Changing it changes the user in place.
   *
   * @default UserEngine.VALKEY
   */
  readonly engine?: UserEngine;
}

/** What is known of a user that exists already. */
export interface UserAttributes {
  /** The id. */
  readonly userId: string;

  /**
   * The name that the user logs in with.
   *
   * @default - unknown
   */
  readonly userName?: string;

  /**
   * The engine that the user is for.
   *
   * @default - unknown: rules that depend on it are not checked
   */
  readonly engine?: UserEngine;

  /**
   * How the user proves who it is.
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
 * A user of Redis or Valkey that exists already. The ones of this app are `IamUser`, `PasswordUser` and `NoPasswordUser`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export class User {
  /** A user that exists already, of which only the id is known. */
  public static fromUserId(scope: Construct, id: string, userId: string): IUser {
    return new ImportedUser(scope, id, { userId });
  }

  /** A user that exists already. */
  public static fromUserAttributes(scope: Construct, id: string, attributes: UserAttributes): IUser {
    return new ImportedUser(scope, id, attributes);
  }

  private constructor() {}
}
