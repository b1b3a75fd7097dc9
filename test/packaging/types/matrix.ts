import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, expectThat } from '../proof';

const SCENARIOS = join(__dirname, '..', 'scenarios', 'js');
const MODULE = { node10: 'commonjs', node16: 'node16', nodenext: 'nodenext', bundler: 'esnext' };
const ERROR = /^(.+?)\(\d+,\d+\): (error TS\d+: .+)$/gm;
/** With exactOptionalPropertyTypes, a Vpc of aws-cdk-lib is no IVpc of aws-cdk-lib: an app has to cast. */
const OF_CDK = /'(\w+)' is not assignable to (?:parameter of )?type 'I\1' with 'exactOptionalPropertyTypes/;
const CASTS_OF_CDK = ['Vpc', 'Cluster'];

export type Resolution = keyof typeof MODULE;

/** How an app compiles. */
export interface Compilation {
  /** A version such as 5.4, which is installed as typescript-5.4. */
  readonly typescript: string;
  readonly moduleResolution: Resolution;
  /** With exactOptionalPropertyTypes, which aws-cdk-lib does not support: what is its own is left out. */
  readonly exactOptional?: boolean;
}

/** The first version that people are asked to have, and all others. */
export const VERSIONS = ['5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '6.0', '7.0'];
export const RESOLUTIONS = Object.keys(MODULE) as Resolution[];

/** What npm installs to have several versions. */
export function packagesOf(versions: string[]): string[] {
  return versions.map(version => `typescript-${version}@npm:typescript@~${version}`);
}

/** TypeScript 7 has no node10 any more. */
export function isOffered({ typescript, moduleResolution }: Compilation): boolean {
  return moduleResolution !== 'node10' || Number.parseInt(typescript) < 7;
}

/** Type-checks the scenarios in a directory that has the package; the declarations of the package, too, with exactOptionalPropertyTypes. */
export function typeCheck(directory: string, { typescript, moduleResolution, exactOptional = false }: Compilation): void {
  cpSync(SCENARIOS, directory, { recursive: true });
  // TypeScript 6 says that node10 will be gone, and asks for this word
  const deprecated = typescript === '6.0' && moduleResolution === 'node10' ? { ignoreDeprecations: '6.0' } : {};
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify({
    compilerOptions: {
      target: 'es2022',
      module: MODULE[moduleResolution],
      moduleResolution,
      strict: true,
      noEmit: true,
      types: ['node'],
      exactOptionalPropertyTypes: exactOptional,
      skipLibCheck: !exactOptional,
      ...deprecated,
    },
    files: ['scenarios.ts', 'wrong.ts'],
  }));
  const { ok, stdout, said } = attempt(directory, 'node', [join('node_modules', `typescript-${typescript}`, 'bin', 'tsc'), '-p', '.', '--pretty', 'false']);
  const errors = ownErrors(stdout);
  expectThat(ok || (exactOptional && stdout.includes('error TS') && errors.length === 0), errors.length > 0 ? errors.join('\n') : said);
}

/** The errors that are not aws-cdk-lib's own. */
export function ownErrors(said: string): string[] {
  return [...said.matchAll(ERROR)].filter(([, file, error]) => {
    const cast = OF_CDK.exec(error)?.[1];
    return !/node_modules\/(aws-cdk-lib|constructs)\//.test(file) && !(cast !== undefined && CASTS_OF_CDK.includes(cast));
  }).map(([line]) => line);
}
