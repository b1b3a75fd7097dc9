import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IConstruct } from 'constructs';
import { grantReadSecret } from '../access/grant-read-secret';
import { IUser, UserAuthentication } from '../access/user-ref';

/** A cache as far as permissions are concerned. */
interface Grantable extends IConstruct {
  readonly replicationGroupArn: string;
  readonly authTokenSecret?: ISecret;
}

/** Permissions on a Redis or Valkey cache. */
export class ReplicationGroupGrants {
  /** @internal */
  public static _of(group: Grantable): ReplicationGroupGrants {
    return new ReplicationGroupGrants(group);
  }

  private constructor(private readonly group: Grantable) {}

  /**
   * Permits to read the token, and to decrypt it where the secret has a key of its own.
   *
   * Throws when the cache has no token in a secret.
   */
  public readAuthToken(grantee: IGrantable): Grant {
    const secret = this.group.authTokenSecret;
    if (!secret) {
      throw new Error(`${this.group.node.path} has no token in a secret; leave 'authentication' out or write Authentication.token(), and pass 'authTokenSecret' to an imported cache [NoAuthTokenSecret]`);
    }
    return grantReadSecret(secret, grantee);
  }

  /**
   * Permits to log in as the IAM user: on this cache and this user, and on nothing else.
   *
   * @param grantee the role that signs the tokens
   * @param user of this app or imported
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
   */
  public connect(grantee: IGrantable, user: IUser): Grant {
    if (user.authentication !== undefined && user.authentication !== UserAuthentication.IAM) {
      throw new Error(`${user.node.path} does not log in with IAM, so that a permission to connect has no effect; make an IamUser of it, or permit to read its secret [NotAnIamUser]`);
    }
    return Grant.addToPrincipal({
      grantee,
      actions: ['elasticache:Connect'],
      resourceArns: [this.group.replicationGroupArn, user.userArn],
    });
  }
}
