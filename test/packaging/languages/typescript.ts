import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Language } from './language';
import { attempt, expectThat, run } from '../proof';

const MODULES = join(__dirname, '..', '..', '..', 'node_modules');
const TSC = join(MODULES, '.bin', 'tsc');

/** TypeScript, with which the others are compared. Its apps share aws-cdk-lib with this repository, since all have to have the same one. */
export const TYPESCRIPT: Language = {
  name: 'TypeScript',
  target: 'js',
  commands: ['node', 'tar'],
  install(app) {
    const dist = join(app, '..', 'bindings', 'js');
    const tarballs = readdirSync(dist).filter(file => file.endsWith('.tgz'));
    expectThat(tarballs.length === 1, `there is not one tarball but ${tarballs.join(', ')}`);
    const modules = join(app, 'node_modules');
    mkdirSync(join(modules, 'cdk-elasticache'), { recursive: true });
    run(app, 'tar', ['-xzf', join(dist, tarballs[0]), '--strip-components=1', '-C', join(modules, 'cdk-elasticache')]);
    for (const shared of ['aws-cdk-lib', 'constructs', '@types']) { symlinkSync(join(MODULES, shared), join(modules, shared)); }
    run(app, TSC, ['--target', 'es2022', '--module', 'node16', '--strict', '--skipLibCheck', '--types', 'node', 'scenarios.ts', 'wrong.ts']);
  },
  scenarios: (app, assembly) => run(app, 'node', ['scenarios.js'], { CDK_OUTDIR: assembly }),
  wrong: app => attempt(app, 'node', ['wrong.js']),
};
