import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf } from '../../tools/docs/snippets';

const ROOT = join(__dirname, '..', '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const TEN_LINES = blocksOf(README, 'ts nofixture')[0];
const TEN_LINES_IN_PYTHON = blocksOf(README, 'python')[0];
/** The least that the package asks for, and one that a new app gets. */
const [FLOOR, NEWER] = ['2.263.0', '2.276.0'];
const MEGABYTE = 1024 * 1024;
const SHIPPED = /^package\/(lib|assets)\/|^package\/(\.jsii|\.npmignore|\.warnings\.jsii\.js|LICENSE|README\.md|package\.json|changelog\.md)$/;

const work = mkdtempSync(join(tmpdir(), 'cdk-elasticache-consumer-'));
let passed = 0;
let failed = 0;

/** Says what is proved, and goes on when it is not. */
function prove(sentence: string, proof: () => void): void {
  const since = performance.now();
  try {
    proof();
    passed++;
    console.log(`passed: ${sentence} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${sentence}\n  ${(error as Error).message.trim().replace(/\n/g, '\n  ')}`);
  }
}

/** What a command prints. It runs outside the repository, so that nothing of it is found by accident. */
function run(directory: string, command: string, args: string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 16 * MEGABYTE,
    env: { ...process.env, NODE_PATH: '', CDK_VALIDATION: 'false', ...env },
  });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} ended with ${status ?? error?.message}:\n${`${stdout}\n${stderr}`.trim().slice(-2000)}`);
  }
  return stdout;
}

function expectThat(holds: boolean, otherwise: string): void {
  if (!holds) { throw new Error(otherwise); }
}

function some(names: string[]): string {
  return names.length <= 10 ? names.join(', ') : `${names.slice(0, 10).join(', ')} and ${names.length - 10} more`;
}

function pack(): string {
  const [{ filename }] = JSON.parse(run(ROOT, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', work]));
  return join(work, filename);
}

function checkContents(tarball: string): void {
  const files = run(work, 'tar', ['-tvzf', tarball]).trim().split('\n').map(line => {
    const [, , size, , , ...name] = line.split(/\s+/);
    return { name: name.join(' '), size: Number(size) };
  });
  prove('the tarball has what runs, its types and its description', () => {
    const names = files.map(({ name }) => name);
    for (const needed of ['lib/index.js', 'lib/index.d.ts', '.jsii', 'README.md', 'LICENSE', 'package.json']) {
      expectThat(names.includes(`package/${needed}`), `${needed} is missing`);
    }
  });
  prove('the tarball has no tests, examples, sources or tools', () => {
    const others = files.filter(({ name }) => !SHIPPED.test(name) || /\.test\.|\.e2e\.|(?<!\.d)\.ts$|\.tgz$/.test(name));
    expectThat(others.length === 0, `it has ${some(others.map(({ name }) => name))}`);
  });
  prove('no file of the tarball is over 1 MB, but the assembly, from which the other languages are made', () => {
    const large = files.filter(({ name, size }) => size > (name === 'package/.jsii' ? 2 : 1) * MEGABYTE);
    expectThat(large.length === 0, some(large.map(({ name, size }) => `${name} has ${size} bytes`)));
  });
}

/** An empty app that installs the tarball as a user installs the package. */
function consumer(tarball: string, cdk: string): string {
  const directory = join(work, `with-${cdk}`);
  mkdirSync(join(directory, 'function'), { recursive: true });
  writeFileSync(join(directory, 'function', 'index.js'), 'exports.handler = async () => undefined;\n');
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  run(directory, 'npm', [
    'install', '--no-audit', '--no-fund', '--prefer-offline', tarball, `aws-cdk-lib@${cdk}`, 'constructs', 'typescript@~6.0.0', '@types/node@^20',
  ]);
  return directory;
}

/** The template that the app left in a directory has the cache. */
function expectCache(assembly: string): void {
  const file = join(assembly, 'Sessions.template.json');
  expectThat(existsSync(file), `there is no template; there is ${existsSync(assembly) ? readdirSync(assembly).join(', ') : 'nothing'}`);
  const resources = Object.values<{ Type: string; Properties: Record<string, unknown> }>(JSON.parse(readFileSync(file, 'utf8')).Resources);
  const [group, ...more] = resources.filter(({ Type }) => Type === 'AWS::ElastiCache::ReplicationGroup');
  expectThat(group !== undefined && more.length === 0, 'there is not one replication group');
  const { Port, MultiAZEnabled, AtRestEncryptionEnabled, TransitEncryptionMode } = group.Properties;
  const properties = JSON.stringify({ Port, MultiAZEnabled, AtRestEncryptionEnabled, TransitEncryptionMode });
  expectThat(properties === '{"Port":6380,"MultiAZEnabled":true,"AtRestEncryptionEnabled":true,"TransitEncryptionMode":"required"}', `it has ${properties}`);
}

function inTypeScript(directory: string, cdk: string): void {
  writeFileSync(join(directory, 'app.ts'), TEN_LINES);
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({
    // the declarations of the package are checked with the one, and left alone as in most apps with the other
    compilerOptions: { target: 'ES2022', module: 'node16', strict: true, types: ['node'], outDir: 'compiled', skipLibCheck: cdk !== FLOOR },
    files: ['app.ts'],
  }));
  run(directory, 'npx', ['--no-install', 'tsc', '-p', '.']);
  // the CDK command names the directory in this way
  const assembly = join(directory, 'typescript.out');
  run(directory, process.execPath, ['compiled/app.js'], { CDK_OUTDIR: assembly });
  expectCache(assembly);
}

function inJavaScript(directory: string): void {
  const required = TEN_LINES
    .replace(/^import \{(.+)\} from (.+);$/gm, (_line, names: string, from: string) => `const {${names.replaceAll(' as ', ': ')}} = require(${from});`)
    .replaceAll('!.', '.');
  writeFileSync(join(directory, 'app.js'), required);
  const assembly = join(directory, 'javascript.out');
  run(directory, process.execPath, ['app.js'], { CDK_OUTDIR: assembly });
  expectCache(assembly);
}

/** An empty Python app that installs the wheel as a user installs the package. */
function consumerInPython(directory: string): void {
  mkdirSync(join(directory, 'function'), { recursive: true });
  writeFileSync(join(directory, 'function', 'index.js'), 'exports.handler = async () => undefined;\n');
  run(ROOT, 'npx', ['projen', 'package:python']);
  const wheels = readdirSync(join(ROOT, 'dist', 'python')).filter(file => file.endsWith('.whl'));
  expectThat(wheels.length === 1, `there is not one wheel but ${wheels.join(', ')}`);
  run(directory, 'python3', ['-m', 'venv', '.venv']);
  run(directory, pythonOf(directory), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', join(ROOT, 'dist', 'python', wheels[0])]);
}

function pythonOf(directory: string): string {
  return join(directory, '.venv', 'bin', 'python');
}

function inPython(directory: string): void {
  writeFileSync(join(directory, 'app.py'), TEN_LINES_IN_PYTHON);
  const assembly = join(directory, 'python.out');
  run(directory, pythonOf(directory), ['app.py'], { CDK_OUTDIR: assembly });
  expectCache(assembly);
}

/** The app itself fails if a member was left out. */
function everyMemberInPython(directory: string): void {
  const assembly = join(directory, 'every-member.out');
  run(directory, pythonOf(directory), [join(__dirname, 'every_member.py')], { CDK_OUTDIR: assembly });
  const caches = readdirSync(assembly).filter(file => file.endsWith('.template.json'))
    .flatMap(file => Object.values<{ Type: string }>(JSON.parse(readFileSync(join(assembly, file), 'utf8')).Resources))
    .filter(({ Type }) => Type === 'AWS::ElastiCache::ReplicationGroup');
  // of each engine: one alone, one with shards, one with unlike shards, a primary, a secondary, one around a node; and a durable one
  expectThat(caches.length === 2 * 6 + 1, `there are ${caches.length} caches`);
}

/** ts-node test/packaging/consumer.ts [--python]: what a user gets, after 'npx projen compile'. */
function main(args: string[]): number {
  if (!existsSync(join(ROOT, 'lib', 'index.js'))) {
    console.error('the library is not compiled; run \'npx projen compile\' first');
    return 2;
  }
  const tarball = pack();
  checkContents(tarball);
  for (const cdk of [FLOOR, NEWER]) {
    prove(`the tarball installs into an empty app, with aws-cdk-lib ${cdk}`, () => consumer(tarball, cdk));
    const directory = join(work, `with-${cdk}`);
    prove(`the ten lines of README.md are type-checked and synthesize a cache in TypeScript, with aws-cdk-lib ${cdk}`, () => inTypeScript(directory, cdk));
    prove(`the ten lines of README.md synthesize a cache in JavaScript, with aws-cdk-lib ${cdk}`, () => inJavaScript(directory));
  }
  if (args.includes('--python')) {
    const directory = join(work, 'python');
    prove('the wheel installs into an empty app', () => consumerInPython(directory));
    prove('the lines of README.md synthesize a cache in Python', () => inPython(directory));
    prove('every member of the options is given by keyword and synthesized in Python, for Redis and Valkey', () => everyMemberInPython(directory));
  }
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = main(process.argv.slice(2));
} finally {
  rmSync(work, { recursive: true, force: true });
}
