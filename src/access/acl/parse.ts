import { isDatabases, isForbidden, NAME, PASSWORD, patternOf, ROOT_WORDS, RULE_WORDS } from './grammar';
import { FORBIDDEN_COMMAND, INVALID_ACCESS_PATTERN, INVALID_ACCESS_RULE, PASSWORD_IN_ACCESS_STRING } from './mistakes';
import { Finding } from '../../private/rules';
import { ValueCheck } from '../../private/value-check';

/** The rules of an access string: one text each, a selector with its parentheses. */
export function rulesOf(text: string): string[] {
  const rules: string[] = [];
  let open = false;
  for (const word of text.split(/\s+/).filter(w => w !== '')) {
    if (open) { rules.push(`${rules.pop()} ${word}`); } else { rules.push(word); }
    // as the engine does it: the first word that ends in a parenthesis closes the selector
    open = (open || word.startsWith('(')) && !word.endsWith(')');
  }
  return rules;
}

/** Whether the user may log in: the last word counts, and without one ElastiCache says off. */
export function isOn(rules: string[]): boolean {
  return rules.map(rule => rule.toLowerCase()).filter(isSwitch).pop() === 'on';
}

/** Whether the rules say on or off. */
export function saysOnOrOff(rules: string[]): boolean {
  return rules.some(rule => isSwitch(rule.toLowerCase()));
}

/** What ElastiCache or the engine refuses in the rules; each kind of mistake once, with all that make it. */
export function mistakesIn(rules: string[]): Finding[] {
  const selectors = rules.filter(rule => rule.startsWith('('));
  const scopes = [rules.filter(rule => !rule.startsWith('(')), ...selectors.map(innerRules)];
  const all = scopes.flat();
  const patterns = [...scopes.flatMap(tooLate), ...all.filter(rule => patternOf(rule)?.pattern === '')];
  const wrong = [
    ...scopes[0].filter(rule => !isRule(rule, ROOT_WORDS)),
    ...selectors.filter(selector => !selector.endsWith(')')),
    ...scopes.slice(1).flat().filter(rule => !isRule(rule, [])),
  ];
  const kinds: Array<[ValueCheck, string, string[]]> = [
    [PASSWORD_IN_ACCESS_STRING, 'must not say anything about passwords, got $; give passwords to the user instead', all.filter(isPassword).map(hidden)],
    [INVALID_ACCESS_RULE, "must be a list of rules such as 'on', '~app:*', '&news:*', '+@read', '-keys' or '(~log:* +get)', got $; correct these", wrong],
    [INVALID_ACCESS_PATTERN, "must have patterns that are not empty, and none after the pattern '*', got $; leave these out", patterns],
    [FORBIDDEN_COMMAND, 'must not permit commands that ElastiCache keeps for itself, got $; leave these out', all.filter(permitsForbidden)],
  ];
  return kinds.flatMap(([check, says, found]) => finding(check, says, found));
}

function finding(check: ValueCheck, says: string, found: string[]): Finding[] {
  const got = [...new Set(found)].map(rule => `'${rule}'`).join(', ');
  return found.length > 0 ? [check.finding(`an access string ${says.replace('$', () => got)}`)] : [];
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

/** An error message ends up in logs, where no password belongs. */
function hidden(rule: string): string {
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

/** Patterns after one that opens all: the engine takes them for a mistake. */
function tooLate(rules: string[]): string[] {
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
