import { isKnown } from '../private/tokens';

/**
 * Whether a version is the other one or newer, compared as numbers. A version without a patch level means the newest
 * patch, as in ElastiCache: '7.0' is at least '7.0.5'. A version that is only known at deployment counts as new
 * enough.
 */
export function isAtLeast(version: string, other: string): boolean {
  if (!isKnown(version)) return true;
  const own = version.split('.').map(Number);
  for (const [i, least] of other.split('.').map(Number).entries()) {
    const part = own[i] ?? Infinity;
    if (part !== least) return part > least;
  }
  return true;
}
