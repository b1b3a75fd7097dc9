import { isDatabases, isForbidden, NAME, PASSWORD, patternOf, ROOT_WORDS, RULE_WORDS } from './grammar';
import { FORBIDDEN_COMMAND, INVALID_ACCESS_PATTERN, INVALID_ACCESS_RULE, PASSWORD_IN_ACCESS_STRING } from './mistakes';
import { Finding } from '../../private/rules';
import { ValueCheck } from '../../private/value-check';
import { listed, shown } from '../../private/words';

/** Splits an access string into its rules. A selector is one rule, with its parentheses. */
export function rulesOf(text: string): string[] {
  const rules: string[] = [];
  let open = false;
  for (const word of text.split(/\s+/).filter(w => w !== '')) {
    if (open) { rules.push(`${rules.pop()} ${word}`); } else { rules.push(word); }
    // like the engine: the first word that ends in a parenthesis closes the selector
    open = (open || word.startsWith('(')) && !word.endsWith(')');
  }
  return rules;
}

/** Whether the user may log in. The last `on` or `off` counts. Without one, the user is off. */
export function isOn(rules: string[]): boolean {
  return rules.map(rule => rule.toLowerCase()).filter(isSwitch).pop() === 'on';
}

/** Whether the rules have `on` or `off`. */
export function hasSwitch(rules: string[]): boolean {
  return rules.some(rule => isSwitch(rule.toLowerCase()));
}

/** What ElastiCache or the engine rejects: one finding for each kind of mistake. */
export function mistakesIn(rules: string[]): Finding[] {
  const selectors = rules.filter(rule => rule.startsWith('('));
  const scopes = [rules.filter(rule => !rule.startsWith('(')), ...selectors.map(innerRules)];
  const all = scopes.flat();
  const wrong = [
    ...scopes[0].filter(rule => !isRule(rule, ROOT_WORDS)),
    ...selectors.filter(selector => !selector.endsWith(')')),
    ...scopes.slice(1).flat().filter(rule => !isRule(rule, [])),
  ];
  const kinds: Array<[ValueCheck, string, string[]]> = [
    [PASSWORD_IN_ACCESS_STRING, 'must not have password rules, got $. Set passwords on the user instead', all.filter(isPassword).map(masked)],
    [INVALID_ACCESS_RULE, "must have rules such as 'on', '~app:*', '&news:*', '+@read', '-keys' or '(~log:* +get)', got $. Correct them", wrong],
    [INVALID_ACCESS_PATTERN, 'must not have empty patterns, got $. Leave them out', all.filter(rule => patternOf(rule)?.pattern === '')],
    [INVALID_ACCESS_PATTERN, "must not have patterns after '*', which includes them, got $. Leave them out", scopes.flatMap(afterAll)],
    [FORBIDDEN_COMMAND, 'must not permit commands that ElastiCache reserves, got $. Leave them out', all.filter(permitsForbidden)],
  ];
  return kinds.flatMap(([check, message, found]) => finding(check, message, found));
}

function finding(check: ValueCheck, message: string, found: string[]): Finding[] {
  const got = listed([...new Set(found)].map(shown));
  return found.length > 0 ? [check.finding(`an access string ${message.replace('$', () => got)}`)] : [];
}

function innerRules(selector: string): string[] {
  return selector.replace(/^\(|\)$/g, '').split(' ').filter(rule => rule !== '');
}

function isSwitch(rule: string): boolean {
  return rule === 'on' || rule === 'off';
}

function isPassword(rule: string): boolean {
  return PASSWORD.test(rule);
}

/** Error messages end up in logs, so they must not show a password. */
function masked(rule: string): string {
  return /^\w/.test(rule) ? rule : `${rule[0]}...`;
}

function permitsForbidden(rule: string): boolean {
  return rule.startsWith('+') && isForbidden(rule.slice(1));
}

function isRule(rule: string, words: string[]): boolean {
  if (isPassword(rule) || patternOf(rule)) { return true; }
  if (/^[+-]/.test(rule)) { return NAME.test(rule.slice(1)); }
  return [...RULE_WORDS, ...words].includes(rule.toLowerCase()) || isDatabases(rule);
}

/** Patterns after one that includes all. The engine rejects them. */
function afterAll(rules: string[]): string[] {
  const all = { keys: false, channels: false };
  return rules.filter(rule => {
    const word = /^(all|reset)(keys|channels)$/i.exec(rule);
    if (word) { all[word[2].toLowerCase() as 'keys' | 'channels'] = word[1].toLowerCase() === 'all'; }
    const found = patternOf(rule);
    if (rule === '~*' || rule === '&*') {
      all[found!.of] = true;
      return false;
    }
    return found !== undefined && all[found.of];
  });
}
