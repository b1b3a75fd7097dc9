import { isForbidden, LAST_DATABASE, NAME } from './grammar';
import { ALLOWED_AND_DENIED, EMPTY_SELECTOR, FORBIDDEN_COMMAND, INVALID_ACCESS_PATTERN, INVALID_ACCESS_RULE, INVALID_DATABASE } from './mistakes';
import { lowerCase } from './render';
import { Finding } from '../../private/rules';
import { known } from '../../private/tokens';
import { ValueCheck } from '../../private/value-check';
import { listed, shown } from '../../private/words';
import { AccessSelector, AccessStringOptions } from '../access-string-options';

/** What is wrong with the options. Messages name the options. */
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
      EMPTY_SELECTOR.finding(`'${prop}' must permit a command, got none in 'allow'. Use for example { allow: ['@read'], keys: ['log:*'] }`),
    ],
    ...found(INVALID_ACCESS_PATTERN, prop, closing, "must not have patterns that end with ')', which closes the selector", "Use '[)]' instead"),
    ...mistakesInScope(selector, `${prop}.`),
  ];
}

function mistakesInScope(rules: AccessSelector, at: string): Finding[] {
  const allow = strings(rules.allow);
  const deny = strings(rules.deny);
  const denied = lowerCase(deny)!;
  const patterns = ['keys', 'readKeys', 'writeKeys', 'channels'] as const;
  return [
    ...found(INVALID_ACCESS_RULE, `${at}allow`, allow.filter(isMalformedName), ...NAMES),
    ...found(INVALID_ACCESS_RULE, `${at}deny`, deny.filter(isMalformedName), ...NAMES),
    ...found(FORBIDDEN_COMMAND, `${at}allow`, allow.filter(isForbidden), 'must not have commands that ElastiCache reserves', 'Leave them out'),
    ...found(ALLOWED_AND_DENIED, `${at}allow`, allow.filter(name => denied.includes(name.toLowerCase())), `must not have what '${at}deny' has`, 'Leave them out of one of the two'),
    ...patterns.flatMap(prop => mistakesInPatterns(strings(rules[prop]), `${at}${prop}`)),
    ...databases(rules.databases, `${at}databases`),
  ];
}

const NAMES = ["must have categories, commands or subcommands such as '@read', 'get' or 'client|id'", "Use names without '+', '-' and spaces"] as const;

function mistakesInPatterns(patterns: string[], prop: string): Finding[] {
  return [
    ...found(INVALID_ACCESS_PATTERN, prop, patterns.filter(pattern => pattern === ''), 'must not have empty patterns', "Use '*' for all"),
    ...found(INVALID_ACCESS_PATTERN, prop, patterns.filter(hasSpace), 'must not have patterns with spaces', "Use '?' for any character"),
  ];
}

function databases(given: number[] | undefined, prop: string): Finding[] {
  const wrong = (given ?? []).filter(id => known(id) !== undefined && !(Number.isInteger(id) && id >= 0 && id <= LAST_DATABASE));
  return given?.length === 0
    ? [INVALID_DATABASE.finding(`'${prop}' must have at least one database, got none. Leave out '${prop}' to permit all databases`)]
    : found(INVALID_DATABASE, prop, wrong, `must have whole numbers from 0 to ${LAST_DATABASE}`, 'Use for example [0, 1]');
}

function found(check: ValueCheck, prop: string, values: Array<string | number>, must: string, advice: string): Finding[] {
  const got = listed([...new Set(values)].map(shown));
  return values.length > 0 ? [check.finding(`'${prop}' ${must}, got ${got}. ${advice}`)] : [];
}

/** Those of the texts that are known at synthesis. */
function strings(values?: string[]): string[] {
  return (known(values) ?? values ?? []).filter(value => known(value) !== undefined);
}

function isMalformedName(name: string): boolean {
  return !NAME.test(name);
}

function hasSpace(pattern: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\s\u0000]/.test(pattern);
}
