import { isForbidden, LAST_DATABASE, NAME } from './grammar';
import { ALLOWED_AND_DENIED, EMPTY_SELECTOR, FORBIDDEN_COMMAND, INVALID_ACCESS_PATTERN, INVALID_ACCESS_RULE, INVALID_DATABASE } from './mistakes';
import { lowerCase } from './render';
import { Finding } from '../../private/rules';
import { known } from '../../private/tokens';
import { ValueCheck } from '../../private/value-check';
import { AccessSelector, AccessStringOptions } from '../access-string-options';

/** What is wrong with the options, in the words of the options. */
export function mistakesInOptions(options: AccessStringOptions): Finding[] {
  const selectors = options.selectors ?? [];
  return [
    ...mistakesInScope(options, ''),
    ...selectors.flatMap((selector, i) => mistakesInSelector(selector, `selectors[${i}]`)),
  ];
}

function mistakesInSelector(selector: AccessSelector, prop: string): Finding[] {
  const patterns = [selector.keys, selector.readKeys, selector.writeKeys, selector.channels].flatMap(strings);
  const closing = patterns.filter(pattern => pattern.endsWith(')'));
  return [
    ...selector.allow?.length ? [] : [
      EMPTY_SELECTOR.finding(`'${prop}' must permit a command, got none in 'allow'; write for example { allow: ['@read'], keys: ['log:*'] }`),
    ],
    ...found(INVALID_ACCESS_PATTERN, prop, closing, "must not have patterns that end in ')', which ends the selector", "write '[)]' for the parenthesis"),
    ...mistakesInScope(selector, `${prop}.`),
  ];
}

function mistakesInScope(rules: AccessSelector, at: string): Finding[] {
  const allow = strings(lowerCase(rules.allow));
  const deny = strings(lowerCase(rules.deny));
  const patterns = ['keys', 'readKeys', 'writeKeys', 'channels'] as const;
  return [
    ...found(INVALID_ACCESS_RULE, `${at}allow`, allow.filter(isNoName), ...NAMES),
    ...found(INVALID_ACCESS_RULE, `${at}deny`, deny.filter(isNoName), ...NAMES),
    ...found(FORBIDDEN_COMMAND, `${at}allow`, allow.filter(isForbidden), 'must not have commands that ElastiCache keeps for itself', 'leave these out'),
    ...found(ALLOWED_AND_DENIED, `${at}allow`, allow.filter(name => deny.includes(name)), `must not have what '${at}deny' has`, 'leave these out of one of them'),
    ...patterns.flatMap(prop => found(INVALID_ACCESS_PATTERN, `${at}${prop}`, strings(rules[prop]).filter(isNoPattern), ...PATTERNS)),
    ...databases(rules.databases, `${at}databases`),
  ];
}

const NAMES = ["must have categories, commands and subcommands such as '@read', 'get' and 'client|id'", "write these without '+', '-' and spaces"] as const;
const PATTERNS = ["must have patterns such as 'app:*', not empty and without spaces", "write '?' where any character will do"] as const;

function databases(given: number[] | undefined, prop: string): Finding[] {
  const wrong = (given ?? []).filter(id => known(id) !== undefined && !(Number.isInteger(id) && id >= 0 && id <= LAST_DATABASE));
  return given?.length === 0
    ? [INVALID_DATABASE.finding(`'${prop}' must have at least one database, got none; leave it out for all databases`)]
    : found(INVALID_DATABASE, prop, wrong.map(String), 'must have numbers of databases, which are whole and not negative', 'write for example [0, 1]');
}

function found(check: ValueCheck, prop: string, values: string[], must: string, write: string): Finding[] {
  const got = [...new Set(values)].map(value => `'${value}'`).join(', ');
  return values.length > 0 ? [check.finding(`'${prop}' ${must}, got ${got}; ${write}`)] : [];
}

/** Those of the texts that are known at synthesis. */
function strings(values?: string[]): string[] {
  return (known(values) ?? values ?? []).filter(value => known(value) !== undefined);
}

function isNoName(name: string): boolean {
  return !NAME.test(name);
}

function isNoPattern(pattern: string): boolean {
  // eslint-disable-next-line no-control-regex
  return pattern === '' || /[\s\u0000]/.test(pattern);
}
