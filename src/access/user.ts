import { CfnUser } from 'aws-cdk-lib/aws-elasticache';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Names, RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { UserFacts, USER_RULES } from './rules/user';
import { UserBase } from './user-base';
import { IUser, UserAuthentication, UserEngine } from './user-ref';
import { lowerCase } from '../private/names';
import { check, failWith } from '../private/rules';

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

/** What a kind of user adds. */
interface UserProps extends UserOptions {
  readonly userName?: string;
  readonly accessString?: AccessString;
  readonly authentication: UserAuthentication;
  /** References to the passwords, never the passwords themselves; the user is their scope. */
  readonly passwords?: (user: Construct, userName: string) => string[];
  /** For the rules: how many, and those that stand in the code. */
  readonly passwordCount?: number;
  readonly plainTextPasswords?: string[];
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
 * A user of Redis or Valkey: `IamUser`, `PasswordUser` or `NoPasswordUser`.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export abstract class User extends UserBase {
  /** A user that exists already, of which only the id is known. */
  public static fromUserId(scope: Construct, id: string, userId: string): IUser {
    return new ImportedUser(scope, id, { userId });
  }

  /** A user that exists already. */
  public static fromUserAttributes(scope: Construct, id: string, attributes: UserAttributes): IUser {
    return new ImportedUser(scope, id, attributes);
  }

  /** The id. */
  public readonly userId: string;

  /** The name that the user logs in with. */
  public readonly userName: string;

  /** The engine that the user is for. */
  public readonly engine: UserEngine;

  /** How the user proves who it is. */
  public readonly authentication: UserAuthentication;

  /** What the user may do. */
  public readonly accessString: AccessString;

  /** The secret with the fields `username` and `password`, of a user whose password was generated. */
  public abstract readonly secret?: ISecret;

  /** @internal */
  protected constructor(scope: Construct, id: string, props: UserProps) {
    super(scope, id);
    const userId = lowerCase(props.userId) ?? uniqueId(this);
    const facts: UserFacts = { ...props, userId, userName: props.userName ?? userId, engine: props.engine ?? UserEngine.VALKEY };
    failWith(this, check(USER_RULES, facts));

    this.engine = facts.engine;
    this.userName = facts.userName;
    this.authentication = props.authentication;
    this.accessString = props.accessString ?? AccessString.application();
    const resource = new CfnUser(this, 'Resource', {
      userId,
      userName: this.userName,
      engine: this.engine,
      accessString: this.accessString.text,
      // of the type `any` in CDK: the keys are CloudFormation's as they stand
      authenticationMode: { Type: props.authentication, Passwords: props.passwords?.(this, this.userName) },
    });
    resource.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.userId = resource.ref;
  }
}

/** An id that ElastiCache takes, from the construct's path. */
function uniqueId(scope: Construct): string {
  return `u-${Names.uniqueResourceName(scope, { maxLength: 38, separator: '-' })}`.toLowerCase();
}
