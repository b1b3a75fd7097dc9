import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const TASKS = join(ROOT, '.projen', 'tasks.json');

/** A step of a projen task. */
interface Step {
  readonly exec?: string;
  readonly execArgs?: string[];
}

/** Makes each bundle that is missing, or older than anything it may be made of. Templates with a function contain its bundle. */
export function bundleWhatIsStale(): void {
  const newest = Math.max(...[TASKS, ...filesUnder(join(ROOT, 'src'))].map(changed));
  for (const [command, ...args] of bundleCommands()) {
    const output = join(ROOT, args.find(arg => arg.startsWith('--outfile='))!.slice('--outfile='.length));
    if (!existsSync(output) || changed(output) < newest) {
      execFileSync(join(ROOT, 'node_modules', '.bin', command), [...args, '--log-level=warning'], { cwd: ROOT, stdio: 'inherit' });
    }
  }
}

/** The projen tasks say how a bundle is made. They are run here without projen, which takes seconds to start. */
function bundleCommands(): string[][] {
  const { tasks } = JSON.parse(readFileSync(TASKS, 'utf8')) as { tasks: Record<string, { steps: Step[] }> };
  return Object.entries(tasks)
    .filter(([name]) => name.startsWith('bundle:') && !name.endsWith(':watch'))
    .flatMap(([, { steps }]) => steps.map(({ exec, execArgs }) => execArgs ?? exec!.split(' ')));
}

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).map(file => join(directory, file));
}

function changed(file: string): number {
  return statSync(file).mtimeMs;
}
