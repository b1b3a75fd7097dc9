import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expectThat, prove, some } from './proof';

/** In bytes. */
const LARGEST = 400_000;
const ASSETS = ['assets/access/rotation/rotation.lambda/index.js', 'assets/sasl-gate/main.js'];
const NEEDED = ['lib/index.js', 'lib/index.d.ts', '.jsii', '.jsii.gz', 'README.md', 'LICENSE', 'package.json'];
const SHIPPED = new Set([...NEEDED, ...ASSETS, 'NOTICE']);
/** `require("./x")`, `from './x'` and `import('./x')`. */
const REFERENCE = /(?:\brequire\(|\bfrom |\bimport\()["'](\.[^"']+)["']/g;

/** What is in the tarball, which was unpacked into a directory. */
export function checkContents(tarball: string, unpacked: string): void {
  const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter(file => statSync(join(unpacked, file)).isFile());
  const text = (file: string) => readFileSync(join(unpacked, file), 'utf8');

  prove('the tarball has what runs, its types, its description and both bundles', () => {
    const missing = [...NEEDED, ...ASSETS].filter(file => !files.includes(file));
    expectThat(missing.length === 0, `it lacks ${some(missing)}`);
  });
  prove('the tarball has nothing else: no tests, examples, sources or tools', () => {
    const others = files.filter(file => !SHIPPED.has(file) && !/^lib\/.*(\.js|\.d\.ts)$/.test(file));
    expectThat(others.length === 0, `it has ${some(others)}`);
  });
  prove('every module of the tarball is reached from its index', () => {
    const reached = modulesFrom(unpacked, 'lib/index');
    const others = files.filter(file => file.startsWith('lib/') && !reached.has(moduleOf(file)));
    expectThat(others.length === 0, `nothing uses ${some(others)}`);
  });
  prove('no file of the tarball has a source map', () => {
    const mapped = files.filter(file => file.endsWith('.map') || (/\.(js|d\.ts)$/.test(file) && text(file).includes('sourceMappingURL=')));
    expectThat(mapped.length === 0, `these have one: ${some(mapped)}`);
  });
  prove('package.json exports only what exists', () => {
    const targets = Object.values<string | Record<string, string>>(JSON.parse(text('package.json')).exports)
      .flatMap(target => typeof target === 'string' ? [target] : Object.values(target));
    const missing = targets.filter(target => !existsSync(join(unpacked, target)));
    expectThat(missing.length === 0, `there is no ${some(missing)}`);
  });
  const { size } = statSync(tarball);
  prove(`the tarball has ${Math.round(size / 1000)} kB of the ${LARGEST / 1000} that it may have`, () =>
    expectThat(size <= LARGEST, `${size} bytes are too many`));
}

const moduleOf = (file: string) => file.replace(/(\.js|\.d\.ts)$/, '');

/** The modules that a module uses when it runs or in its types, and those that they use. */
function modulesFrom(directory: string, first: string): Set<string> {
  const reached = new Set([first]);
  // a set gives what is added while it is read
  for (const module of reached) {
    for (const file of [`${module}.js`, `${module}.d.ts`].map(name => join(directory, name)).filter(existsSync)) {
      for (const [, name] of readFileSync(file, 'utf8').matchAll(REFERENCE)) {
        const found = resolve(dirname(file), name);
        // modules that nobody can name have no types
        const isFile = existsSync(`${found}.js`) || existsSync(`${found}.d.ts`);
        reached.add(relative(directory, isFile ? found : join(found, 'index')));
      }
    }
  }
  return reached;
}
