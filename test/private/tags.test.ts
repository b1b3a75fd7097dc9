import { App, CfnParameter, Stack, Tags } from 'aws-cdk-lib/core';
import { checkTags } from '../../src/private/tags';
import { codesOf, messageOf, newStack, redis, templateOf } from '../helpers';

const codes = (tags: Record<string, string>) => checkTags(tags).map(({ code }) => code);
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, 'value']));

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html
test.each<[string, Record<string, string>]>([
  ['no tags', {}],
  ['50 tags', many(50)],
  ['a key of 128 characters and a value of 256', { ['k'.repeat(128)]: 'v'.repeat(256) }],
  ['an empty value', { key: '' }],
  ['all signs that may be used', { 'a b_.:/=+-@': 'a b_.:/=+-@' }],
  ['letters of any alphabet', { größe: '大' }],
  ['a key that has aws: further on', { 'my-aws:key': 'value' }],
])('takes %s', (_, tags) => {
  expect(codes(tags)).toEqual([]);
});

test.each<[string, Record<string, string>, string]>([
  ['51 tags', many(51), 'TooManyTags'],
  ['an empty key', { '': 'value' }, 'InvalidTagKey'],
  ['a key of 129 characters', { ['k'.repeat(129)]: 'value' }, 'InvalidTagKey'],
  ['a key that begins with aws:', { 'aws:key': 'value' }, 'InvalidTagKey'],
  ['a key that begins with AWS:', { 'AWS:key': 'value' }, 'InvalidTagKey'],
  ['a key with a question mark', { 'key?': 'value' }, 'InvalidTagKey'],
  ['a value of 257 characters', { key: 'v'.repeat(257) }, 'InvalidTagValue'],
  ['a value with an ampersand', { key: 'a & b' }, 'InvalidTagValue'],
])('fails with %s', (_, tags, code) => {
  expect(codes(tags)).toEqual([code]);
});

/** Tags that are added to the whole app after the cache was made. */
function withAppTags(tags: Record<string, string>): Stack {
  const cache = redis();
  const app = cache.node.root as App;
  Object.entries(tags).forEach(([key, value]) => Tags.of(app).add(key, value));
  return cache.stack;
}

test('the tags of the app and the stack reach the cache', () => {
  const stack = withAppTags({ team: 'shop' });
  Tags.of(stack).add('stage', 'test');
  templateOf(stack).hasResourceProperties('AWS::ElastiCache::ReplicationGroup', {
    Tags: [{ Key: 'stage', Value: 'test' }, { Key: 'team', Value: 'shop' }],
  });
});

test('tags of the app that ElastiCache refuses of a cache fail the synthesis, all at once', () => {
  const stack = withAppTags({ ...many(50), 'aws:key': 'value', 'sign': '&' });
  expect(codesOf(() => templateOf(stack))).toEqual(['InvalidTagKey', 'InvalidTagValue', 'TooManyTags']);
  expect(messageOf(() => templateOf(stack))).toMatch(/\[S\/Cache\] a tag key must not start with 'aws:', got 'aws:key'\. .* \[InvalidTagKey\]/);
});

test('tags are counted when all are there, not when the cache is made', () => {
  const stack = withAppTags(many(50));
  expect(() => templateOf(stack)).not.toThrow();
});

test('a value that is only known at deployment breaks no rule', () => {
  const stack = newStack();
  expect(codes({ key: new CfnParameter(stack, 'Value').valueAsString })).toEqual([]);
});
