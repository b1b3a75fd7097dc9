import { IKey } from 'aws-cdk-lib/aws-kms';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { AuthToken } from './auth-token';
import { rotate } from './rotation/rotate';
import { RotationOptions } from './rotation/rotation-options';
import { tokenOf } from './rotation/rotation-target';
import { IUserGroup } from './user-group-ref';
import { known } from '../private/tokens';

/** What an authentication needs to know of the cache. */
export interface AuthenticationBindOptions {
  readonly encryptionKey?: IKey;
  readonly removalPolicy?: RemovalPolicy;
}

/** What an authentication gives to the cache. */
export interface BoundAuthentication {
  /** A dynamic reference that CloudFormation resolves: never the token itself. */
  readonly authToken?: string;
  readonly secret?: ISecret;
  readonly userGroupIds?: string[];
  /** Adds the rotation of the token, once the cache is there. */
  readonly rotate?: (scope: Construct, cache: RotatedCache) => void;
}

/** What stands behind a member of `Authentication`. */
export interface AuthenticationMethod {
  readonly usesToken: boolean;
  /** The users that are let in. */
  readonly userGroup?: IUserGroup;
  /** A token that stands in the code: rules refuse it. */
  readonly plainTextToken?: string;
  /** The secret that was given. */
  readonly secret?: ISecret;
  /** Whether the token came in more than one way. */
  readonly givenTwice: boolean;
  /** Whether a token is to be rotated of which no secret is known. */
  readonly rotatesWithoutSecret?: boolean;
  bind(scope: Construct, options: AuthenticationBindOptions): BoundAuthentication;
}

/** A cache that is there, as far as its token is concerned. */
export interface RotatedCache {
  readonly resource: IConstruct;
  readonly replicationGroupId: string;
  readonly encryptionKey?: IKey;
}

export class NoAuthentication implements AuthenticationMethod {
  public readonly usesToken = false;
  public readonly givenTwice = false;

  public bind(): BoundAuthentication {
    return {};
  }
}

export class UsersAuthentication implements AuthenticationMethod {
  public readonly usesToken = false;
  public readonly givenTwice = false;

  constructor(public readonly userGroup: IUserGroup) {}

  public bind(): BoundAuthentication {
    return { userGroupIds: [this.userGroup.userGroupId] };
  }
}

interface TokenOptions {
  readonly secret?: ISecret;
  readonly value?: SecretValue;
  readonly replicaRegions?: string[];
  readonly rotateEvery?: Duration;
  readonly rotation?: RotationOptions;
}

export class TokenAuthentication implements AuthenticationMethod {
  public readonly usesToken = true;
  public readonly givenTwice: boolean;
  public readonly plainTextToken?: string;
  public readonly secret?: ISecret;
  public readonly rotatesWithoutSecret: boolean;
  private readonly value?: SecretValue;

  constructor(private readonly options: TokenOptions) {
    const { secret, value, replicaRegions, rotateEvery } = options;
    this.secret = secret;
    this.value = value;
    this.rotatesWithoutSecret = rotateEvery !== undefined && value !== undefined;
    this.givenTwice = [secret, value, replicaRegions].filter(given => given !== undefined).length > 1;
    this.plainTextToken = known(value?.unsafeUnwrap());
  }

  public bind(scope: Construct, options: AuthenticationBindOptions): BoundAuthentication {
    if (this.value) {
      return { authToken: this.value.unsafeUnwrap() };
    }
    const secret = this.secret ?? new AuthToken(scope, 'AuthToken', { ...options, replicaRegions: this.options.replicaRegions }).secret;
    const { rotateEvery, rotation } = this.options;
    return {
      secret,
      authToken: secret.secretValue.unsafeUnwrap(),
      rotate: rotateEvery && ((cacheScope, { resource, replicationGroupId, encryptionKey }) => {
        rotate(cacheScope, {
          secret,
          rotateEvery,
          encryptionKey,
          options: rotation,
          target: tokenOf(cacheScope, replicationGroupId),
          after: [resource],
        });
      }),
    };
  }
}
