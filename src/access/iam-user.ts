import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { OwnedUser } from './owned-user';
import { UserOptions } from './user';
import { UserAuthentication } from './user-ref';

/** A user without a password. */
export interface IamUserProps extends UserOptions {
  /**
   * What the user may do.
   *
   * A change reaches the connections that are open.
   *
   * @default AccessString.application()
   */
  readonly accessString?: AccessString;
}

/**
 * A user that logs in with a token that is signed with the credentials of an IAM role. Its name is its id.
 *
 * Who may log in is permitted with `cache.grants.connect(role, user)`. Needs Redis OSS 7.0 or later or Valkey, and TLS.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 * @resource AWS::ElastiCache::User
 */
export class IamUser extends OwnedUser {
  /** An IAM user has no secret. */
  public readonly secret?: ISecret = undefined;

  constructor(scope: Construct, id: string, props: IamUserProps = {}) {
    super(scope, id, { ...props, authentication: UserAuthentication.IAM });
  }
}
