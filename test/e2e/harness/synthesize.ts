import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { run } from './command';
import { NODE_MODULES, REPOSITORY } from './paths';
import { environment } from './python';

const BINDINGS = path.join(REPOSITORY, '.venv', 'bindings');

/** What an app says, without the hashes of its assets: those of functions are bundled only when they are deployed. */
export type Templates = Record<string, unknown>;

const CONTEXT = { 'aws:cdk:bundling-stacks': [] };

/** The templates of an app that is written in Python, by the names of their files, with the library as it is compiled. */
export async function synthesizeInPython(app: string): Promise<Templates> {
  const program = await environment('cdk', path.join(__dirname, 'python-requirements.txt'), () => undefined);
  return synthesize(app, program, [], { PYTHONPATH: await bindings(), PYTHONDONTWRITEBYTECODE: '1' });
}

/** The same of one in TypeScript. */
export function synthesizeInTypeScript(app: string): Promise<Templates> {
  const tsNode = path.join(NODE_MODULES, 'ts-node', 'dist', 'bin.js');
  return synthesize(app, process.execPath, [tsNode, '--transpile-only', '--project', path.join(REPOSITORY, 'tsconfig.dev.json')], {});
}

async function synthesize(app: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Templates> {
  const output = fs.mkdtempSync(path.join(os.tmpdir(), 'cdksynth-'));
  try {
    await run(path.basename(app), program, [...args, path.basename(app)], {
      cwd: path.dirname(app),
      env: {
        ...process.env,
        ...env,
        // the library is run by the Node that runs this, and finds the esbuild of the repository
        PATH: [path.join(NODE_MODULES, '.bin'), path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
        NODE_OPTIONS: '',
        CDK_VALIDATION: 'false',
        CDK_OUTDIR: output,
        CDK_CONTEXT_JSON: JSON.stringify(CONTEXT),
      },
    });
    const files = fs.readdirSync(output).filter(file => file.endsWith('.template.json'));
    const read = (file: string) => fs.readFileSync(path.join(output, file), 'utf8').replace(/[0-9a-f]{64}/g, '<asset-hash>');
    return Object.fromEntries(files.map(file => [file, JSON.parse(read(file))]));
  } finally {
    fs.rmSync(output, { recursive: true, force: true });
  }
}

/** The Python package, made anew when what is compiled has changed. */
async function bindings(): Promise<string> {
  const wanted = ['.jsii.gz', 'lib', 'assets'].flatMap(filesIn).reduce((hash, file) => hash.update(file).update(fs.readFileSync(file)), crypto.createHash('sha256'))
    .digest('hex');
  const stamp = path.join(BINDINGS, 'compiled.sha256');
  if (!fs.existsSync(stamp) || fs.readFileSync(stamp, 'utf8') !== wanted) {
    fs.rmSync(BINDINGS, { recursive: true, force: true });
    const pacmak = path.join(NODE_MODULES, 'jsii-pacmak', 'bin', 'jsii-pacmak');
    await run('jsii-pacmak', process.execPath, [pacmak, '--code-only', '--target', 'python', '--outdir', BINDINGS, REPOSITORY], { cwd: REPOSITORY });
    fs.writeFileSync(stamp, wanted);
  }
  return path.join(BINDINGS, 'python', 'src');
}

function filesIn(name: string): string[] {
  const start = path.join(REPOSITORY, name);
  return fs.statSync(start).isFile() ? [start] : fs.readdirSync(start, { recursive: true, encoding: 'utf8' }).sort()
    .map(file => path.join(start, file)).filter(file => fs.statSync(file).isFile());
}
