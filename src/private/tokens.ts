import { Token } from 'aws-cdk-lib/core';

const UNKNOWN = '(known at deployment)';

/** Whether the value, and each element of a list, is known at synthesis. */
export function isKnown(value: unknown): boolean {
  // taken out of its list, the one element of a list token does not look like a token any more
  return Array.isArray(value) ? value.every(isKnown) : !Token.isUnresolved(value) && !Token.isUnresolved([value]);
}

/** Whether the text was taken out of a list token: it does not look like a token any more, and there may be more of them. */
export function isOfListToken(text: string): boolean {
  return !Token.isUnresolved(text) && Token.isUnresolved([text]);
}

/** The value if it is known at synthesis; `undefined` if it was left out or is a token. */
export function known<T>(value: T | undefined): T | undefined {
  return isKnown(value) ? value : undefined;
}

/** A text in which nothing is left of the placeholders that stand for tokens: marked text, or a number of 290 digits. */
export function withoutTokens(text: string): string {
  return text.replace(/[$#]\{Token\[[^\]]*\]\}/g, UNKNOWN)
    .replace(/-\d\.\d+e\+\d+/g, number => Token.isUnresolved(Number(number)) ? UNKNOWN : number);
}

/** A number as text: a token stays a token. */
export function asText(value: number): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}

/** Whether both are known, and not the same. */
export function differ(one: string | undefined, other: string | undefined): boolean {
  return known(one) !== undefined && known(other) !== undefined && one !== other;
}
