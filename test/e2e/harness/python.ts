import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CommandError, run } from './command';
import { E2E, REPOSITORY } from './paths';

const OLDEST = [3, 10];

/** The Python of a virtual environment that has what the emulator needs. */
export function python(say: (line: string) => void): Promise<string> {
  return environment('emulator', path.join(E2E, 'emulator', 'requirements.txt'), say);
}

/** The Python of a virtual environment; made at the first call, kept for the next runs. */
export async function environment(name: string, requirements: string, say: (line: string) => void): Promise<string> {
  if (process.platform === 'win32') {
    throw new Error('the emulator runs on Linux and macOS; on Windows use the Windows Subsystem for Linux');
  }
  // not .venv itself: that may be somebody's own
  const folder = path.join(REPOSITORY, '.venv', name);
  const program = path.join(folder, 'bin', 'python');
  const wanted = crypto.createHash('sha256').update(fs.readFileSync(requirements)).digest('hex');
  const stamp = path.join(folder, 'requirements.sha256');
  if (fs.existsSync(program) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) {
    return program;
  }
  say(`installing the ${name} into .venv/${name} (once)`);
  const system = await systemPython();
  await explained(run('python3 -m venv', system, ['-m', 'venv', '--clear', folder]),
    "Python can't make a virtual environment; on Debian and Ubuntu: 'apt install python3-venv'");
  await explained(run('pip install', program, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]),
    `pip couldn't install the ${name}; it needs a way to PyPI or to a mirror of it (see 'pip config')`);
  fs.writeFileSync(stamp, wanted);
  return program;
}

async function systemPython(): Promise<string> {
  const printed = await explained(run('python3 --version', 'python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']),
    'Python 3 is missing; install it from https://www.python.org or with the package manager of your system');
  const [major, minor] = printed.trim().split('.').map(Number);
  if (major !== OLDEST[0] || minor < OLDEST[1]) {
    throw new Error(`python3 is version ${printed.trim()}; the emulator needs ${OLDEST.join('.')} or newer`);
  }
  return 'python3';
}

async function explained<T>(work: Promise<T>, sentence: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const lastLine = error instanceof CommandError ? error.output.trim().split('\n').pop() : undefined;
    throw new Error(lastLine ? `${sentence} (${lastLine})` : sentence);
  }
}
