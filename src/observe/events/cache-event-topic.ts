import { Effect, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterOrPolicy, ITopic, ITopicSubscription, Subscription, SubscriptionFilter, Topic, TopicSubscriptionConfig } from 'aws-cdk-lib/aws-sns';
import { Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CacheEvent } from './cache-event';
import { isKnown } from '../../private/tokens';
import { valueCheck, ValueCheck } from '../../private/value-check';

const EVENTS_OUT_OF_RANGE: ValueCheck = valueCheck({
  code: 'EventsOutOfRange',
  clause: '`CacheEventTopic.subscribeTo()`: there are no events, or more than five, the limit of a filter policy',
  see: 'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
});

const SUBSCRIBED_TWICE: ValueCheck = valueCheck({
  code: 'SubscribedTwice',
  clause: '`CacheEventTopic.subscribeTo()`: the subscriber already has a subscription to the topic',
  see: 'https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html',
});

/** Settings of a topic for the events of caches. */
export interface CacheEventTopicProps {
  /**
   * The name of the topic.
   *
   * Changing it replaces the topic and its subscriptions.
   *
   * @default - a name that CloudFormation generates
   */
  readonly topicName?: string;

  /**
   * The sender name in emails.
   *
   * @default - none
   */
  readonly displayName?: string;
}

/** Limit of keys in a filter policy. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const MOST_EVENTS = 5;

/**
 * A topic for `notificationTopic`, which ElastiCache can publish to. It accepts messages over TLS only. Its policy permits services
 * of the same account to publish, in the form that ElastiCache supports.
 *
 * The topic is not encrypted with a key: ElastiCache silently stops publishing to an encrypted topic. The messages contain names of
 * caches and nodes, but no data.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ECEvents.SNS.html
 * @example
 * const events = new CacheEventTopic(this, 'Events');
 * events.subscribeTo([CacheEvent.FAILOVER_COMPLETE, CacheEvent.SNAPSHOT_FAILED], new EmailSubscription('ops@example.com'));
 * new ValkeyReplicationGroup(this, 'Cache', { vpc, notificationTopic: events });
 */
export class CacheEventTopic extends Topic {
  /**
   * Subscribes to some events of any topic that ElastiCache publishes to.
   *
   * @param topic the topic that ElastiCache publishes to
   * @param events one to five events
   * @param subscription the subscription, such as `new EmailSubscription('ops@example.com')`
   * @returns the subscription; throws if there are no events or more than five
   */
  public static subscribe(topic: ITopic, events: CacheEvent[], subscription: ITopicSubscription): Subscription {
    if (events.length < 1 || events.length > MOST_EVENTS) {
      EVENTS_OUT_OF_RANGE.fail(`'events' of a subscription must be 1 to ${MOST_EVENTS} events, got ${events.length}. `
        + 'Use addSubscription() to subscribe to all events');
    }
    return topic.addSubscription({
      bind: bound => ({ ...newSubscriber(bound, subscription), filterPolicy: undefined, filterPolicyWithMessageBody: anyOf(events) }),
    });
  }

  /**
   * @param scope the construct that the topic belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the topic and its subscriptions)
   * @param props the settings of the topic
   */
  constructor(scope: Construct, id: string, props: CacheEventTopicProps = {}) {
    super(scope, id, { ...props, enforceSSL: true });
    // a topic policy replaces the default one, which lets the account publish; ElastiCache does not support aws:SourceAccount
    this.addToResourcePolicy(new PolicyStatement({
      sid: 'AllowElastiCachePublish',
      effect: Effect.ALLOW,
      principals: [new StarPrincipal()],
      actions: ['sns:Publish'],
      resources: [this.topicArn],
      conditions: { StringEquals: { 'AWS:SourceOwner': Stack.of(this).account } },
    }));
    acknowledgeNoKey(this);
  }

  /**
   * Subscribes to some events, such as failovers and failed backups. To subscribe to all events, use `addSubscription`.
   *
   * @param events one to five events
   * @param subscription the subscription, such as `new EmailSubscription('ops@example.com')`
   * @returns the subscription; throws if there are no events or more than five
   */
  public subscribeTo(events: CacheEvent[], subscription: ITopicSubscription): Subscription {
    return CacheEventTopic.subscribe(this, events, subscription);
  }
}

/** A subscriber has one subscription to a topic, and so one filter. */
function newSubscriber(topic: ITopic, subscription: ITopicSubscription): TopicSubscriptionConfig {
  const config = bindOnce(topic, subscription);
  const { subscriberScope, subscriberId } = config;
  if (isKnown(subscriberId) && (subscriberScope ?? topic).node.tryFindChild(subscriberId)) {
    refuseSecond(topic, ` ${subscriberScope?.node.path ?? subscriberId}`);
  }
  return config;
}

/** The subscription of a function creates a permission under an id of its own, so the second one fails before it returns. */
function bindOnce(topic: ITopic, subscription: ITopicSubscription): TopicSubscriptionConfig {
  try {
    return subscription.bind(topic);
  } catch (error) {
    if (String(error).includes('already a Construct')) { refuseSecond(topic); }
    throw error;
  }
}

function refuseSecond(topic: ITopic, subscriber = ''): never {
  return SUBSCRIBED_TWICE.fail(`the subscriber${subscriber} already has a subscription to the topic ${topic.node.path}. `
    + 'Pass all its events in one call, or use addSubscription() for all events');
}

/** Each event is another key of the message, so the filter checks which key exists. */
function anyOf(events: CacheEvent[]): { [key: string]: FilterOrPolicy } {
  const isThere = SubscriptionFilter.existsFilter();
  if (events.length === 1) { return { [events[0].eventName]: FilterOrPolicy.filter(isThere) }; }
  return { $or: FilterOrPolicy.filter(new SubscriptionFilter(events.map(({ eventName }) => ({ [eventName]: isThere.conditions })))) };
}

/** Acknowledges the rules of cdk-nag about topics without a key. */
function acknowledgeNoKey(topic: Topic): void {
  const reason = 'ElastiCache does not publish to encrypted topics';
  const resource = topic.node.defaultChild as Construct;
  const ids = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'].map(pack => `${pack}-SNSEncryptedKMS`);
  ids.forEach(id => Validations.of(resource).acknowledge({ id, reason }));
  // the same for cdk-nag 2
  resource.node.addMetadata('cdk_nag', { rules_to_suppress: ids.map(id => ({ id, reason })) });
}
