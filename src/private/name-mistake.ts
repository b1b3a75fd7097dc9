interface NameLimits {
  /** The most characters; without it, any number. */
  readonly max?: number;
  /** Whether the name may end with a hyphen and have several in a row. */
  readonly anyHyphens?: boolean;
}

/**
 * What is wrong with a name, as the second half of a sentence: `must start with a letter`. Undefined for a correct name.
 *
 * ElastiCache allows letters, digits and hyphens. It ignores upper and lower case.
 */
export function nameMistake(name: string, { max = Infinity, anyHyphens = false }: NameLimits = {}): string | undefined {
  if (name === '') { return 'must not be empty'; }
  if (name.length > max) { return `must have at most ${max} characters`; }
  if (/[^a-z0-9-]/i.test(name)) { return 'must have only letters, digits and hyphens'; }
  if (!/^[a-z]/i.test(name)) { return 'must start with a letter'; }
  if (anyHyphens) { return undefined; }
  if (name.endsWith('-')) { return 'must not end with a hyphen'; }
  return name.includes('--') ? 'must not have two hyphens in a row' : undefined;
}
