import { AccessString } from './access-string';
import { UserAuthentication, UserEngine } from './user-ref';

/** The encryption key of a cache of any kind. */
export interface EncryptionKeyFacts {
  /** `keySpec` of the key; undefined without a key, and when it is not known. */
  readonly encryptionKeySpec?: string;
}

/** How clients authenticate. */
export interface LoginFacts {
  readonly usesToken: boolean;
  /** Whether options that exclude each other were given. */
  readonly givenTwice: boolean;
  /** Whether the token is written in the code. */
  readonly tokenInPlainText: boolean;
  /** Whether `rotateEvery` was given for a token whose secret is not known. */
  readonly rotatesWithoutSecret: boolean;
  /** The region of the secret that was given; undefined without one. */
  readonly secretRegion?: string;
  /** The users that may log in, with those that are added to the group later. */
  readonly userGroup?: GroupFacts;
}

/** What a cache knows of its user group, created here or imported. */
export interface GroupFacts {
  readonly engine?: UserEngine;
  readonly users?: readonly MemberFacts[];
}

/** A user of a group, created here or imported. */
export interface MemberFacts {
  readonly userId: string;
  readonly userName?: string;
  readonly engine?: UserEngine;
  readonly authentication?: UserAuthentication;
  readonly accessString?: AccessString;
}

/** A user group of this app, with the users that it has so far. */
export interface UserGroupFacts {
  /** As the user typed it. ElastiCache stores it in lower case. */
  readonly userGroupId: string;
  readonly engine: UserEngine;
  readonly users: readonly MemberFacts[];
  /** Whether users can still be added. */
  readonly mayGrow: boolean;
}

/** A user with its defaults resolved. */
export interface UserFacts {
  /** As the user typed it. ElastiCache stores it in lower case. */
  readonly userId: string;
  readonly userName: string;
  readonly engine: UserEngine;
  readonly authentication: UserAuthentication;
  readonly accessString?: AccessString;
  readonly passwordCount?: number;
  readonly plainTextPasswords?: string[];
  /** Settings of a generated password that were given together with `passwords`. */
  readonly optionsOfGenerated?: readonly string[];
}

/** How a secret is rotated. */
export interface RotationFacts {
  /** The interval as the user wrote it. */
  readonly rotateEvery: string;
  /** Undefined when it is only known at deployment. */
  readonly hours?: number;
  /** The unit that it was given in, such as `days`. */
  readonly unit: string;
  readonly vpc?: unknown;
  readonly vpcSubnets?: unknown;
  readonly securityGroups?: unknown;
}
