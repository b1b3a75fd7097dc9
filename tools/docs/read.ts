import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

export const README = join(ROOT, 'README.md');

/** The text of each source file under a directory; the launcher of local engines has no codes. */
export function sourcesOf(directory: string): string[] {
  return readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.startsWith('local'))
    .map(file => readFileSync(join(ROOT, directory, file), 'utf8'));
}

/** Each code that the sources report, in the rows of tables and at the ends of messages, once and in order. */
export function codesOf(sources: string[]): string[] {
  // a row, or the first argument or element of what makes one
  const rows = sources.flatMap(source => [...source.matchAll(/^\s*code: '(\w+)',$|\bcode: '([A-Z]\w+)', message|\bfound\('(\w+)'|^\s*\['([A-Z]\w+)', ['"]must /gm)]);
  const messages = sources.flatMap(source => [...source.matchAll(/ \[([A-Z]\w+)\]['"`]/g)]);
  return [...new Set([...rows, ...messages].map(([, ...codes]) => codes.find(code => code !== undefined)!))].sort();
}
