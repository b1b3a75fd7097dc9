import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IConstruct } from 'constructs';
import { grantReadSecret } from '../access/grant-read-secret';
import { refuseOtherThanIam } from '../access/iam-only';
import { IUser } from '../access/user-ref';
import { valueCheck } from '../private/value-check';

const NO_AUTH_TOKEN_SECRET = valueCheck({
  code: 'NoAuthTokenSecret',
  clause: '`grants.readAuthToken()`: the cache has no token in a secret',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html',
});

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
      throw NO_AUTH_TOKEN_SECRET.error(`${this.group.node.path} has no token in a secret; leave 'authentication' out or write Authentication.token(), and pass 'authTokenSecret' to an imported cache`);
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
    refuseOtherThanIam(user);
    return Grant.addToPrincipal({
      grantee,
      actions: ['elasticache:Connect'],
      resourceArns: [this.group.replicationGroupArn, user.userArn],
    });
  }
}
