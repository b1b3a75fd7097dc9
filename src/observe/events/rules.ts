import { NotificationFacts } from './facts';
import { Rule } from '../../private/rules';
import { differ } from '../../private/tokens';

/** Whether the topic is known to be in another account or region than the cache. */
function topicIsElsewhere({ account, region, topic }: NotificationFacts): boolean {
  return topic !== undefined && (differ(topic.account, account) || differ(topic.region, region));
}

const SNS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html';

/** What ElastiCache takes and then does not use. */
export const TOPIC_WARNINGS: Array<Rule<NotificationFacts>> = [
  {
    code: 'TopicEncrypted',
    clause: 'ElastiCache publishes nothing to a topic that is encrypted with a key',
    see: SNS,
    broken: f => f.topic?.encrypted,
    says: () => '\'notificationTopic\' is encrypted with a key, and ElastiCache publishes nothing to it, without a word; give a CacheEventTopic',
  },
];

export const TOPIC_RULES: Array<Rule<NotificationFacts>> = [
  {
    code: 'TopicElsewhere',
    clause: 'the notification topic belongs to another account or region than the cache',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html',
    broken: topicIsElsewhere,
    says: f => `'notificationTopic' must be in the cache's account and region, got one of account ${f.topic!.account} in ${f.topic!.region}; give a topic of the cache's own stack`,
  },
];
