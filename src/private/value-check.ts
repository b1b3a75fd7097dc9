import { Check, Finding, line } from './rules';
import { userError } from './user-error';

/** A check of one value. It throws where the value is made or read; broken rules are collected into one error. */
export interface ValueCheck extends Check {
  /** Throws. The message says what is allowed, what was given, and what to write. */
  fail(message: string): never;
  /** The same message as a finding, where several are reported together. */
  finding(message: string): Finding;
}

/**
 * Declares a check of one value. `tools/docs` reads its row from the source, so code, clause and page must be literals.
 */
export function valueCheck(check: Check): ValueCheck {
  const finding = (message: string) => ({ code: check.code, message });
  return {
    ...check,
    finding,
    fail: message => {
      const error = userError(line(finding(message)));
      throw error;
    },
  };
}
