import { check, Finding, Rule } from './rules';
import { listed, shown } from './words';

const PAGE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Tagging-Resources.html';
const OTHER_CHARACTERS = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
const ALLOWED = 'letters, digits, spaces and _ . : / = + - @';
const MAX_KEY = 128;
const MAX_VALUE = 256;
const MAX_TAGS = 50;

interface Tag {
  readonly key: string;
  readonly value: string;
}

const isAwsKey = (key: string) => /^aws:/i.test(key);
/** The characters that a tag cannot have, each once and in quotes. */
const otherCharacters = (text: string) => [...new Set(text.match(OTHER_CHARACTERS) ?? [])].map(shown);

/** What ElastiCache refuses of one tag. */
export const TAG_RULES: Array<Rule<Tag>> = [
  {
    code: 'InvalidTagKey',
    clause: 'a tag key must be 1 to 128 letters, digits, spaces and _ . : / = + - @, and must not start with aws:',
    see: PAGE,
    broken: ({ key }) => key.length < 1 || key.length > MAX_KEY || otherCharacters(key).length > 0 || isAwsKey(key),
    says: ({ key }) => {
      if (isAwsKey(key)) { return `a tag key must not start with 'aws:', got ${shown(key)}. Choose another key`; }
      const others = otherCharacters(key);
      return others.length > 0
        ? `a tag key must be ${ALLOWED}, got ${shown(key)}. Remove ${listed(others)}`
        : `a tag key must be 1 to ${MAX_KEY} characters, got ${key.length}. Choose another key`;
    },
  },
  {
    code: 'InvalidTagValue',
    clause: 'a tag value must be at most 256 letters, digits, spaces and _ . : / = + - @',
    see: PAGE,
    broken: ({ value }) => value.length > MAX_VALUE || otherCharacters(value).length > 0,
    says: ({ key, value }) => {
      const others = otherCharacters(value);
      return others.length > 0
        ? `the value of the tag ${shown(key)} must be ${ALLOWED}, got ${listed(others)}. Remove what is not allowed`
        : `the value of the tag ${shown(key)} must be at most ${MAX_VALUE} characters, got ${value.length}. Shorten it`;
    },
  },
];

/** What ElastiCache refuses of the number of tags. */
export const TAG_COUNT_RULES: Array<Rule<{ readonly count: number }>> = [
  {
    code: 'TooManyTags',
    dated: true,
    clause: 'a resource can have at most 50 tags',
    see: PAGE,
    broken: ({ count }) => count > MAX_TAGS,
    says: ({ count }) => `a cache can have at most ${MAX_TAGS} tags, got ${count}. Remove some of its own or of those that the stack and the app add`,
  },
];

/** All findings about the tags of one resource, those of the stack and the app among them. */
export function checkTags(tags: Record<string, string>): Finding[] {
  const entries = Object.entries(tags).map(([key, value]) => ({ key, value }));
  return [...entries.flatMap(tag => check(TAG_RULES, tag)), ...check(TAG_COUNT_RULES, { count: entries.length })];
}
