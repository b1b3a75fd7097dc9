import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { OwnedUser } from './owned-user';
import { UserOptions } from './user';
import { UserAuthentication } from './user-ref';

/** Settings of a user that logs in with IAM. */
export interface IamUserProps extends UserOptions {
  /**
   * What the user may do.
   *
   * A change also affects open connections.
   *
   * @default AccessString.application()
   */
  readonly accessString?: AccessString;
}

/**
 * A user that logs in with a short-lived token, signed with the credentials of an IAM role. The name of the user is its id.
 *
 * Permit a role to log in with `cache.grants.connect(role, user)`. Needs Redis OSS 7.0 or later or Valkey, and TLS.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 * @resource AWS::ElastiCache::User
 * @example
 * const user = new IamUser(this, 'App', { accessString: AccessString.application({ keys: ['app:*'] }) });
 * const users = new UserGroup(this, 'Users', { users: [user] });
 * const valkey = new ValkeyReplicationGroup(this, 'Cache', { vpc, authentication: Authentication.users(users) });
 * valkey.bindService(service, { user });
 */
export class IamUser extends OwnedUser {
  /** Undefined: an IAM user has no secret. */
  public readonly secret?: ISecret = undefined;

  /**
   * @param scope the construct that the user belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the user)
   * @param props the settings of the user
   */
  constructor(scope: Construct, id: string, props: IamUserProps = {}) {
    super(scope, id, { ...props, authentication: UserAuthentication.IAM });
  }
}
