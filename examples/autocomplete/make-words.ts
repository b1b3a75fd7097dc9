import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Seldom enough to be a misspelling. */
const FEWEST = 4;

/** Writes runtime/words.txt: the words of the documentation of aws-cdk-lib, and how often each occurs there. Run it with ts-node. */
function main(): void {
  const library = dirname(require.resolve('aws-cdk-lib/package.json'));
  const files = readdirSync(library, { recursive: true, encoding: 'utf8' }).filter(file => /(^aws-[^/]*\/(README\.md|lib\/.*\.d\.ts)|^README\.md)$/.test(file));
  const counts = new Map<string, number>();
  for (const file of files) {
    const text = readFileSync(join(library, file), 'utf8');
    for (const word of wordsOf(file.endsWith('.md') ? text : commentsOf(text))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = [...counts].filter(([, count]) => count >= FEWEST).sort(([a], [b]) => a < b ? -1 : 1);
  writeFileSync(join(__dirname, 'runtime', 'data', 'words.txt'), words.map(([word, count]) => `${word} ${count}\n`).join(''));
  console.log(`${words.length} words of ${files.length} files`);
}

function commentsOf(code: string): string {
  return [...code.matchAll(/\/\*\*.*?\*\//gs)].map(([comment]) => comment).join('\n');
}

/** Plain words in lower case: no code, no addresses, no names. */
function wordsOf(text: string): string[] {
  const prose = text.replace(/```.*?```|`[^`\n]*`|https?:\/\/\S+|@\w+|<[^>]*>/gs, ' ');
  return [...prose.matchAll(/(?<![\w.$@/-])[A-Za-z][a-z]{2,19}(?![\w($/-]|\.\w)/g)].map(([word]) => word.toLowerCase());
}

main();
