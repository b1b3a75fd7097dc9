/** ts-node test/packaging/types.ts: the types of what was compiled last, in each TypeScript and in Python. It takes minutes. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBindings } from './languages/bindings';
import { CDK, emptyApp } from './languages/language';
import { PYTHON } from './languages/python';
import { mypy } from './languages/python-types';
import { TYPESCRIPT } from './languages/typescript';
import { conclude, prove, run } from './proof';
import { isOffered, packagesOf, RESOLUTIONS, typeCheck, VERSIONS } from './types/matrix';

const work = mkdtempSync(join(tmpdir(), 'cdk-elasticache-types-'));

function proveTypeScript(): void {
  const app = emptyApp(work, TYPESCRIPT);
  const tarballs = join(work, 'bindings', 'js');
  prove('the npm package and all versions of TypeScript are installed', () => {
    const [tarball] = readdirSync(tarballs);
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
    run(app, 'npm', [
      'install', '--no-audit', '--no-fund', '--prefer-offline', join(tarballs, tarball), `aws-cdk-lib@${CDK}`, 'constructs', '@types/node@^20',
      ...packagesOf(VERSIONS),
    ]);
  });
  for (const typescript of VERSIONS) {
    for (const moduleResolution of RESOLUTIONS.filter(resolution => isOffered({ typescript, moduleResolution: resolution }))) {
      prove(`apps are type-checked by TypeScript ${typescript} with ${moduleResolution}`, () => typeCheck(app, { typescript, moduleResolution }));
    }
    prove(`declarations are exact with TypeScript ${typescript}`, () => typeCheck(app, { typescript, moduleResolution: 'nodenext', exactOptional: true }));
  }
}

function provePython(): void {
  const app = emptyApp(work, PYTHON);
  prove('the wheel installs into an empty app', () => PYTHON.install(app));
  prove('README.md and the scenarios pass mypy --strict', () => mypy(app));
}

function main(): number {
  prove('the packages for npm and Python are made', () => makeBindings(work, [TYPESCRIPT, PYTHON]));
  proveTypeScript();
  provePython();
  return conclude();
}

try {
  process.exitCode = main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
