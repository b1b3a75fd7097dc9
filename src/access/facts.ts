import { AccessString } from './access-string';
import { UserAuthentication, UserEngine } from './user-ref';

/** The key of a cache, of any kind. */
export interface EncryptionKeyFacts {
  /** The kind of the key; undefined without one, and when it is not known. */
  readonly encryptionKeySpec?: string;
}

/** How clients prove to a cache who they are. */
export interface LoginFacts {
  readonly usesToken: boolean;
  /** Whether the token came in more than one way. */
  readonly givenTwice: boolean;
  /** Whether the token stands in the code. */
  readonly tokenInPlainText: boolean;
  /** Whether a token is to be rotated of which no secret is known. */
  readonly rotatesWithoutSecret: boolean;
  /** The region of the secret that was given; undefined without one. */
  readonly secretRegion?: string;
  /** The users that are let in; those that are added later, too. */
  readonly userGroup?: GroupFacts;
}

/** A group of users, as far as it is known. */
export interface GroupFacts {
  readonly engine?: UserEngine;
  readonly users?: readonly MemberFacts[];
}

/** A user of a group, as far as it is known. */
export interface MemberFacts {
  readonly userId: string;
  readonly userName?: string;
  readonly engine?: UserEngine;
  readonly authentication?: UserAuthentication;
  readonly accessString?: AccessString;
}

/** A group, and the users that it has so far. */
export interface UserGroupFacts {
  readonly userGroupId: string;
  readonly engine: UserEngine;
  readonly users: readonly MemberFacts[];
  /** Whether users can be added still. */
  readonly mayGrow: boolean;
}

/** A user with its defaults resolved. */
export interface UserFacts {
  readonly userId: string;
  readonly userName: string;
  readonly engine: UserEngine;
  readonly authentication: UserAuthentication;
  readonly accessString?: AccessString;
  readonly passwordCount?: number;
  readonly plainTextPasswords?: string[];
  /** Whether passwords were given together with what is of a generated one. */
  readonly generatesAndGiven?: boolean;
}

/** How a secret is rotated. */
export interface RotationFacts {
  /** How often, in the words of the user. */
  readonly rotateEvery: string;
  /** Undefined when it is only known at deployment. */
  readonly hours?: number;
  /** The unit that it was given in, such as `days`. */
  readonly unit: string;
  readonly vpc?: unknown;
  readonly vpcSubnets?: unknown;
  readonly securityGroups?: unknown;
}
