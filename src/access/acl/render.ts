import { core } from '../../private/lazy';
import { asText } from '../../private/text';
import { isKnown, isListToken } from '../../private/tokens';
import { AccessSelector, AccessStringOptions } from '../access-string-options';

const EVERYTHING = '@all';

/** The rules of a user: rules are applied from left to right, so their order is their meaning. */
export function render(options: AccessStringOptions): string[] {
  return [
    options.enabled ?? true ? 'on' : 'off',
    ...scope(options, [`-${EVERYTHING}`]),
    ...(options.selectors ?? []).map(selector => `(${scope(selector, []).join(' ')})`),
  ];
}

/** `start` stands where no rule covers everything, so that a reader need not know what users start with. */
function scope(rules: AccessSelector, start: string[]): string[] {
  return [
    ...keys(rules),
    ...channels(rules.channels),
    ...rules.databases ? [`db=${[...new Set(rules.databases)].map(asText).join(',')}`] : [],
    ...commands(rules, start),
  ];
}

/** All keys include the others, and the engine refuses a pattern after the one for all. */
function keys(rules: AccessSelector): string[] {
  if (rules.keys?.includes('*')) { return ['~*']; }
  return [...each('~', rules.keys), ...each('%R~', rules.readKeys), ...each('%W~', rules.writeKeys)];
}

/**
 * Users start with all channels where `acl-pubsub-default` says so (it does by default), and the engine refuses a pattern
 * after that, so the list starts from none.
 */
function channels(patterns?: string[]): string[] {
  if (!patterns) { return []; }
  return patterns.includes('*') ? ['&*'] : ['resetchannels', ...each('&', patterns)];
}

/** From the general to the special, so that the special counts: everything, categories, commands, subcommands. */
function commands(rules: AccessSelector, start: string[]): string[] {
  const signed = [...each('+', lowerCase(rules.allow)), ...each('-', lowerCase(rules.deny))];
  const levels = [0, 1, 2, 3].map(level => signed.filter(rule => levelOf(rule.slice(1)) === level));
  return [...levels[0].length > 0 ? [] : start, ...levels.flat()];
}

function levelOf(name: string): number {
  if (!isKnown(name)) { return 2; }
  if (name.startsWith('@')) { return name === EVERYTHING ? 0 : 1; }
  return name.includes('|') ? 3 : 2;
}

/** The engine reads names in any case; ElastiCache writes them in lower case. */
export function lowerCase(names?: string[]): string[] | undefined {
  return isListToken(names) ? names : names?.map(name => isKnown(name) ? name.toLowerCase() : name);
}

function each(prefix: string, values: string[] = []): string[] {
  // the length of a list token is not known, so CloudFormation does the joining
  if (isListToken(values)) { return [`${prefix}${core().Fn.join(` ${prefix}`, values)}`]; }
  return [...new Set(values)].map(value => `${prefix}${value}`);
}
