import { Rule } from '../../private/rules';
import { ServerlessFacts } from '../facts';

const CREATE = 'https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateServerlessCache.html';

export const IDENTITY_RULES: Array<Rule<ServerlessFacts>> = [
  {
    code: 'InvalidServerlessCacheName',
    clause: 'the name has other characters than letters, digits and single hyphens, or does not begin with a letter',
    see: CREATE,
    broken: f => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(f.serverlessCacheName),
    says: f => `'serverlessCacheName' must be letters, digits and single hyphens, beginning with a letter and not ending with a hyphen, got '${f.serverlessCacheName}'; leave it out to have one from the construct's path`,
  },
  {
    code: 'InvalidServerlessDescription',
    clause: 'the description is over 255 characters long, or has < or > in it',
    see: CREATE,
    broken: f => f.description.length > 255 || /[<>]/.test(f.description),
    says: f => `'description' must be at most 255 characters, without < and >, got ${f.description.length > 255 ? f.description.length : `'${f.description}'`}; leave it out to have the construct's path`,
  },
];

export const IDENTITY_WARNINGS: Array<Rule<ServerlessFacts>> = [
  {
    code: 'LongServerlessCacheName',
    clause: 'the name is over 40 characters long, which is more than the console of AWS takes',
    see: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/create-serverless-cache-valkey-redis.html',
    broken: f => f.serverlessCacheName.length > 40,
    says: f => `'serverlessCacheName' should be at most 40 characters, got ${f.serverlessCacheName.length}; shorten it, or acknowledge this for a cache that exists under the name`,
  },
];
