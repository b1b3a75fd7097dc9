import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Environment } from '../../private/environment';

/** Where ElastiCache tells what happens to a cache. */
export interface NotificationFacts extends Environment {
  /** Undefined when none was given. */
  readonly topic?: TopicFacts;
}

/** A topic, as far as it is known. */
export interface TopicFacts {
  /** Whether a key of its own encrypts it. */
  readonly encrypted: boolean;
  readonly account: string;
  readonly region: string;
}

/** What is known of a topic. */
export function topicFactsOf(topic?: ITopic): TopicFacts | undefined {
  return topic && { encrypted: topic.masterKey !== undefined, account: topic.env.account, region: topic.env.region };
}
