import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { ITopicSubscription, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, LambdaSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Stack } from 'aws-cdk-lib/core';
import { CacheEvent, CacheEventTopic, ServerlessCache, ServerlessCacheEvent } from '../../../src';
import { functionIn } from '../../cache/examples/bound';
import { codesOf, HOME, memcached, messageOf, newStack, propertiesOf, redis, serviceFacts, templateOf, vpcOf, warningsOf } from '../../helpers';
import { findingsUnder } from '../../policy/findings';

const facts = serviceFacts<any>('events');
const email = new EmailSubscription('ops@example.com');
const CONSTANTS = Object.values(CacheEvent).filter(value => value instanceof CacheEvent);

test.each(CONSTANTS.map(event => event.eventName))('%s is an event that ElastiCache documents', eventName => {
  expect(facts.snsEvents.map((name: string) => `ElastiCache:${name}`)).toContain(eventName);
});

describe('a topic for events', () => {
  const stack = newStack();
  const topic = new CacheEventTopic(stack, 'Topic', { topicName: 'caches', displayName: 'Caches' });
  const { PolicyDocument: { Statement } } = propertiesOf(stack, 'AWS::SNS::TopicPolicy');

  test('lets ElastiCache publish in the one way that it understands', () => {
    const { statement } = facts.topicPolicy;
    const [allowed] = Statement.filter(({ Effect }: any) => Effect === statement.Effect);
    expect(allowed.Action.toLowerCase()).toBe(statement.Action.toLowerCase());
    expect(allowed.Condition.StringEquals).toEqual({ [statement.ConditionKey]: { Ref: 'AWS::AccountId' } });
    expect(JSON.stringify(Statement)).not.toMatch(new RegExp(statement.notConditionKey, 'i'));
  });

  test('takes messages over TLS only', () => {
    expect(Statement).toContainEqual(expect.objectContaining({ Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }));
  });

  test('has no key, since ElastiCache cannot publish to an encrypted topic, and packs of rules know why', () => {
    expect(propertiesOf(stack, 'AWS::SNS::Topic')).toEqual({ TopicName: 'caches', DisplayName: 'Caches' });
    expect(findingsUnder(topic)).toEqual([]);
  });
});

describe('a subscription to some events', () => {
  const filterOf = (events: CacheEvent[]) => {
    const stack = newStack();
    new CacheEventTopic(stack, 'Topic').subscribeTo(events, email);
    const { FilterPolicy, FilterPolicyScope } = propertiesOf(stack, 'AWS::SNS::Subscription');
    expect(FilterPolicyScope).toBe('MessageBody');
    return FilterPolicy;
  };

  test('asks for the key of the message that is the event', () => {
    expect(filterOf([CacheEvent.FAILOVER_COMPLETE])).toEqual({ 'ElastiCache:FailoverComplete': [{ exists: true }] });
  });

  test('asks for any of several', () => {
    expect(filterOf([CacheEvent.FAILOVER_COMPLETE, CacheEvent.SNAPSHOT_FAILED])).toEqual({
      $or: [{ 'ElastiCache:FailoverComplete': [{ exists: true }] }, { 'ElastiCache:SnapshotFailed': [{ exists: true }] }],
    });
  });

  test('is refused for none, and for more than a filter takes', () => {
    const most = facts.filterPolicyMaximumKeys.limit;
    expect(Object.values(filterOf(CONSTANTS.slice(0, most)))[0]).toHaveLength(most);
    expect(codesOf(() => filterOf(CONSTANTS.slice(0, most + 1)))).toEqual(['EventsOutOfRange']);
    expect(codesOf(() => filterOf([]))).toEqual(['EventsOutOfRange']);
  });

  test.each<[string, (stack: Stack) => () => ITopicSubscription]>([
    ['an address', () => () => new EmailSubscription('ops@example.com')],
    ['a function', stack => { const fn = functionIn(stack); return () => new LambdaSubscription(fn); }],
    ['a queue', stack => { const queue = new Queue(stack, 'Queue'); return () => new SqsSubscription(queue); }],
  ])('are subscribed to in one call: a second one of %s is refused in a sentence', (_, make) => {
    const stack = newStack();
    const events = new CacheEventTopic(stack, 'Topic');
    const subscription = make(stack);
    events.subscribeTo([CacheEvent.FAILOVER_COMPLETE], subscription());
    const again = () => events.subscribeTo([CacheEvent.SNAPSHOT_FAILED], subscription());
    expect(codesOf(again)).toEqual(['SubscribedTwice']);
    expect(messageOf(again)).toMatch(/^the subscriber( ops@example\.com| S\/Queue)? already has a subscription to the topic S\/Topic\. Pass all its events /);
    templateOf(stack).resourceCountIs('AWS::SNS::Subscription', 1);
  });

  test('can be made of any topic', () => {
    const stack = newStack();
    CacheEventTopic.subscribe(Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:t'), [CacheEvent.of('AddCacheNodeComplete')], email);
    expect(propertiesOf(stack, 'AWS::SNS::Subscription').FilterPolicy).toEqual({ 'ElastiCache:AddCacheNodeComplete': [{ exists: true }] });
  });
});

test('a topic that is encrypted with a key is warned of: ElastiCache publishes nothing to it', () => {
  for (const make of [redis, memcached]) {
    const stack = newStack();
    make({ notificationTopic: new Topic(stack, 'Topic', { masterKey: new Key(stack, 'Key') }) }, stack);
    expect(warningsOf(stack).map(({ id }) => id)).toEqual(['cdk-elasticache:topicEncrypted']);
    const fine = newStack();
    make({ notificationTopic: new CacheEventTopic(fine, 'Topic') }, fine);
    expect(warningsOf(fine)).toEqual([]);
  }
});

describe('the events of a serverless cache', () => {
  const { eventSource, detailTypes, withoutArnOfTheCache } = facts.eventBridge;

  test('are those that EventBridge documents, less those that do not name the cache', () => {
    expect(ServerlessCacheEvent._all().map(String).sort()).toEqual(detailTypes.filter((type: string) => !withoutArnOfTheCache.includes(type)).sort());
  });

  test.each<[string, (cache: ServerlessCache) => unknown]>([
    ['all', cache => cache.onEvent('All')],
    ['some, with a target', cache => cache.onEvent('Some', {
      events: [ServerlessCacheEvent.SNAPSHOT_CREATION_FAILED, ServerlessCacheEvent.of('Cache Paused')],
      target: new LambdaFunction(Function.fromFunctionArn(cache, 'Function', 'arn:aws:lambda:eu-west-1:111122223333:function:f')),
      description: 'backups',
    })],
  ])('make a rule: %s', (what, make) => {
    const stack = newStack();
    const cache = new ServerlessCache(stack, 'Cache', { vpc: vpcOf(stack) });
    make(cache);
    const { EventPattern, Targets } = propertiesOf(stack, 'AWS::Events::Rule');
    expect(EventPattern).toMatchObject({ source: [eventSource], resources: [stack.resolve(cache.serverlessCacheArn)] });
    expect(EventPattern['detail-type']).toEqual(what === 'all' ? ServerlessCacheEvent._all().map(String) : ['Snapshot Creation Failed', 'Cache Paused']);
    expect(Targets?.length).toBe(what === 'all' ? undefined : 1);
  });

  test('of an imported cache make a rule on its ARN', () => {
    const stack = newStack(HOME);
    ServerlessCache.fromServerlessCacheName(stack, 'Cache', 'carts').onEvent('All');
    expect(JSON.stringify(templateOf(stack).toJSON())).toContain(':elasticache:eu-west-1:111122223333:serverlesscache:carts');
  });
});
