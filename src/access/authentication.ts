import { IUserGroupRef } from 'aws-cdk-lib/aws-elasticache';
import { ISecret, ReplicaRegion } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, SecretValue } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AuthToken } from './auth-token';
import { AuthenticationBindOptions, BoundAuthentication } from './bound-authentication';
import { LoginFacts } from './facts';
import { knownGroup } from './known-user';
import { rotate } from './rotation/rotate';
import { RotationOptions } from './rotation/rotation-options';
import { tokenOf } from './rotation/rotation-target';
import { known } from '../private/tokens';

/** Where the token of `Authentication.token()` comes from, and how often it is rotated. */
export interface TokenAuthenticationOptions {
  /**
   * A secret whose whole text is the token: 16 to 128 characters, letters, digits and `! & # $ ^ < > -`.
   *
   * @default - a generated secret of 64 letters and digits, encrypted with the `encryptionKey` of the cache if it has one
   */
  readonly secret?: ISecret;

  /**
   * How often the token is rotated: 4 hours to 999 days. The previous token stays valid until the next rotation. An application that
   * reads the secret for each connection never fails. One that reads it only at start-up loses access after the second rotation.
   *
   * Cannot be combined with `value`, whose secret is unknown.
   *
   * @default - never: rotating the token of an application that does not read the secret again causes an outage
   */
  readonly rotateEvery?: Duration;

  /**
   * Settings of the function that rotates the token.
   *
   * @default - outside a VPC, without a dead letter queue
   */
  readonly rotation?: RotationOptions;

  /**
   * Other regions to copy the generated secret to, for the secondaries of a global datastore.
   *
   * @default - none
   */
  readonly replicaRegions?: ReplicaRegion[];

  /**
   * The token as a reference, for example to a JSON field of a secret. Excludes `secret`.
   *
   * A token in plain text is refused: everyone who can read the template could read it.
   *
   * @default - the text of `secret`
   */
  readonly value?: SecretValue;
}

const WITHOUT_TOKEN: LoginFacts = { usesToken: false, givenTwice: false, tokenInPlainText: false, rotatesWithoutSecret: false };

/**
 * How clients of a Redis or Valkey cache authenticate.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html
 * @example
 * new ValkeyReplicationGroup(this, 'Cache', { vpc, authentication: Authentication.token({ rotateEvery: Duration.days(30) }) });
 */
export abstract class Authentication {
  /**
   * One token that all clients share (Redis AUTH), kept in Secrets Manager.
   *
   * Needs encryption in transit. Adding a token to a running cache without one replaces the cache.
   *
   * @param options where the token comes from, and how often it is rotated
   * @returns for `authentication` of a Redis or Valkey cache of nodes
   */
  public static token(options: TokenAuthenticationOptions = {}): Authentication {
    return new (class extends Authentication {
      public _bind(scope: Construct, cache: AuthenticationBindOptions): BoundAuthentication {
        return bindToken(options, scope, cache);
      }
    })(loginByToken(options));
  }

  /**
   * Users, each with a name, an access string, and a password or IAM. Needs encryption in transit, and Redis OSS 6.0 or later or
   * Valkey.
   *
   * Changing from a token to users replaces a running cache. The runbook shows how to keep the data with a snapshot.
   *
   * @param group the users that may log in
   * @returns for `authentication` of a Redis or Valkey cache
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  public static users(group: IUserGroupRef): Authentication {
    return new (class extends Authentication {
      public _bind(): BoundAuthentication {
        return { userGroupIds: [group.userGroupRef.userGroupId] };
      }
    })({ ...WITHOUT_TOKEN, userGroup: knownGroup(group) });
  }

  /**
   * No authentication. Any client that can reach the port may run any command: only the security groups protect the cache.
   *
   * @returns for `authentication` of a Redis or Valkey cache
   */
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
    /** Facts for rules. @internal */
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
