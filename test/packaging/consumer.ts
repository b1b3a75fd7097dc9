import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContents } from './contents';
import { cloneTo, expectNoPackageWithoutAssets, makePackage } from './make';
import { conclude, expectThat, prove, run } from './proof';
import { Compilation, packagesOf, typeCheck } from './types/matrix';
import { blocksOf } from '../../tools/docs/snippets';

const ROOT = join(__dirname, '..', '..');
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const TEN_LINES = blocksOf(README, 'ts nofixture')[0];
/** The least that the package asks for, and one that a new app gets. */
const [FLOOR, NEWER] = ['2.263.0', '2.276.0'];
/** The ends of the matrix; `test:types` has all of it. */
const COMPILATIONS: Compilation[] = [
  { typescript: '5.4', moduleResolution: 'node10' },
  { typescript: '7.0', moduleResolution: 'bundler', exactOptional: true },
];

const work = mkdtempSync(join(tmpdir(), 'cdk-elasticache-consumer-'));
const clone = join(work, 'clone');

interface Resource {
  readonly Type: string;
  readonly Properties: Record<string, any>;
}

/** An empty app that installs the tarball as a user installs the package. */
function consumer(tarball: string, cdk: string): string {
  const directory = join(work, `with-${cdk}`);
  mkdirSync(join(directory, 'function'), { recursive: true });
  writeFileSync(join(directory, 'function', 'index.js'), 'exports.handler = async () => undefined;\n');
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  run(directory, 'npm', [
    'install', '--no-audit', '--no-fund', '--prefer-offline', tarball, `aws-cdk-lib@${cdk}`, 'constructs', 'typescript@~6.0.0', '@types/node@^20',
    ...packagesOf(COMPILATIONS.map(({ typescript }) => typescript)),
  ]);
  return directory;
}

/** The resources of a stack that an app left in a directory. */
function resourcesOf(assembly: string, stack: string): Resource[] {
  const file = join(assembly, `${stack}.template.json`);
  expectThat(existsSync(file), `there is no template; there is ${existsSync(assembly) ? readdirSync(assembly).join(', ') : 'nothing'}`);
  return Object.values<Resource>(JSON.parse(readFileSync(file, 'utf8')).Resources);
}

/** The template that the app left in a directory has the cache. */
function expectCache(assembly: string): void {
  const [group, ...more] = resourcesOf(assembly, 'Sessions').filter(({ Type }) => Type === 'AWS::ElastiCache::ReplicationGroup');
  expectThat(group !== undefined && more.length === 0, 'there is not one replication group');
  const { Port, MultiAZEnabled, AtRestEncryptionEnabled, TransitEncryptionMode } = group.Properties;
  const properties = JSON.stringify({ Port, MultiAZEnabled, AtRestEncryptionEnabled, TransitEncryptionMode });
  expectThat(properties === '{"Port":6380,"MultiAZEnabled":true,"AtRestEncryptionEnabled":true,"TransitEncryptionMode":"required"}', `it has ${properties}`);
}

function inTypeScript(directory: string, cdk: string): void {
  writeFileSync(join(directory, 'app.ts'), TEN_LINES);
  copyFileSync(join(__dirname, 'bundles.ts'), join(directory, 'bundles.ts'));
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({
    // the declarations of the package are checked with the one, and left alone as in most apps with the other
    compilerOptions: { target: 'ES2022', module: 'node16', strict: true, types: ['node'], outDir: 'compiled', skipLibCheck: cdk !== FLOOR },
    files: ['app.ts', 'bundles.ts'],
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

/** The code of the function that rotates a token, and that of the SASL gate, are those of the installed package. */
function withBundles(directory: string): void {
  const assembly = join(directory, 'bundles.out');
  run(directory, process.execPath, ['compiled/bundles.js'], { CDK_OUTDIR: assembly });

  const packed = (file: string) => readFileSync(join(directory, 'node_modules', 'cdk-elasticache', 'assets', file), 'utf8');
  const resources = resourcesOf(assembly, 'Bundles');
  const rotation = packed('access/rotation/rotation.lambda/index.js');
  const functions = readdirSync(assembly).map(name => join(assembly, name, 'index.js')).filter(existsSync);
  expectThat(functions.some(file => readFileSync(file, 'utf8') === rotation), 'no function has the code of the rotation');
  expectThat(resources.some(({ Type }) => Type === 'AWS::SecretsManager::RotationSchedule'), 'no secret is rotated');
  const commands = resources.flatMap(({ Properties }) => Properties?.ContainerDefinitions ?? []).flatMap(({ Command }) => Command);
  expectThat(commands.includes(packed('sasl-gate/main.js').trim()), 'no container runs the code of the gate');
}

/** ts-node test/packaging/consumer.ts: what a user gets. */
function main(): number {
  cloneTo(clone);
  const tarball = makePackage(clone);
  const unpacked = join(work, 'unpacked');
  mkdirSync(unpacked);
  run(work, 'tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked]);
  checkContents(tarball, unpacked);
  for (const cdk of [FLOOR, NEWER]) {
    prove(`the tarball installs into an empty app, with aws-cdk-lib ${cdk}`, () => consumer(tarball, cdk));
    const directory = join(work, `with-${cdk}`);
    prove(`the ten lines of README.md are type-checked and synthesize a cache in TypeScript, with aws-cdk-lib ${cdk}`, () => inTypeScript(directory, cdk));
    prove(`the ten lines of README.md synthesize a cache in JavaScript, with aws-cdk-lib ${cdk}`, () => inJavaScript(directory));
    prove(`a rotation and a SASL gate are synthesized with the bundles of the package, with aws-cdk-lib ${cdk}`, () => withBundles(directory));
  }
  for (const compilation of COMPILATIONS) {
    const { typescript, moduleResolution, exactOptional } = compilation;
    prove(`apps are type-checked by TypeScript ${typescript} with ${moduleResolution}${exactOptional ? ' and exactOptionalPropertyTypes' : ''}`, () =>
      typeCheck(join(work, `with-${FLOOR}`), compilation));
  }
  prove('a clone without the bundles is not packed', () => expectNoPackageWithoutAssets(clone));
  return conclude();
}

try {
  process.exitCode = main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
