import { core } from './lazy';
import { isKnown } from './tokens';

/** A number as text: a token stays a token. */
export function asText(value: number): string {
  return isKnown(value) ? String(value) : core().Token.asString(value);
}
