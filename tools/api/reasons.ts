/** What jsii-diff says of each of its keys. */
export type Breaks = Map<string, string[]>;

/** The breaks that `.compatignore` allows, and what is wrong with the file. */
export interface Reasons {
  /** The reason of each key of jsii-diff. */
  readonly allowed: Map<string, string>;
  readonly wrong: string[];
}

/** Reads lines of keys below a comment with their reason. An empty line ends the reason. */
export function reasonsOf(text: string): Reasons {
  const allowed = new Map<string, string>();
  const wrong: string[] = [];
  for (const block of text.split(/\n\s*\n/)) {
    const lines = block.split('\n').map(line => line.trim()).filter(Boolean);
    const reason = lines.filter(line => line.startsWith('#')).map(line => line.slice(1).trim()).join(' ').trim();
    for (const key of lines.filter(line => !line.startsWith('#'))) {
      allowed.set(key, reason);
      if (!reason) { wrong.push(`.compatignore has '${key}' without a reason: write it as a comment ('# …') on the line above`); }
    }
  }
  return { allowed, wrong };
}

/** What jsii-diff said with `--keys`: one break a line, with its key at the end. */
export function breaksOf(said: string): Breaks {
  const breaks: Breaks = new Map();
  for (const [, message, key] of said.matchAll(/^(?:err |warn|skip) - (.*) \[(\S+)\]$/gm)) {
    breaks.set(key, [...breaks.get(key) ?? [], message]);
  }
  return breaks;
}

/** What a developer has to do, a sentence each; none if every break has its reason and every reason its break. */
export function complaints(breaks: Breaks, { allowed, wrong }: Reasons): string[] {
  const broken = [...breaks].filter(([key]) => !allowed.has(key))
    .map(([key, messages]) => `${messages.join('\n  ')}\n    To break it on purpose, add this line to .compatignore, below a comment with the reason: ${key}`);
  const needless = [...allowed.keys()].filter(key => !breaks.has(key))
    .map(key => `.compatignore allows '${key}', which nothing breaks: remove the line`);
  return [...broken, ...wrong, ...needless];
}
