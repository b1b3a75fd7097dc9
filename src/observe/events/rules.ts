import { NotificationFacts } from './facts';
import { Rule } from '../../private/rules';
import { differ } from '../../private/tokens';

/** Whether the topic is known to be in another account or region than the cache. */
function topicIsElsewhere({ account, region, topic }: NotificationFacts): boolean {
  return topic !== undefined && (differ(topic.account, account) || differ(topic.region, region));
}

const SNS = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html';

/** What ElastiCache accepts but does not use. */
export const TOPIC_WARNINGS: Array<Rule<NotificationFacts>> = [
  {
    code: 'TopicEncrypted',
    clause: 'the notification topic is encrypted with a key, and ElastiCache publishes nothing to it',
    see: SNS,
    broken: f => f.topic?.encrypted,
    says: (_, w) => `${w.name('notificationTopic')} is encrypted with a key, so ElastiCache silently publishes nothing to it. `
      + `Use ${w.put({ props: 'a CacheEventTopic', template: 'a topic without KmsMasterKeyId' })}`,
  },
];

/** What is wrong with the notification topic of a cache. */
export const TOPIC_RULES: Array<Rule<NotificationFacts>> = [
  {
    code: 'TopicElsewhere',
    clause: 'the notification topic is in another account or region than the cache',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html',
    broken: topicIsElsewhere,
    says: (f, w) => `${w.name('notificationTopic')} must be in the account and region of the cache, got account ${f.topic!.account} and region ${f.topic!.region}. `
      + 'Create a topic in the stack of the cache',
  },
];
