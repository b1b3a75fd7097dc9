import { IKey } from 'aws-cdk-lib/aws-kms';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';
import { IUserGroup } from './user-group-ref';

/** What rules look at of an `Authentication`. */
export interface AuthenticationFacts {
  readonly usesToken: boolean;
  /** The users that are let in. */
  readonly userGroup?: IUserGroup;
  /** A token that stands in the code: rules refuse it. */
  readonly plainTextToken?: string;
  /** The secret that was given. */
  readonly secret?: ISecret;
  /** Whether the token came in more than one way. */
  readonly givenTwice?: boolean;
  /** Whether a token is to be rotated of which no secret is known. */
  readonly rotatesWithoutSecret?: boolean;
}

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

/** A cache that is there, as far as its token is concerned. */
interface RotatedCache {
  readonly resource: IConstruct;
  readonly replicationGroupId: string;
  readonly encryptionKey?: IKey;
}
