import { Token } from 'aws-cdk-lib/core';

/** Whether the value, and each element of a list, is known at synthesis. */
export function isKnown(value: unknown): boolean {
  return Array.isArray(value) ? !Token.isUnresolved(value) && value.every(isKnown) : !Token.isUnresolved(value);
}

/** The value if it is known at synthesis; `undefined` if it was left out or is a token. */
export function known<T>(value: T | undefined): T | undefined {
  return isKnown(value) ? value : undefined;
}
