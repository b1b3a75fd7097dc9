import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, SecretValue } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AuthToken } from './auth-token';
import { AuthenticationBindOptions, BoundAuthentication } from './bound-authentication';
import { LoginFacts } from './facts';
import { rotate } from './rotation/rotate';
import { RotationOptions } from './rotation/rotation-options';
import { tokenOf } from './rotation/rotation-target';
import { IUserGroup } from './user-group-ref';
import { known } from '../private/tokens';

/** Where the token of `Authentication.token()` comes from. */
export interface TokenAuthenticationOptions {
  /**
   * A secret whose whole text is the token: 16 to 128 characters, letters, digits and `! & # $ ^ < > -`.
   *
   * @default - a secret of its own with 64 letters and digits, encrypted with the cache's `encryptionKey` if it has one
   */
  readonly secret?: ISecret;

  /**
   * How often the token is changed: 4 hours to 999 days. The one before stays valid until the next change, so that an application
   * which reads the secret at each connection never fails. One that reads it once fails at the second change.
   *
   * Not with `value`, of which no secret is known.
   *
   * @default - never: rotating under an application that does not read the secret again is an outage
   */
  readonly rotateEvery?: Duration;

  /**
   * How the function that changes the token is run.
   *
   * @default - outside a VPC, without a dead letter queue
   */
  readonly rotation?: RotationOptions;

  /**
   * Other regions that the generated secret is copied to, for the secondaries of a global datastore.
   *
   * @default - none
   */
  readonly replicaRegions?: string[];

  /**
   * The token as a reference, for example to a JSON field of a secret. Excludes `secret`.
   *
   * A token in plain text is refused, since everybody who may read the template could read it.
   *
   * @default - the text of `secret`
   */
  readonly value?: SecretValue;
}

const WITHOUT_TOKEN: LoginFacts = { usesToken: false, givenTwice: false, tokenInPlainText: false, rotatesWithoutSecret: false };

/**
 * How clients prove to a Redis or Valkey cache who they are.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
 */
export abstract class Authentication {
  /**
   * One token that all clients share (Redis AUTH), kept in Secrets Manager.
   *
   * Needs encryption in transit. Adding a token to a running cache that has none replaces the cache.
   */
  public static token(options: TokenAuthenticationOptions = {}): Authentication {
    return new (class extends Authentication {
      public _bind(scope: Construct, cache: AuthenticationBindOptions): BoundAuthentication {
        return bindToken(options, scope, cache);
      }
    })(loginByToken(options));
  }

  /**
   * Users, each with a name, an access string and a password or IAM. Needs encryption in transit, and Redis OSS 6.0 or Valkey.
   *
   * Going from a token to users replaces a running cache: the runbook has the way with a snapshot.
   *
   * @param group the users that are let in
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  public static users(group: IUserGroup): Authentication {
    return new (class extends Authentication {
      public _bind(): BoundAuthentication {
        return { userGroupIds: [group.userGroupId] };
      }
    })({ ...WITHOUT_TOKEN, userGroup: group });
  }

  /** Anybody who reaches the cache's port may do anything: only the security groups protect it. */
  public static none(): Authentication {
    return new (class extends Authentication {
      public _bind(): BoundAuthentication {
        return {};
      }
    })(WITHOUT_TOKEN);
  }

  /** Tells this class from others with members of the same names. */
  declare private readonly brand: 'Authentication';

  private constructor(
    /** What rules look at. @internal */
    public readonly _login: LoginFacts,
  ) {}

  /** Creates what the cache needs for it. @internal */
  public abstract _bind(scope: Construct, cache: AuthenticationBindOptions): BoundAuthentication;
}

function loginByToken({ secret, value, replicaRegions, rotateEvery }: TokenAuthenticationOptions): LoginFacts {
  return {
    usesToken: true,
    givenTwice: [secret, value, replicaRegions].filter(given => given !== undefined).length > 1,
    tokenInPlainText: known(value?.unsafeUnwrap()) !== undefined,
    rotatesWithoutSecret: rotateEvery !== undefined && value !== undefined,
    secretRegion: secret?.env.region,
  };
}

function bindToken(options: TokenAuthenticationOptions, scope: Construct, cache: AuthenticationBindOptions): BoundAuthentication {
  const { value, replicaRegions, rotateEvery, rotation } = options;
  if (value) { return { authToken: value.unsafeUnwrap() }; }
  const secret = options.secret ?? new AuthToken(scope, 'AuthToken', { ...cache, replicaRegions }).secret;
  return {
    secret,
    authToken: secret.secretValue.unsafeUnwrap(),
    rotate: rotateEvery && ((cacheScope, { resource, replicationGroupId, encryptionKey }) => {
      const target = tokenOf(cacheScope, replicationGroupId);
      rotate(cacheScope, { secret, rotateEvery, encryptionKey, options: rotation, target, after: [resource] });
    }),
  };
}
