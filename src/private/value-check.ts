import { Check, Finding, line } from './rules';

/** What is refused of one value, where it is made or read: thrown there, not collected. */
export interface ValueCheck extends Check {
  /** The error to throw. Its text says what is allowed, what was given, and what to write. */
  error(message: string): Error;
  /** The same as one of several findings. */
  finding(message: string): Finding;
}

/**
 * A check of one value, with its row of the documentation. `tools/docs` reads these calls in the source: code, clause and page
 * are literals.
 */
export function valueCheck(check: Check): ValueCheck {
  const finding = (message: string) => ({ code: check.code, message });
  return { ...check, finding, error: message => new Error(line(finding(message))) };
}
