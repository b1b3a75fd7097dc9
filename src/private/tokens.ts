import { Token } from 'aws-cdk-lib/core';

/** Whether the value, and each element of a list, is known at synthesis. */
export function isKnown(value: unknown): boolean {
  // taken out of its list, the one element of a list token does not look like a token any more
  return Array.isArray(value) ? value.every(isKnown) : !Token.isUnresolved(value) && !Token.isUnresolved([value]);
}

/** The value if it is known at synthesis; `undefined` if it was left out or is a token. */
export function known<T>(value: T | undefined): T | undefined {
  return isKnown(value) ? value : undefined;
}

/** A text in which nothing is left of the placeholders that stand for tokens. */
export function withoutTokens(text: string): string {
  return text.replace(/[$#]\{Token\[[^\]]*\]\}/g, '(known at deployment)');
}

/** A number as text: a token stays a token. */
export function asText(value: number): string {
  return Token.isUnresolved(value) ? Token.asString(value) : String(value);
}
