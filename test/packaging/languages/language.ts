import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Ended } from '../proof';

const SCENARIOS = join(__dirname, '..', 'scenarios');
const MODULES = join(__dirname, '..', '..', '..', 'node_modules');

/** The version of aws-cdk-lib that the apps of all languages have: the one that the package asks for. */
export const CDK: string = JSON.parse(readFileSync(join(MODULES, 'aws-cdk-lib', 'package.json'), 'utf8')).version;

/** A language in which users write apps. */
export interface Language {
  readonly name: string;
  /** Its folder in `scenarios`, and what jsii-pacmak calls it. */
  readonly target: 'js' | 'python' | 'java' | 'go';
  /** The commands that it needs. */
  readonly commands: string[];
  /** Makes an app of its own in a directory that has the scenarios, from the packages in `../bindings`. */
  readonly install: (app: string) => void;
  /** Synthesizes the five stacks into a directory; fails when it can't. */
  readonly scenarios: (app: string, assembly: string) => void;
  /** Runs the app with wrong props. */
  readonly wrong: (app: string) => Ended;
}

/** The commands of a language that this machine does not have. */
export function missing({ commands }: Language): string[] {
  const directories = (process.env.PATH ?? '').split(delimiter);
  return commands.filter(command => !directories.some(directory => existsSync(join(directory, command))));
}

/** A directory outside of the repository with the scenarios of a language, and the function that they deploy. */
export function emptyApp(work: string, { target }: Language): string {
  const app = join(work, target);
  mkdirSync(join(app, 'function'), { recursive: true });
  writeFileSync(join(app, 'function', 'index.js'), 'exports.handler = async () => undefined;\n');
  cpSync(join(SCENARIOS, target), app, { recursive: true });
  return app;
}
