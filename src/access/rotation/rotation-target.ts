import { IConstruct } from 'constructs';
import { elastiCacheArn } from '../../private/arns';

/** The owner of the credential, as the function and its policy refer to it. */
export interface RotationTarget {
  readonly actions: string[];
  /** Undefined if only the secret changes. */
  readonly arn?: string;
  readonly environment: Record<string, string>;
  /** For the function's description. */
  readonly credential: string;
}

/** The AUTH token of a replication group: the whole text of the secret. */
export function tokenOf(scope: IConstruct, replicationGroupId: string): RotationTarget {
  return {
    credential: 'the AUTH token',
    actions: ['elasticache:DescribeReplicationGroups', 'elasticache:ModifyReplicationGroup'],
    arn: elastiCacheArn(scope, 'replicationgroup', replicationGroupId),
    environment: { REPLICATION_GROUP_ID: replicationGroupId },
  };
}

/** The password of a user: the field `password` of a JSON secret. */
export function passwordOf(scope: IConstruct, userId: string): RotationTarget {
  return {
    credential: 'the password',
    actions: ['elasticache:DescribeUsers', 'elasticache:ModifyUser'],
    arn: elastiCacheArn(scope, 'user', userId),
    environment: { USER_ID: userId },
  };
}

/** The password of a SASL gate: the field `password` of a JSON secret, which the gate reads itself. */
export function passwordOfGate(): RotationTarget {
  return { credential: 'the password', actions: [], environment: {} };
}
