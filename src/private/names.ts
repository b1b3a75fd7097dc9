import { isKnown } from './tokens';

/** ElastiCache keeps names in lower case, and its metrics carry them so. A token stays as it is. */
export function lowerCase(name?: string): string | undefined {
  return isKnown(name) ? name?.toLowerCase() : name;
}
