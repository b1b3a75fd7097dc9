import { setTimeout } from 'node:timers/promises';
import { ElastiCache } from '@aws-sdk/client-elasticache';
import { SecretsManager } from '@aws-sdk/client-secrets-manager';
import { RotationEvent } from './handler/apis';
import { GateTarget } from './handler/gate-target';
import { run } from './handler/run';
import { TokenTarget } from './handler/token-target';
import { UserTarget } from './handler/user-target';
import { Clock } from './handler/wait';

const secrets = new SecretsManager({});
const reader = new ElastiCache({});
// a change whose answer was lost must not be sent a second time behind our back
const writer = new ElastiCache({ maxAttempts: 1 });

const replicationGroups = {
  describeReplicationGroups: reader.describeReplicationGroups.bind(reader),
  modifyReplicationGroup: writer.modifyReplicationGroup.bind(writer),
};
const users = { describeUsers: reader.describeUsers.bind(reader), modifyUser: writer.modifyUser.bind(writer) };

/** Rotates the token of the replication group, or the password of the user, that its environment names; else that of a gate. */
export async function handler(event: RotationEvent, context: { getRemainingTimeInMillis(): number }): Promise<void> {
  const clock: Clock = { remaining: () => context.getRemainingTimeInMillis(), sleep: milliseconds => setTimeout(milliseconds) };
  const { REPLICATION_GROUP_ID, USER_ID } = process.env;
  const target = REPLICATION_GROUP_ID ? new TokenTarget(replicationGroups, REPLICATION_GROUP_ID, clock)
    : USER_ID ? new UserTarget(users, USER_ID, clock) : new GateTarget();
  await run(event, secrets, target);
}
