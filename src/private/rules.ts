import { PROPS_WORDS } from './props-words';
import { isKnown, withoutTokens } from './tokens';
import { Words } from './words';

/** The page with a heading for each code. */
export const RULES_URL = 'https://github.com/cdk-elasticache/cdk-elasticache/blob/main/docs/rules.md';

/** What the documentation says of a check: a row of a table in docs/rules.md. */
export interface Check {
  /** What users and documentation call it, in PascalCase. Part of the API. */
  readonly code: string;
  /** One clause for the table of rules in the documentation. */
  readonly clause: string;
  /** The page that says so. */
  readonly see: string;
}

/**
 * What ElastiCache refuses (or what is legal but unwise), as a row of a table.
 *
 * `F` are facts: plain values. For a cache in code, they are its props with defaults resolved. Rules and facts do not load
 * aws-cdk-lib, so that a reader of templates can use them, too. A fact that is only known at deployment breaks no rule: see
 * `onlyKnown`. A fact leaves out those of its fields that are not known.
 */
export interface Rule<F> extends Check {
  /**
   * Whether it states a fact of AWS that changes with time (versions, node types, parameters, quotas), so that users can get past it.
   * What contradicts itself stays refused, and so does what can never be, such as a negative number.
   */
  readonly dated?: boolean | ((facts: F) => boolean);
  readonly broken: (facts: F) => boolean | undefined;
  /** Names the setting as the user wrote it, what was given, what is allowed, and what to write instead. */
  readonly says: (facts: F, words: Words) => string;
}

/** A broken rule, in the words of the facts that broke it. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  /** Whether users can get past it: see `Rule.dated`. */
  readonly dated?: boolean;
}

const UNKNOWN = Symbol('a value that is only known at deployment was read');

/** The facts, except that reading one that is unknown at synthesis ends the rule that reads it. */
function onlyKnown<F extends object>(facts: F): F {
  return new Proxy(facts, {
    get(target, key, receiver) {
      const value = Reflect.get(target, key, receiver);
      if (!isKnown(value)) { throw UNKNOWN; }
      return value;
    },
  });
}

function isBroken<F extends object>(rule: Rule<F>, facts: F): boolean {
  try {
    return rule.broken(onlyKnown(facts)) === true;
  } catch (e) {
    if (e === UNKNOWN) { return false; }
    throw e;
  }
}

/** All rules that the facts break, in the order of the table. */
export function check<F extends object>(rules: Array<Rule<F>>, facts: F, words: Words = PROPS_WORDS): Finding[] {
  return rules.filter(rule => isBroken(rule, facts)).map(({ code, says, dated = false }) => {
    const isDated = typeof dated === 'function' ? dated(facts) : dated;
    return { code, message: withoutTokens(says(facts, words)), ...(isDated ? { dated: true } : {}) };
  });
}

/** A finding as every error, warning and validation message shows it: the sentence, the code, and where to read more. */
export function line({ code, message }: Finding): string {
  return `${message} [${code}] ${RULES_URL}#${code}`;
}

/** The id under which a warning is acknowledged. */
export function warningId(code: string): string {
  return `cdk-elasticache:${code[0].toLowerCase()}${code.slice(1)}`;
}
