import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Environment } from '../../private/environment';

/** The topic for events of a cache, and the environment of the cache. */
export interface NotificationFacts extends Environment {
  /** Undefined if none was given. */
  readonly topic?: TopicFacts;
}

/** What rules need to know of a topic. */
export interface TopicFacts {
  /** Whether it is encrypted with a key. */
  readonly encrypted: boolean;
  readonly account: string;
  readonly region: string;
}

/** A topic as facts for rules. */
export function topicFactsOf(topic?: ITopic): TopicFacts | undefined {
  return topic && { encrypted: topic.masterKey !== undefined, account: topic.env.account, region: topic.env.region };
}
