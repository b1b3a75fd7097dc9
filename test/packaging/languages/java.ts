import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Language } from './language';
import { attempt, run } from '../proof';

/** What Maven downloaded before. */
export const MAVEN_REPOSITORY = join(homedir(), '.m2', 'repository');

/** Maven keeps a package by its version, which is the same in each build. */
export function forgetOwnPackage(): void {
  rmSync(join(MAVEN_REPOSITORY, 'io', 'github', 'cdkelasticache'), { recursive: true, force: true });
}

/** What `cdk.json` of a new Java app has. */
const runs = (main: string) => ['-e', '-q', '-B', `-Dmaven.repo.local=${MAVEN_REPOSITORY}`, 'compile', 'exec:java', `-Dexec.mainClass=consumer.${main}`];

export const JAVA: Language = {
  name: 'Java',
  target: 'java',
  commands: ['java', 'mvn'],
  // Maven installs what it needs when it runs
  install: () => forgetOwnPackage(),
  scenarios: (app, assembly) => run(app, 'mvn', runs('Scenarios'), { CDK_OUTDIR: assembly }),
  wrong: app => attempt(app, 'mvn', runs('Wrong')),
};
