// what the steps use of the clients: the classes `SecretsManager` and `ElastiCache` of the SDK fit, and so does a fake in memory

/** What Secrets Manager asks the function for. */
export interface RotationEvent {
  readonly SecretId: string;
  /** The id of the version that is to become current. */
  readonly ClientRequestToken: string;
  readonly Step: string;
}

export interface LabelChange {
  SecretId: string;
  VersionStage: string;
  MoveToVersionId?: string;
  RemoveFromVersionId?: string;
}

export interface SecretsApi {
  describeSecret(input: { SecretId: string }): Promise<{ VersionIdsToStages?: Record<string, string[]> }>;
  getSecretValue(input: { SecretId: string; VersionId: string }): Promise<{ SecretString?: string }>;
  putSecretValue(input: { SecretId: string; ClientRequestToken: string; SecretString: string; VersionStages: string[] }): Promise<unknown>;
  updateSecretVersionStage(input: LabelChange): Promise<unknown>;
}

export interface ReplicationGroup {
  readonly Status?: string;
  readonly PendingModifiedValues?: { readonly AuthTokenStatus?: string };
}

export interface TokenChange {
  ReplicationGroupId: string;
  AuthToken: string;
  AuthTokenUpdateStrategy: 'ROTATE';
  ApplyImmediately: true;
}

export interface ReplicationGroupsApi {
  describeReplicationGroups(input: { ReplicationGroupId: string }): Promise<{ ReplicationGroups?: ReplicationGroup[] }>;
  modifyReplicationGroup(input: TokenChange): Promise<unknown>;
}

export interface User {
  readonly Status?: string;
  readonly Authentication?: { readonly PasswordCount?: number };
}

export interface UsersApi {
  describeUsers(input: { UserId: string }): Promise<{ Users?: User[] }>;
  modifyUser(input: { UserId: string; Passwords: string[] }): Promise<unknown>;
}

/** Whose credential is rotated. */
export interface Target {
  /** The credential in the text of a version of the secret. */
  credentialIn(text: string): string;

  /** The same text with another credential. */
  textWith(text: string, credential: string): string;

  /** Waits until nothing is being changed. `afterChange`: a change was accepted a moment ago, and may not show yet. */
  settled(options?: { readonly afterChange: boolean }): Promise<void>;

  /**
   * Asks ElastiCache to accept `pending` beside `current`, and returns when the request was accepted.
   *
   * @param again whether `pending` may have been asked for before, with an unknown outcome
   */
  accept(current: string, pending: string, again: boolean): Promise<void>;

  /** Whether two credentials are accepted still; `true` as well when ElastiCache does not say. */
  holdsBoth(): Promise<boolean>;
}

/** Says why a step ended, in a sentence that holds no secret. Of any other error only the name is logged. */
export class Refusal extends Error {}
