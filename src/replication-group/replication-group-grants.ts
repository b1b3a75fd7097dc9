import { Grant, IGrantable } from 'aws-cdk-lib/aws-iam';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IConstruct } from 'constructs';
import { grantReadSecret } from '../access/grant-read-secret';

/** A cache as far as permissions are concerned. */
interface Grantable extends IConstruct {
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
}
