import { IKey } from 'aws-cdk-lib/aws-kms';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy } from 'aws-cdk-lib/core';
import { Construct, IConstruct } from 'constructs';

/** What authentication needs from the cache. */
export interface AuthenticationBindOptions {
  readonly encryptionKey?: IKey;
  readonly removalPolicy?: RemovalPolicy;
}

/** What authentication adds to the cache. */
export interface BoundAuthentication {
  /** A dynamic reference that CloudFormation resolves: never the token itself. */
  readonly authToken?: string;
  readonly secret?: ISecret;
  readonly userGroupIds?: string[];
  /** Adds the rotation of the token. Called after the cache was created. */
  readonly rotate?: (scope: Construct, cache: RotatedCache) => void;
}

/** What rotation needs from the cache. */
interface RotatedCache {
  readonly resource: IConstruct;
  readonly replicationGroupId: string;
  readonly encryptionKey?: IKey;
}
