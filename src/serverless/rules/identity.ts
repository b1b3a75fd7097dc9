import { nameMistake } from '../../private/name-mistake';
import { Rule } from '../../private/rules';
import { shown } from '../../private/words';
import { ServerlessFacts } from '../facts';

const CREATE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html';
const MAX_DESCRIPTION = 255;

/** The longest name that the AWS console accepts. */
const MAX_NAME_IN_CONSOLE = 40;

/** Errors about the name and the description. */
export const IDENTITY_RULES: Array<Rule<ServerlessFacts>> = [
  {
    code: 'InvalidServerlessCacheName',
    clause: '`serverlessCacheName` has other characters than letters, digits and single hyphens, or does not start with a letter',
    see: CREATE,
    broken: f => nameMistake(f.serverlessCacheName) !== undefined,
    says: (f, w) => `${w.name('serverlessCacheName')} ${nameMistake(f.serverlessCacheName)}, got ${shown(f.serverlessCacheName)}. `
      + w.put({ props: 'Leave it out to get a name from the path of the construct', template: 'Use for example my-cache' }),
  },
  {
    code: 'InvalidServerlessDescription',
    clause: '`description` has more than 255 characters, or contains `<` or `>`',
    see: CREATE,
    broken: f => f.description.length > MAX_DESCRIPTION || /[<>]/.test(f.description),
    says: (f, w) => f.description.length > MAX_DESCRIPTION
      ? `${w.name('description')} must have at most ${MAX_DESCRIPTION} characters, got ${f.description.length}. Shorten it`
      : `${w.name('description')} must not contain '<' or '>', got ${shown(f.description)}. Remove them, or ${w.omit('description')}`,
  },
];

/** Warnings about the name. */
export const IDENTITY_WARNINGS: Array<Rule<ServerlessFacts>> = [
  {
    code: 'LongServerlessCacheName',
    clause: '`serverlessCacheName` has more than 40 characters, which the AWS console does not accept',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/create-serverless-cache-valkey-redis.html',
    broken: f => f.serverlessCacheName.length > MAX_NAME_IN_CONSOLE,
    says: (f, w) => `${w.name('serverlessCacheName')} should have at most ${MAX_NAME_IN_CONSOLE} characters as in the AWS console, `
      + `got ${f.serverlessCacheName.length}. Shorten it, or acknowledge this warning if the cache already exists`,
  },
];
