import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectThat, some } from '../proof';

const STACKS = ['DatabaseCache', 'Memcached', 'Serverless', 'Sessions', 'Sharded'];
const TEMPLATE = '.template.json';
/** A line of an error, with its code and the address of that at the end. Maven writes something before it, Go a tab. */
const SENTENCE = /^(?:\[ERROR\])?[ \t]*- (.+ \[([A-Z]\w+)\] https:\S+#\2)$/gm;

/** The templates in two directories are the same, to the last byte: the hashes of what is deployed with them, too. */
export function expectSameTemplates(assembly: string, reference: string): void {
  for (const directory of [assembly, reference]) {
    const stacks = readdirSync(directory).filter(file => file.endsWith(TEMPLATE)).map(file => file.replace(TEMPLATE, '')).sort();
    expectThat(stacks.join() === STACKS.join(), `there are the stacks ${stacks.join(', ')}`);
  }
  const different = STACKS.flatMap(stack => {
    const [own, theirs] = [assembly, reference].map(directory => readFileSync(join(directory, stack + TEMPLATE), 'utf8'));
    return own === theirs ? [] : [`${stack}:\n${firstDifference(own, theirs)}`];
  });
  expectThat(different.length === 0, different.join('\n'));
}

/** The first line that differs, and the two above it. */
export function firstDifference(own: string, theirs: string): string {
  const [ours, others] = [own, theirs].map(text => text.split('\n'));
  const at = ours.findIndex((line, index) => line !== others[index]);
  const number = at < 0 ? ours.length : at;
  return [...ours.slice(Math.max(0, number - 2), number).map(line => `  ${line}`), `+ ${ours[number] ?? ''}`, `- ${others[number] ?? ''}`].join('\n');
}

/** What the apps with wrong props are told: sentences with a code and its address at the end of the line. */
export function sentencesIn(error: string): string[] {
  return [...new Set([...error.matchAll(SENTENCE)].map(([, sentence]) => sentence))];
}

/** The error has these sentences and no others, each a line of its own, whole. */
export function expectSentences(error: string, sentences: string[]): void {
  const said = sentencesIn(error);
  const absent = sentences.filter(sentence => !said.includes(sentence));
  expectThat(absent.length === 0, `the error lacks ${absent.join('\nand ')}\nit is:\n${error}`);
  const more = said.filter(sentence => !sentences.includes(sentence));
  expectThat(more.length === 0, `the error has also ${some(more)}`);
}
