import { check, Finding, Rule } from './rules';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html';
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

interface Tag {
  readonly key: string;
  readonly value: string;
}

/** What ElastiCache refuses of one tag. */
export const TAG_RULES: Array<Rule<Tag>> = [
  {
    code: 'InvalidTagKey',
    clause: 'a tag key has 1 to 128 letters, digits, spaces and _ . : / = + - @, and does not begin with aws:',
    see: PAGE,
    broken: ({ key }) => key.length < 1 || key.length > 128 || !CHARACTERS.test(key) || /^aws:/i.test(key),
    says: ({ key }) => `a tag key must be 1 to 128 letters, digits, spaces and _ . : / = + - @, and may not begin with 'aws:', got '${key}'`,
  },
  {
    code: 'InvalidTagValue',
    clause: 'a tag value has at most 256 letters, digits, spaces and _ . : / = + - @',
    see: PAGE,
    broken: ({ value }) => value.length > 256 || !CHARACTERS.test(value),
    says: ({ key, value }) => `the value of the tag '${key}' must be at most 256 letters, digits, spaces and _ . : / = + - @, got ${value.length} characters or others`,
  },
];

/** What ElastiCache refuses of the number of tags. */
export const TAG_COUNT_RULES: Array<Rule<{ readonly count: number }>> = [
  {
    code: 'TooManyTags',
    dated: true,
    clause: 'a resource has at most 50 tags',
    see: PAGE,
    broken: ({ count }) => count > 50,
    says: ({ count }) => `a cache may have at most 50 tags, got ${count}; remove some, also those of the stack and the app`,
  },
];

/** All findings about the tags of one resource, those of the stack and the app among them. */
export function checkTags(tags: Record<string, string>): Finding[] {
  const entries = Object.entries(tags).map(([key, value]) => ({ key, value }));
  return [...entries.flatMap(tag => check(TAG_RULES, tag)), ...check(TAG_COUNT_RULES, { count: entries.length })];
}
