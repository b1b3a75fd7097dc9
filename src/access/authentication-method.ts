import { IKey } from 'aws-cdk-lib/aws-kms';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy, SecretValue } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { AuthToken } from './auth-token';
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
  bind(scope: Construct, options: AuthenticationBindOptions): BoundAuthentication;
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

export class TokenAuthentication implements AuthenticationMethod {
  public readonly usesToken = true;
  public readonly givenTwice: boolean;
  public readonly plainTextToken?: string;
  public readonly secret?: ISecret;
  private readonly value?: SecretValue;
  private readonly replicaRegions?: string[];

  constructor({ secret, value, replicaRegions }: { secret?: ISecret; value?: SecretValue; replicaRegions?: string[] }) {
    this.secret = secret;
    this.value = value;
    this.replicaRegions = replicaRegions;
    this.givenTwice = [secret, value, replicaRegions].filter(given => given !== undefined).length > 1;
    this.plainTextToken = known(value?.unsafeUnwrap());
  }

  public bind(scope: Construct, options: AuthenticationBindOptions): BoundAuthentication {
    if (this.value) {
      return { authToken: this.value.unsafeUnwrap() };
    }
    const secret = this.secret ?? new AuthToken(scope, 'AuthToken', { ...options, replicaRegions: this.replicaRegions }).secret;
    return { secret, authToken: secret.secretValue.unsafeUnwrap() };
  }
}
