import { deepStrictEqual } from 'assert';
import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { cpus } from 'os';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { ratios, Spread, spread, table } from './statistics';

const ROOT = join(__dirname, '..');
// inside the package, so that the apps find it by its name
const WORK = join(ROOT, 'dist', 'bench');
const RESULTS = join(__dirname, 'results', 'synth.json');
const APPS = ['library', 'l2', 'l1'] as const;
const COUNTS = [1, 50];
const ROUNDS = 11;
/** The median CPU time may be this many times that of the L1 app. */
const GOAL = 1.10;

type AppName = typeof APPS[number];
interface Cost { readonly cpuMs: number; readonly wallMs: number }
interface Result { readonly caches: number; readonly resources: number; readonly cpuMs: Record<AppName, Spread>; readonly wallMs: Record<AppName, Spread>; readonly cpuRatio: Record<'l2' | 'l1', Spread> }

/**
 * Synthesis of caches of this library against the same resources written by hand, each in a process of its own, in turns:
 * `l2` uses L1 constructs for ElastiCache and CDK's L2 constructs for the rest, `l1` uses L1 constructs only.
 */
export function synth(): void {
  if (!existsSync(join(ROOT, 'lib', 'index.js'))) {
    throw new Error('the library is not compiled; run \'npx projen compile\' first');
  }
  compile();
  const results = COUNTS.map(compare);
  report(results);
  mkdirSync(join(__dirname, 'results'), { recursive: true });
  writeFileSync(RESULTS, JSON.stringify({ 'node': process.version, 'aws-cdk-lib': cdkVersion(), 'processors': cpus().length, 'rounds': ROUNDS, results }, undefined, 2) + '\n');
}

const perApp = <T>(valueOf: (app: AppName) => T) => Object.fromEntries(APPS.map(app => [app, valueOf(app)])) as Record<AppName, T>;

/** Plain JavaScript, as what is measured is not the TypeScript compiler. */
function compile(): void {
  rmSync(WORK, { recursive: true, force: true });
  mkdirSync(WORK, { recursive: true });
  for (const file of readdirSync(join(__dirname, 'apps'))) {
    const { outputText } = transpileModule(readFileSync(join(__dirname, 'apps', file), 'utf8'), {
      compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
    });
    writeFileSync(join(WORK, file.replace(/\.ts$/, '.js')), outputText);
  }
}

function compare(caches: number): Result {
  // not measured: warms the disk's cache, and shows that all do the same
  APPS.forEach(app => measure(app, caches));
  const resources = sameResources(caches);

  const costs: Record<AppName, Cost[]> = { library: [], l2: [], l1: [] };
  for (let round = 0; round < ROUNDS; round++) {
    APPS.forEach(app => costs[app].push(measure(app, caches)));
  }
  const values = (app: AppName, key: keyof Cost) => costs[app].map(cost => cost[key]);
  const each = (key: keyof Cost) => perApp(app => spread(values(app, key)));
  const ratioTo = (app: AppName) => ratios(values('library', 'cpuMs'), values(app, 'cpuMs'));
  return {
    caches,
    resources,
    cpuMs: each('cpuMs'),
    wallMs: each('wallMs'),
    cpuRatio: { l2: ratioTo('l2'), l1: ratioTo('l1') },
  };
}

function measure(app: AppName, caches: number): Cost {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(WORK, `${app}.js`)], {
    cwd: WORK,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, CDK_VALIDATION: 'false', BENCH_CACHES: String(caches), BENCH_OUTDIR: outdir(app, caches) },
  });
  if (status !== 0) {
    throw new Error(`the app '${app}' failed: ${stderr}`);
  }
  return JSON.parse(stdout);
}

const outdir = (app: AppName, caches: number) => join(WORK, `${app}-${caches}.out`);

/** Fails unless all apps defined as many resources of each type, with the same properties; says how many. */
function sameResources(caches: number): number {
  const [library, ...byHand] = APPS.map(app => shapes(outdir(app, caches)));
  byHand.forEach(shape => deepStrictEqual(library, shape, 'the apps do not define the same resources'));
  return library.length;
}

/** Type and names of properties of every resource. */
function shapes(directory: string): string[] {
  return readdirSync(directory).filter(file => file.endsWith('.template.json'))
    .map(file => JSON.parse(readFileSync(join(directory, file), 'utf8')) as Template)
    .flatMap(({ Resources }) => Object.values(Resources))
    .map(({ Type, DeletionPolicy, Properties = {} }) => `${Type} ${DeletionPolicy} ${Object.keys(Properties).sort().join()}`)
    .sort();
}

interface Template { readonly Resources: Record<string, { Type: string; DeletionPolicy?: string; Properties?: object }> }

function report(results: Result[]): void {
  console.log(`synthesis of caches of this library against the same resources by hand; ${ROUNDS} rounds of processes\n`);
  console.log(table(
    ['caches', 'resources', 'app', 'cpu ms (min, median, max)', 'wall ms (min, median, max)'],
    results.flatMap(({ caches, resources, cpuMs, wallMs }) =>
      APPS.map(app => [caches, resources, app, ...[cpuMs, wallMs].map(ms => figures(ms[app], 0))])),
  ));
  for (const { caches, cpuRatio } of results) {
    for (const app of ['l2', 'l1'] as const) {
      const verdict = cpuRatio[app].median <= GOAL ? 'within' : 'above';
      console.log(`${caches} x library / ${app} in CPU time: ${figures(cpuRatio[app], 3)}, ${verdict} the goal of ${GOAL.toFixed(2)}`);
    }
  }
}

function figures({ min, median, max }: Spread, digits: number): string {
  return [min, median, max].map(value => value.toFixed(digits)).join(', ');
}

function cdkVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', 'aws-cdk-lib', 'package.json'), 'utf8')).version;
}
