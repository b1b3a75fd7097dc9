import { Effect, PolicyStatement, StarPrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterOrPolicy, ITopic, ITopicSubscription, Subscription, SubscriptionFilter, Topic } from 'aws-cdk-lib/aws-sns';
import { Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CacheEvent } from './cache-event';
import { valueCheck, ValueCheck } from '../../private/value-check';

const EVENTS_OUT_OF_RANGE: ValueCheck = valueCheck({
  code: 'EventsOutOfRange',
  clause: '`CacheEventTopic.subscribeTo()`: none, or more than the five keys that the filter of a subscription takes',
  see: 'https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html',
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

/** Keys that the filter of a subscription may name. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
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
      EVENTS_OUT_OF_RANGE.fail(`'events' of a subscription must be one to ${MOST_EVENTS}, got ${events.length}; subscribe twice, or to all with addSubscription`);
    }
    return topic.addSubscription({
      bind: bound => ({ ...subscription.bind(bound), filterPolicy: undefined, filterPolicyWithMessageBody: anyOf(events) }),
    });
  }

  /**
   * @param scope the construct that the topic belongs to, usually a stack
   * @param id unique in the scope (a changed id replaces the topic and its subscriptions)
   * @param props the settings of the topic
   */
  constructor(scope: Construct, id: string, props: CacheEventTopicProps = {}) {
    super(scope, id, { ...props, enforceSSL: true });
    // a policy of its own takes the place of the one that lets the account publish; aws:SourceAccount is not understood
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

/** Each event is another key of the message: a filter asks which one is there. */
function anyOf(events: CacheEvent[]): { [key: string]: FilterOrPolicy } {
  const isThere = SubscriptionFilter.existsFilter();
  if (events.length === 1) { return { [events[0].eventName]: FilterOrPolicy.filter(isThere) }; }
  return { $or: FilterOrPolicy.filter(new SubscriptionFilter(events.map(({ eventName }) => ({ [eventName]: isThere.conditions })))) };
}

/** What packs of rules say of a topic without a key. */
function acknowledgeNoKey(topic: Topic): void {
  const reason = 'ElastiCache does not publish to encrypted topics';
  const resource = topic.node.defaultChild as Construct;
  const ids = ['HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321'].map(pack => `${pack}-SNSEncryptedKMS`);
  ids.forEach(id => Validations.of(resource).acknowledge({ id, reason }));
  // the same for cdk-nag 2
  resource.node.addMetadata('cdk_nag', { rules_to_suppress: ids.map(id => ({ id, reason })) });
}
