import { Stack } from 'aws-cdk-lib/core';
import { Rule } from '../../private/rules';
import { known } from '../../private/tokens';
import { ReplicationGroupPlan } from '../plan';

/** Whether the topic is known to be somewhere else: its environment against that of the cache. */
function topicIsElsewhere({ scope, notificationTopic }: ReplicationGroupPlan): boolean {
  const differs = (one?: string, other?: string) => known(one) !== undefined && known(other) !== undefined && one !== other;
  const stack = Stack.of(scope);
  return notificationTopic !== undefined
    && (differs(notificationTopic.env.account, stack.account) || differs(notificationTopic.env.region, stack.region));
}

export const OPERATIONS_RULES: Array<Rule<ReplicationGroupPlan>> = [
  {
    code: 'BackupRetentionOutOfRange',
    clause: 'a backup is kept for 1 to 35 days',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
    broken: f => f.retentionDays !== undefined && (f.retentionDays < 1 || f.retentionDays > 35),
    says: f => `'retention' of 'backup' must be 1 to 35 days, got ${f.retentionDays}; write Backup.none() for no backups, or keep longer ones with AWS Backup`,
  },
  {
    code: 'WindowsOverlap',
    clause: 'the backup window and the maintenance window overlap on some day',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html',
    broken: f => f.backupWindow !== undefined && f.maintenanceWindow?._overlaps(f.backupWindow),
    says: f => `'window' of 'backup' (${f.backupWindow}) and 'maintenanceWindow' (${f.maintenanceWindow}) must not overlap on any day; leave one of them out, and it is chosen to fit the other`,
  },
  {
    code: 'TopicElsewhere',
    clause: 'the notification topic belongs to another account or region than the cache',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html',
    broken: topicIsElsewhere,
    says: f => `'notificationTopic' must be in the cache's account and region, got one of account ${f.notificationTopic!.env.account} in ${f.notificationTopic!.env.region}; give a topic of the cache's own stack`,
  },
];
