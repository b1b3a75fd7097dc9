import { readdirSync, readFileSync } from 'fs';
import { join, sep } from 'path';

const ROOT = join(__dirname, '..', '..');

export const README = join(ROOT, 'README.md');

/** Each source file under a directory, by its path there; the launcher of local engines has no codes. */
export function sourceFiles(directory: string): Array<{ readonly name: string; readonly path: string }> {
  return readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.startsWith('local'))
    .map(file => ({ name: file.split(sep).join('/'), path: join(ROOT, directory, file) }));
}

/** The text of each source file under a directory. */
export function sourcesOf(directory: string): string[] {
  return sourceFiles(directory).map(({ path }) => readFileSync(path, 'utf8'));
}

/** Each code that has a row in the sources, of a table of rules or of a check of one value, once and in order. */
export function codesOf(sources: string[]): string[] {
  return [...new Set(sources.flatMap(source => [...source.matchAll(/^\s*code: '(\w+)',$/gm)].map(([, code]) => code)))].sort();
}

/** Codes that a message has at its end without a row of their own. */
export function handWrittenCodes(sources: string[]): string[] {
  return sources.flatMap(source => [...source.matchAll(/ \[([A-Z]\w+)\]['"`]/g)].map(([, code]) => code));
}
