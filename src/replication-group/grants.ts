import { IUserRef } from 'aws-cdk-lib/aws-elasticache';
import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IConstruct } from 'constructs';
import { grantReadSecret } from '../access/grant-read-secret';
import { refuseOtherThanIam } from '../access/iam-only';
import { knownUser } from '../access/known-user';
import { valueCheck, ValueCheck } from '../private/value-check';

const NO_AUTH_TOKEN_SECRET: ValueCheck = valueCheck({
  code: 'NoAuthTokenSecret',
  clause: '`grants.readAuthToken()` needs a cache with a token in a secret',
  see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html',
});

/** A cache as far as permissions are concerned. */
interface Grantable extends IConstruct {
  readonly replicationGroupArn: string;
  readonly authTokenSecret?: ISecret;
}

/** Permissions that you can grant on a Redis or Valkey cache of nodes. */
export class ReplicationGroupGrants {
  /** @internal */
  public static _of(group: Grantable): ReplicationGroupGrants {
    return new ReplicationGroupGrants(group);
  }

  private constructor(private readonly group: Grantable) {}

  /**
   * Grants the permission to read the token, and to decrypt it if the secret has its own key.
   *
   * @param grantee the role that reads the token, or a construct that has one
   * @returns the grant; throws if the cache has no token in a secret
   */
  public readAuthToken(grantee: IGrantable): Grant {
    const secret = this.group.authTokenSecret;
    if (!secret) {
      NO_AUTH_TOKEN_SECRET.fail(`'readAuthToken' needs a token in a secret, but ${this.group.node.path} has none. `
        + 'Leave out \'authentication\', or write Authentication.token(). For an imported cache, pass \'authTokenSecret\'');
    }
    return grantReadSecret(secret, grantee);
  }

  /**
   * Grants the permission to log in as an IAM user: to this cache and as this user only.
   *
   * @param grantee the role that signs the tokens
   * @param user an IAM user of this app or an imported one
   * @returns the grant; throws if the user does not log in with IAM
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
   */
  public connect(grantee: IGrantable, user: IUserRef): Grant {
    refuseOtherThanIam(knownUser(user));
    return Grant.addToPrincipal({
      grantee,
      actions: ['elasticache:Connect'],
      resourceArns: [this.group.replicationGroupArn, user.userRef.userArn],
    });
  }
}
