import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CDK, Language } from './language';
import { attempt, expectThat, run } from '../proof';

export function pythonOf(app: string): string {
  return join(app, '.venv', 'bin', 'python');
}

/** Installs packages into the app's own Python. */
export function pip(app: string, ...packages: string[]): void {
  // compiling all of aws-cdk-lib takes longer than what the apps use of it
  run(app, pythonOf(app), ['-m', 'pip', 'install', '--quiet', '--no-compile', '--disable-pip-version-check', ...packages]);
}

export const PYTHON: Language = {
  name: 'Python',
  target: 'python',
  commands: ['python3'],
  install(app) {
    const dist = join(app, '..', 'bindings', 'python');
    const wheels = readdirSync(dist).filter(file => file.endsWith('.whl'));
    expectThat(wheels.length === 1, `there is not one wheel but ${wheels.join(', ')}`);
    run(app, 'python3', ['-m', 'venv', '.venv']);
    pip(app, join(dist, wheels[0]), `aws-cdk-lib==${CDK}`);
  },
  scenarios: (app, assembly) => run(app, pythonOf(app), ['scenarios.py'], { CDK_OUTDIR: assembly }),
  wrong: app => attempt(app, pythonOf(app), ['wrong.py']),
};
