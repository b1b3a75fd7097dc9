import { IKey } from 'aws-cdk-lib/aws-kms';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';

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
  /** Adds the rotation of the token. Called after the cache was created. */
  readonly rotate?: (scope: Construct, cache: RotatedCache) => void;
}

/** What a rotation needs to know of the cache. */
interface RotatedCache {
  readonly resource: IConstruct;
  readonly replicationGroupId: string;
  readonly encryptionKey?: IKey;
}
