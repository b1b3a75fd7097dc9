import * as fs from 'node:fs';
import * as path from 'node:path';
import { CommandError, run } from './command';
import { Emulator } from './emulator';
import { NODE_MODULES } from './paths';

/** The account that the emulator gives to everybody. */
const ACCOUNT = '000000000000';

export interface CdkOptions {
  readonly emulator: Emulator;
  /** The directory with `cdk.json`. */
  readonly app: string;
}

export type Outputs = Record<string, string>;

/** The CDK CLI, pointed at the emulator. */
export class Cdk {
  /** What the app is told by `-c`. */
  public context: Readonly<Record<string, string | number>> = {};
  private readonly output: string;

  public constructor(private readonly options: CdkOptions) {
    this.output = fs.mkdtempSync(path.join(options.emulator.directory, 'cdk-'));
  }

  public async bootstrap(): Promise<void> {
    await this.run('bootstrap', [`aws://${ACCOUNT}/us-east-1`]);
  }

  /** Deploys all stacks; gives their outputs by name, and what the CLI said. `onLine` hears it while it happens. */
  public async deploy(onLine?: (line: string) => void): Promise<{ readonly outputs: Outputs; readonly said: string }> {
    const file = path.join(this.output, 'outputs.json');
    const said = await this.run('deploy', ['--all', '--require-approval', 'never', '--progress', 'events', '--outputs-file', file], onLine);
    const stacks = Object.values(JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, Outputs>);
    return { outputs: Object.assign({}, ...stacks) as Outputs, said };
  }

  /** Whether what is deployed differs from what the app says, and what the CLI said. */
  public async diff(): Promise<{ readonly differs: boolean; readonly said: string }> {
    try {
      return { differs: false, said: await this.run('diff', ['--fail']) };
    } catch (error) {
      if (error instanceof CommandError && error.output.includes('Number of stacks with differences')) {
        return { differs: true, said: error.output };
      }
      throw error;
    }
  }

  public async destroy(): Promise<void> {
    await this.run('destroy', ['--all', '--force']);
  }

  private run(command: string, args: readonly string[], onLine?: (line: string) => void): Promise<string> {
    const cli = path.join(NODE_MODULES, 'aws-cdk', 'bin', 'cdk');
    const context = Object.entries(this.context).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return run(`cdk ${command}`, process.execPath, [cli, command, ...args, ...context, '--output', path.join(this.output, 'cdk.out'), '--no-notices', '--ci'], {
      cwd: this.options.app,
      env: { ...this.options.emulator.environment, PATH: this.path(), CDK_VALIDATION: 'false' },
      onLine,
    });
  }

  /** Apps start with `npx`, bundling with `esbuild`: both as the repository has them. */
  private path(): string {
    return [path.join(NODE_MODULES, '.bin'), path.dirname(process.execPath), process.env.PATH].join(path.delimiter);
  }
}
