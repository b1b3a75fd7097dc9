import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib/core';
import { IConstruct } from 'constructs';
import { Rule } from '../../private/rules';
import { differ } from '../../private/tokens';

/** Where ElastiCache tells what happens to a cache. */
interface TopicFacts {
  readonly scope: IConstruct;
  readonly notificationTopic?: ITopic;
}

/** Whether the topic is known to be somewhere else: its environment against that of the cache. */
function topicIsElsewhere({ scope, notificationTopic }: TopicFacts): boolean {
  const stack = Stack.of(scope);
  return notificationTopic !== undefined
    && (differ(notificationTopic.env.account, stack.account) || differ(notificationTopic.env.region, stack.region));
}

const SNS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html';

/** What ElastiCache takes and then does not use. */
export const TOPIC_WARNINGS: Array<Rule<TopicFacts>> = [
  {
    code: 'TopicEncrypted',
    clause: 'ElastiCache publishes nothing to a topic that is encrypted with a key',
    see: SNS,
    broken: f => f.notificationTopic?.masterKey !== undefined,
    says: () => '\'notificationTopic\' is encrypted with a key, and ElastiCache publishes nothing to it, without a word; give a CacheEventTopic',
  },
];

export const TOPIC_RULES: Array<Rule<TopicFacts>> = [
  {
    code: 'TopicElsewhere',
    clause: 'the notification topic belongs to another account or region than the cache',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html',
    broken: topicIsElsewhere,
    says: f => `'notificationTopic' must be in the cache's account and region, got one of account ${f.notificationTopic!.env.account} in ${f.notificationTopic!.env.region}; give a topic of the cache's own stack`,
  },
];
