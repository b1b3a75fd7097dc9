/** A TypeScript snippet of a page. */
export interface Snippet {
  /** The heading above it, with a number if it is not the first below that. */
  readonly title: string;
  readonly code: string;
  /** Whether it is a part of rosetta/default.ts-fixture, or stands alone. */
  readonly fixture: boolean;
  /** The message that it ends with, when the page shows one below it. */
  readonly error?: string;
}

/** The fenced blocks of a language, word for word. */
export function blocksOf(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\b.*\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code);
}

/** The TypeScript snippets of a page, in its order. */
export function snippetsOf(page: string): Snippet[] {
  const parts = /^#+ (?<heading>.+)$|^```(?<language>\w*)(?<info>.*)\n(?<code>[^]*?)^```$/gm;
  const snippets: Snippet[] = [];
  let heading = '';
  for (const { groups } of page.matchAll(parts)) {
    const { language, info, code } = groups!;
    if (groups!.heading) {
      heading = groups!.heading;
    } else if (language === 'ts') {
      const number = snippets.filter(({ title }) => title.split(' #')[0] === heading).length + 1;
      snippets.push({ title: number === 1 ? heading : `${heading} #${number}`, code, fixture: !info.includes('nofixture') });
    } else if (language === 'text' && code.startsWith('Error: ')) {
      snippets.push({ ...snippets.pop()!, error: code.replace(/^Error: /, '').trimEnd() });
    }
  }
  return snippets;
}

/** The examples of a source's doc comments; what stands below `@example` up to the next tag or the end of the comment. */
export function examplesOf(source: string): Snippet[] {
  return [...source.matchAll(/^ *\* @example\n((?: *\*(?!\/)(?! @).*\n)+) *(?:\* @|\*\/\n(?<next>.*))/gm)].map(({ 1: text, groups }) => ({
    title: /class (\w+)/.exec(groups?.next ?? '')?.[1] ?? groups?.next.trim() ?? '',
    code: text.replace(/^ *\* ?/gm, ''),
    fixture: true,
  }));
}
