import { IConstruct } from 'constructs';
import { elastiCacheArn } from '../../private/arns';

/** Whose credential is rotated, as the function and its policy name it. */
export interface RotationTarget {
  readonly actions: string[];
  /** Left out where there is nothing but the secret. */
  readonly arn?: string;
  readonly environment: Record<string, string>;
  /** For the function's description. */
  readonly credential: string;
}

/** The AUTH token of a replication group: the secret's whole text. */
export function tokenOf(scope: IConstruct, replicationGroupId: string): RotationTarget {
  return {
    credential: 'the AUTH token',
    actions: ['elasticache:DescribeReplicationGroups', 'elasticache:ModifyReplicationGroup'],
    arn: elastiCacheArn(scope, 'replicationgroup', replicationGroupId),
    environment: { REPLICATION_GROUP_ID: replicationGroupId },
  };
}

/** The password of a user: the field `password` of a secret in JSON. */
export function passwordOf(scope: IConstruct, userId: string): RotationTarget {
  return {
    credential: 'the password',
    actions: ['elasticache:DescribeUsers', 'elasticache:ModifyUser'],
    arn: elastiCacheArn(scope, 'user', userId),
    environment: { USER_ID: userId },
  };
}

/** The password that a gate of this library asks for: the field `password` of a secret in JSON, which the gate reads itself. */
export function passwordOfGate(): RotationTarget {
  return { credential: 'the password', actions: [], environment: {} };
}
