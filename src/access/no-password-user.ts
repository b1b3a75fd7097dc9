import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { AccessString } from './access-string';
import { OwnedUser } from './owned-user';
import { UserOptions } from './user';
import { UserAuthentication, UserEngine } from './user-ref';

/** A user that anybody can log in as. */
export interface NoPasswordUserProps extends UserOptions {
  /**
   * The name that the user logs in with.
   *
   * Changing it replaces the user.
   *
   * @default - the id
   */
  readonly userName?: string;

  /** What the user may do: said in any case, since anybody may who reaches the port. */
  readonly accessString: AccessString;
}

/**
 * A user that anybody can log in as who reaches the port. Redis OSS only: ElastiCache has none for Valkey.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 * @resource AWS::ElastiCache::User
 */
export class NoPasswordUser extends OwnedUser {
  /** A user without a password has no secret. */
  public readonly secret?: ISecret = undefined;

  constructor(scope: Construct, id: string, props: NoPasswordUserProps) {
    super(scope, id, { ...props, engine: props.engine ?? UserEngine.REDIS, authentication: UserAuthentication.NO_PASSWORD });
  }
}
