/** ts-node test/packaging/languages.ts: apps in TypeScript, Python, Java and Go with what was compiled last. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBindings, proveCsharp } from './languages/bindings';
import { expectSameTemplates, expectSentences, firstDifference, sentencesIn } from './languages/compare';
import { GO } from './languages/go';
import { forgetOwnPackage, JAVA } from './languages/java';
import { emptyApp, Language, missing } from './languages/language';
import { PYTHON, pythonOf } from './languages/python';
import { pyright, writeReadme } from './languages/python-types';
import { TYPESCRIPT } from './languages/typescript';
import { conclude, expectThat, prove, run, skip } from './proof';

const WRONG_PROPS = 5;
const work = mkdtempSync(join(tmpdir(), 'cdk-elasticache-languages-'));
const assemblyOf = ({ target }: Language) => join(work, target, 'cdk.out');

/** Gives the sentences about wrong props, with which those of the other languages are compared. */
function proveTypeScript(): string[] {
  const app = emptyApp(work, TYPESCRIPT);
  let sentences: string[] = [];
  prove('the npm package installs into an empty app', () => TYPESCRIPT.install(app));
  prove('five stacks are synthesized in TypeScript', () => TYPESCRIPT.scenarios(app, assemblyOf(TYPESCRIPT)));
  prove('five wrong props at once are five sentences in TypeScript', () => {
    sentences = sentencesIn(TYPESCRIPT.wrong(app).stderr);
    expectThat(sentences.length === WRONG_PROPS, `there are ${sentences.length}: ${sentences.join('\n')}`);
  });
  return sentences;
}

function proveLanguage(language: Language, sentences: string[]): void {
  const { name } = language;
  const app = emptyApp(work, language);
  prove(`the package for ${name} installs into an empty app`, () => language.install(app));
  prove(`five stacks have the same templates in ${name} as in TypeScript`, () => {
    language.scenarios(app, assemblyOf(language));
    expectSameTemplates(assemblyOf(language), assemblyOf(TYPESCRIPT));
  });
  prove(`five wrong props at once are the same sentences in ${name}, each on a line of its own`, () => {
    const { ok, stdout, stderr } = language.wrong(app);
    expectThat(!ok, 'the app did not fail');
    expectSentences(stdout + stderr, sentences);
  });
}

function provePythonFurther(): void {
  const app = join(work, PYTHON.target);
  prove('the lines of README.md have the template of the quick start in Python', () => {
    const [quickStart] = writeReadme(app);
    const assembly = join(app, 'readme.out');
    run(app, pythonOf(app), [quickStart], { CDK_OUTDIR: assembly });
    const [own, theirs] = [assembly, assemblyOf(TYPESCRIPT)].map(directory => readFileSync(join(directory, 'Sessions.template.json'), 'utf8'));
    expectThat(own === theirs, firstDifference(own, theirs));
  });
  prove('README.md and the scenarios pass pyright', () => pyright(app));
  prove('every member of the options is given by keyword and synthesized in Python, for Redis and Valkey', () => {
    const assembly = join(app, 'every-member.out');
    // the app itself fails if a member was left out
    run(app, pythonOf(app), [join(__dirname, 'every_member.py')], { CDK_OUTDIR: assembly });
    const caches = readdirSync(assembly).filter(file => file.endsWith('.template.json'))
      .flatMap(file => Object.values<{ Type: string }>(JSON.parse(readFileSync(join(assembly, file), 'utf8')).Resources))
      .filter(({ Type }) => Type === 'AWS::ElastiCache::ReplicationGroup');
    // of each engine: one alone, one with shards, one with unlike shards, a primary, a secondary, one around a node; a durable and a watched one
    expectThat(caches.length === 2 * 6 + 2, `there are ${caches.length} caches`);
  });
}

function main(): number {
  const others = [PYTHON, JAVA, GO].filter(language => {
    const absent = missing(language);
    if (absent.length > 0) { skip(`apps in ${language.name}`, `this machine does not have ${absent.join(' and ')}`); }
    return absent.length === 0;
  });
  prove(`the packages for ${['npm', ...others.map(({ name }) => name)].join(', ')} are made`, () => makeBindings(work, [TYPESCRIPT, ...others]));
  const sentences = proveTypeScript();
  others.forEach(language => proveLanguage(language, sentences));
  if (others.includes(PYTHON)) { provePythonFurther(); }
  proveCsharp(work);
  return conclude();
}

try {
  process.exitCode = main();
} finally {
  forgetOwnPackage();
  rmSync(work, { recursive: true, force: true });
}
