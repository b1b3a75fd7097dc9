/** What a setting can be set to, in AWS's own words. */
export type Value = string | number | boolean;

/**
 * The words in which a rule speaks. A rule knows settings by the names of the props and values by those of AWS; the vocabulary
 * makes of them what the reader wrote: props of a construct, or properties of a CloudFormation template.
 */
export interface Words {
  /** A setting by its name: `'replicas'`. */
  name(setting: string): string;

  /** Several settings by their names: `'shards' and 'replicas'`. */
  names(settings: readonly string[], last?: 'and' | 'or'): string;

  /** What to write, or what was written: `replicas: 2`. */
  set(setting: string, value: Value): string;

  /** A version of an engine to write: `version: RedisVersion.V7_1`. */
  version(engine: string, version: string): string;

  /** The advice to have the default: `leave out 'replicas'`. In a template that is a value, since defaults differ. */
  omit(...settings: string[]): string;

  /** What is put differently in code and in a template; a template without words of its own gets no advice. */
  put(text: { readonly props: string; readonly template?: string }): string;
}

/** A list in words: `a, b and c`. */
export function listed(all: readonly string[], last: 'and' | 'or' = 'and'): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${last} ${all[all.length - 1]}`;
}

/** A value as the user typed it: text in quotes, lists in brackets. */
export function shown(value: unknown): string {
  if (Number.isNaN(value)) { return 'a value that is not a number'; }
  if (typeof value === 'string') { return `'${value}'`; }
  if (Array.isArray(value)) { return `[${value.map(shown).join(', ')}]`; }
  if (value === undefined) { return 'nothing'; }
  if (value === null || typeof value !== 'object') { return String(value); }
  const text = typeof (value as { toString: unknown }).toString === 'function' ? String(value) : '[object';
  return text.startsWith('[object') ? 'an object' : text;
}

/** The text as a sentence of its own, with a capital letter. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A message of several sentences. Those that a vocabulary has no words for are left out. */
export function sentences(first: string, ...more: string[]): string {
  return [first, ...more.filter(text => text !== '').map(sentence)].join('. ');
}

