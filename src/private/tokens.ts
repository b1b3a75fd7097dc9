import { Unresolved } from './unresolved';

// How the CDK encodes tokens in texts, lists and numbers: aws-cdk-lib/core/lib/private/encoding.ts. This file recognizes them
// without loading the CDK, so that rules also run where it is not installed.
const IN_TEXT = /\$\{Token\[[a-zA-Z0-9:._-]+\]\}/;
const IN_LIST = /#\{Token\[[a-zA-Z0-9:._-]+\]\}/;
const NUMBER_IN_TEXT = /-1\.\d{10,16}e\+289/;
const NUMBER_BITS = 0xfbff;

const UNKNOWN = '(known at deployment)';

/** Whether the value, and each element of a list, is known at synthesis. */
export function isKnown(value: unknown): boolean {
  switch (typeof value) {
    // taken out of its list, the one element of a list token does not look like a token of text any more
    case 'string': return !isTextToken(value) && !IN_LIST.test(value);
    case 'number': return !isNumberToken(value);
    case 'object': return Array.isArray(value) ? value.every(isKnown) : !(value instanceof Unresolved) && !isResolvable(value);
    default: return true;
  }
}

/** Whether the text was taken out of a list token: it does not look like a token any more, and there may be more of them. */
export function isOfListToken(text: string): boolean {
  return !isTextToken(text) && IN_LIST.test(text);
}

/** Whether the whole list is a token: neither its elements nor its length are known. */
export function isListToken(list?: readonly string[]): boolean {
  return list?.length === 1 && typeof list[0] === 'string' && isOfListToken(list[0]);
}

/** The value if it is known at synthesis; `undefined` if it was left out or is a token. */
export function known<T>(value: T | undefined): T | undefined {
  return isKnown(value) ? value : undefined;
}

/** A text in which nothing is left of the placeholders that stand for tokens: marked text, or a number of 290 digits. */
export function withoutTokens(text: string): string {
  return text.replace(/[$#]\{Token\[[^\]]*\]\}/g, UNKNOWN)
    .replace(/-\d\.\d+e\+\d+/g, number => isNumberToken(Number(number)) ? UNKNOWN : number);
}

/** Whether both are known, and not the same. */
export function differ(one: string | undefined, other: string | undefined): boolean {
  return known(one) !== undefined && known(other) !== undefined && one !== other;
}

function isTextToken(text: string): boolean {
  return IN_TEXT.test(text) || NUMBER_IN_TEXT.test(text);
}

/** The upper 16 bits are a mark, the other 48 the number of the token. */
function isNumberToken(number: number): boolean {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, number);
  return bits.getUint16(0) === NUMBER_BITS;
}

/** A value that CDK resolves at the end (IResolvable). */
function isResolvable(value: object | null): boolean {
  return typeof (value as { resolve?: unknown } | null)?.resolve === 'function';
}
