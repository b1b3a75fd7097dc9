/**
 * Keywords outside of selectors, in upper or lower case.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
 */
export const ROOT_WORDS = ['on', 'off', 'clearselectors', 'sanitize-payload', 'skip-sanitize-payload'];

/** Keywords inside and outside of selectors. */
export const RULE_WORDS = [
  'allkeys', 'resetkeys', 'allchannels', 'resetchannels', 'allcommands', 'nocommands', 'alldbs', 'resetdbs',
];

/** Rules about passwords. ElastiCache manages passwords with the user, not with the access string. */
export const PASSWORD = /^(nopass$|resetpass$|reset$|[><#!])/i;

/** A category, a command, or a command and its subcommand (or first argument). */
export const NAME = /^(@[a-z0-9_.-]+|[a-z0-9_.-]+(\|[a-z0-9_.:-]+)?)$/i;

/** The highest number of a database in Valkey 9.1. */
export const LAST_DATABASE = 2 ** 31 - 1;

/** @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ClientConfig.RestrictedCommands.html */
const FORBIDDEN = ['bgrewriteaof', 'bgsave', 'config', 'debug', 'migrate', 'replicaof', 'save', 'shutdown', 'slaveof', 'sync'];

/** Whether ElastiCache reserves the command (or the command of the subcommand) and rejects rules that permit it. */
export function isForbidden(name: string): boolean {
  return FORBIDDEN.includes(name.toLowerCase().split('|')[0]);
}

/** The pattern of a rule about keys or channels; `undefined` for other rules. */
export function patternOf(rule: string): { of: 'keys' | 'channels'; pattern: string } | undefined {
  const match = /^(~|%(?:r|w|rw|wr)~|&)(.*)$/is.exec(rule);
  return match ? { of: match[1] === '&' ? 'channels' : 'keys', pattern: match[2] } : undefined;
}

/** Whether the rule is `db=` and databases, such as `db=0,1`. */
export function isDatabases(rule: string): boolean {
  const ids = /^db=(\d+(?:,\d+)*)$/i.exec(rule)?.[1].split(',') ?? [];
  return ids.length > 0 && ids.every(id => Number(id) <= LAST_DATABASE);
}
