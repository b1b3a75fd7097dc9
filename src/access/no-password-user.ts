import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { OwnedUser } from './owned-user';
import { UserOptions } from './user';
import { UserAuthentication, UserEngine } from './user-ref';

/** Settings of a user without a password. */
export interface NoPasswordUserProps extends UserOptions {
  /**
   * The name to log in with.
   *
   * Changing it replaces the user.
   *
   * @default - the id
   */
  readonly userName?: string;

  /** What the user may do. There is no default: any client that can reach the port may do it. */
  readonly accessString: AccessString;
}

/**
 * A user without a password: any client that can reach the port can log in. Redis OSS only, since ElastiCache does not offer it for
 * Valkey.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @resource AWS::ElastiCache::User
 * @example
 * const off = new NoPasswordUser(this, 'Default', { userName: 'default', accessString: AccessString.off() });
 * new UserGroup(this, 'Users', { engine: UserEngine.REDIS, users: [off] });
 */
export class NoPasswordUser extends OwnedUser {
  /** Undefined: a user without a password has no secret. */
  public readonly secret?: ISecret = undefined;

  /**
   * @param scope the construct that the user belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the user)
   * @param props the settings of the user
   */
  constructor(scope: Construct, id: string, props: NoPasswordUserProps) {
    super(scope, id, { ...props, engine: props.engine ?? UserEngine.REDIS, authentication: UserAuthentication.NO_PASSWORD });
  }
}
